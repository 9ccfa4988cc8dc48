package throughline.volunteers.hours;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.volunteers.volunteer.VolunteerMails;
import throughline.volunteers.volunteer.VolunteerMails.Letter;

/** What volunteers are written about their hours. */
@ApplicationScoped
class HoursMails {
  private final VolunteerMails mails;
  private final URI publicUrl;

  HoursMails(
      VolunteerMails mails, @ConfigProperty(name = "throughline.web.public-url") URI publicUrl) {
    this.mails = mails;
    this.publicUrl = publicUrl;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance returned(HoursView hours, String why, String link);

    static native TemplateInstance settled(HoursView hours, String why, String link);
  }

  void returned(HoursEntry entry, String why) {
    var link = publicUrl + "/hours/change/" + entry.id();
    send(
        "hours-returned",
        entry,
        "Please look at your hours again",
        Templates.returned(HoursView.of(entry), why, link));
  }

  /** Approved hours were put right, voided or upheld. */
  void settled(HoursEntry entry, String why) {
    send(
        "hours-settled",
        entry,
        "About your hours",
        Templates.settled(HoursView.of(entry), why, publicUrl + "/hours"));
  }

  private void send(String kind, HoursEntry entry, String subject, TemplateInstance body) {
    mails.send(List.of(new Letter(kind, entry.volunteer().id(), entry.id(), subject, body)));
  }
}
