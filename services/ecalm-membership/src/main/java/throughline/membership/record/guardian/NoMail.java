package throughline.membership.record.guardian;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.contact.MailKind;
import throughline.membership.contact.MayContact;
import throughline.membership.member.Member;
import throughline.membership.person.preference.Preferences.Channel;
import throughline.membership.person.vault.Adults;

/** Why no mail goes to a guardian now, in words for whoever would send one from a desk. */
@ApplicationScoped
class NoMail {

  private final MayContact mayContact;
  private final Adults adults;

  NoMail(MayContact mayContact, Adults adults) {
    this.mayContact = mayContact;
    this.adults = adults;
  }

  /** That the child has died keeps back every mail, and staff would hurt a family by trying. */
  Optional<String> why(Member member) {
    return switch (member.standing()) {
      case REPORTED_DEAD, DEAD ->
          Optional.of(
              "We were told that this %s has died. No mail is sent"
                  .formatted(adults.include(member.key()) ? "adult" : "child"));
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
