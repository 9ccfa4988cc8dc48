package throughline.membership.guardian;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.contact.MailKind;
import throughline.membership.contact.MayContact;
import throughline.membership.member.Member;
import throughline.membership.preference.Preferences.Channel;

/** Why no mail goes to a guardian now, in words for whoever would send one from a desk. */
@ApplicationScoped
class NoMail {

  private final MayContact mayContact;

  NoMail(MayContact mayContact) {
    this.mayContact = mayContact;
  }

  /** That the child has died keeps back every mail, and staff would hurt a family by trying. */
  Optional<String> why(Member member) {
    return switch (member.standing()) {
      case REPORTED_DEAD -> Optional.of("We were told that this child has died. No mail is sent");
      case DEAD -> Optional.of("We know that this child has died. No mail is sent");
      default -> Optional.empty();
    };
  }

  /** The same of one guardian, by the gate that every mail passes; empty if one may go now. */
  Optional<String> why(Member member, UUID guardian) {
    return why(member)
        .or(
            () ->
                mayContact
                    .refusal(guardian, MailKind.NEW_LINK, Channel.EMAIL)
                    .map(reason -> "No mail is sent. " + reason));
  }
}
