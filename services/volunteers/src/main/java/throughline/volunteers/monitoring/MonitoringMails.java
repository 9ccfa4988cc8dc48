package throughline.volunteers.monitoring;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import throughline.platform.database.equality.EqualityStore.Asked;
import throughline.platform.mail.LinkAtSending;
import throughline.volunteers.volunteer.VolunteerMails;
import throughline.volunteers.volunteer.VolunteerMails.Letter;

/** The mail with the equality questions, and its link. */
@ApplicationScoped
class MonitoringMails implements LinkAtSending {
  static final String KIND = "equality-questions";

  private final VolunteerMails mails;
  private final QuestionLinks links;

  MonitoringMails(VolunteerMails mails, QuestionLinks links) {
    this.mails = mails;
    this.links = links;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance ask(String link);
  }

  void ask(List<Asked> all) {
    mails.send(
        all.stream()
            .map(
                asked ->
                    new Letter(
                        KIND,
                        asked.person(),
                        asked.link(),
                        "Four questions about you, if you like",
                        Templates.ask(PLACEHOLDER)))
            .toList());
  }

  @Override
  public Set<String> kinds() {
    return Set.of(KIND);
  }

  @Override
  public String link(UUID mail, String reference) {
    return links.address(VolunteerMails.about(reference), mail);
  }
}
