package throughline.membership.record.guardian;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.contact.MailKind;
import throughline.membership.contact.MayContact;
import throughline.membership.member.Member;
import throughline.membership.person.preference.Preferences.Channel;
import throughline.membership.person.vault.Adults;
import throughline.membership.person.vault.Guardian;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.person.vault.Guardians;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.record.RestrictedRecords;
import throughline.membership.record.guardian.ChangeGuardians.Answer;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.AuditTrail;

/** The guardians of a child of this desk, what each may, and whether one can be written to. */
@ApplicationScoped
class GuardianRecords {

  /**
   * One of them, as the list shows them.
   *
   * @param noMail why no mail can go to them now; null if one can
   */
  record Listed(Guardian guardian, String noMail) {}

  /**
   * All of them.
   *
   * @param version of the record, so that no change is overrun
   * @param noMail why no mail goes to any of them now; null if it is not so
   */
  record All(long version, boolean ofAdult, String noMail, List<Listed> guardians) {}

  /**
   * One of them, as a form about them sees them.
   *
   * @param version of the record, so that no change is overrun
   */
  record Seen(long version, GuardianDetails details) {
    Map<String, String> start() {
      return Map.of(
          "version", Long.toString(version),
          "guardianName", details.name(),
          "guardianRelationship", details.relationship().name(),
          "day", "today",
          "mayContact", Answer.of(details.mayContact()).name(),
          "mayManage", Answer.of(details.mayManage()).name());
    }
  }

  private final RestrictedRecords restricted;
  private final Guardians guardians;
  private final Adults adults;
  private final MayContact mayContact;
  private final AuditTrail trail;

  GuardianRecords(
      RestrictedRecords restricted,
      Guardians guardians,
      Adults adults,
      MayContact mayContact,
      AuditTrail trail) {
    this.restricted = restricted;
    this.guardians = guardians;
    this.adults = adults;
    this.mayContact = mayContact;
    this.trail = trail;
  }

  @Transactional
  All shown(UUID id, Desk desk) {
    var member = look(id, desk);
    var all = guardians.of(id);
    return new All(
        member.version(),
        all.stream().anyMatch(guardian -> guardian.details().isSelf()),
        whyNoMail(member).orElse(null),
        all.stream()
            .map(guardian -> new Listed(guardian, whyNoMail(member, guardian.id()).orElse(null)))
            .toList());
  }

  @Transactional
  Seen shown(UUID id, UUID guardian, Desk desk) {
    var member = look(id, desk);
    return new Seen(member.version(), current(member, guardian).details());
  }

  private Member look(UUID id, Desk desk) {
    var member = restricted.look(id, desk);
    trail.append(RecordAction.GUARDIANS_OPENED.of(member, desk.actor(member)));
    return member;
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
