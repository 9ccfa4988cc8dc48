package throughline.volunteers.standing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.mail.LinkAtSending;
import throughline.platform.mail.Message;
import throughline.platform.mail.Outgoing;
import throughline.volunteers.link.VolunteerLinks;
import throughline.volunteers.volunteer.VolunteerMails;

/** What a parent or guardian is written; the gate of the volunteer's mails holds for it, too. */
@ApplicationScoped
class GuardianMails implements LinkAtSending {
  static final String PAGE = "/guardian";
  private static final String ASK = "guardian-consent";

  private final Outgoing outgoing;
  private final VolunteerLinks links;
  private final URI publicUrl;

  GuardianMails(
      Outgoing outgoing,
      VolunteerLinks links,
      @ConfigProperty(name = "throughline.web.public-url") URI publicUrl) {
    this.outgoing = outgoing;
    this.links = links;
    this.publicUrl = publicUrl;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance ask(String name, String role, String link);
  }

  void ask(String address, UUID volunteer, UUID request, String name, String role) {
    outgoing.send(
        new Message(
            ASK,
            VolunteerMails.reference(volunteer, request),
            address,
            "Do you agree that your child volunteers?",
            Templates.ask(name, role, PLACEHOLDER)));
  }

  @Override
  public Set<String> kinds() {
    return Set.of(ASK);
  }

  @Override
  public String link(UUID mail, String reference) {
    return publicUrl + PAGE + "/link/" + links.link(VolunteerMails.about(reference), mail).cookie();
  }
}
