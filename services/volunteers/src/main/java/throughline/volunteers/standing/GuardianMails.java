package throughline.volunteers.standing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import throughline.platform.mail.LinkAtSending;
import throughline.platform.mail.Message;
import throughline.platform.mail.Outgoing;
import throughline.volunteers.volunteer.VolunteerMails;

/** What a parent or guardian is written; the gate of the volunteer's mails holds for it, too. */
@ApplicationScoped
class GuardianMails implements LinkAtSending {
  private static final String ASK = "guardian-consent";

  private final Outgoing outgoing;
  private final GuardianLinks links;

  GuardianMails(Outgoing outgoing, GuardianLinks links) {
    this.outgoing = outgoing;
    this.links = links;
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
    return links.address(VolunteerMails.about(reference), mail);
  }
}
