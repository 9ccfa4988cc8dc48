package throughline.volunteers.volunteer;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import throughline.platform.mail.LinkAtSending;
import throughline.volunteers.volunteer.VolunteerMails.Letter;

/** Mails whose link joins a sign-in to the record that staff keep of somebody. */
@ApplicationScoped
public class Invitations implements LinkAtSending {
  /** To whoever was accepted without a sign-in; another room writes it. */
  public static final String WELCOME = "volunteer-welcome";

  private static final String INVITED = "volunteer-invited";

  private final VolunteerMails mails;
  private final InvitationLinks links;

  Invitations(VolunteerMails mails, InvitationLinks links) {
    this.mails = mails;
    this.links = links;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance invited(String link);
  }

  /**
   * Invites somebody whose address is known.
   *
   * @return whether a mail leaves
   */
  boolean invite(UUID volunteer) {
    return mails.send(
            List.of(
                new Letter(
                    INVITED,
                    volunteer,
                    null,
                    "Log your volunteering online",
                    Templates.invited(PLACEHOLDER))))
        == 1;
  }

  @Override
  public Set<String> kinds() {
    return Set.of(WELCOME, INVITED);
  }

  @Override
  public String link(UUID mail, String reference) {
    return links.address(VolunteerMails.volunteer(reference), mail);
  }
}
