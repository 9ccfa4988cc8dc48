package throughline.membership.record.guardian;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.contact.MailKind;
import throughline.membership.contact.MayContact;
import throughline.membership.member.Member;
import throughline.membership.person.preference.Preferences.Channel;
import throughline.membership.person.vault.Adults;
import throughline.membership.person.vault.Guardian;
import throughline.membership.person.vault.Guardians;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;

/** The guardians of a child of this desk, and whether one can be written to. */
@ApplicationScoped
class GuardianRecords {

  private final Guardians guardians;
  private final Adults adults;
  private final MayContact mayContact;

  GuardianRecords(Guardians guardians, Adults adults, MayContact mayContact) {
    this.guardians = guardians;
    this.adults = adults;
    this.mayContact = mayContact;
  }

  /** By what the records of one person are found, to be locked before any of them is read. */
  UUID personOf(UUID guardian) {
    return guardians.find(guardian).map(Guardian::person).orElseThrow(GuardianRecords::notFound);
  }

  /**
   * One guardian who answers for the child now.
   *
   * @throws NotFound if it is another child's
   * @throws Conflict if they do so no longer
   */
  Guardian current(Member member, UUID guardian) {
    var found =
        guardians
            .find(guardian)
            .filter(each -> each.member().equals(member.key()))
            .orElseThrow(GuardianRecords::notFound);
    if (found.until() != null) {
      throw new Conflict(
          "guardian-ended",
          "This guardian answers for the child no longer. Add them again if they do");
    }
    return found;
  }

  private static NotFound notFound() {
    return new NotFound("guardian with this number");
  }

  void requireChild(Member member) {
    if (adults.include(member.key())) {
      throw new Conflict("no-guardians", "An adult answers for themself");
    }
  }

  /** That the child has died keeps back every mail, and staff would hurt a family by trying. */
  Optional<String> whyNoMail(Member member) {
    return switch (member.standing()) {
      case REPORTED_DEAD, DEAD ->
          Optional.of(
              "We were told that this %s has died. No mail is sent"
                  .formatted(adults.include(member.key()) ? "adult" : "child"));
      default -> Optional.empty();
    };
  }

  /** The same of one guardian, by the gate that every mail passes. */
  Optional<String> whyNoMail(Member member, UUID guardian) {
    return whyNoMail(member)
        .or(
            () ->
                mayContact
                    .refusal(guardian, MailKind.NEW_LINK, Channel.EMAIL)
                    .map(reason -> "No mail is sent. " + reason));
  }
}
