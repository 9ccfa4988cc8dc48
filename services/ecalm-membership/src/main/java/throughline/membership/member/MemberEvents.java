package throughline.membership.member;

import java.time.Instant;
import java.util.Optional;
import throughline.contracts.EventContract;
import throughline.contracts.membership.MemberState;
import throughline.contracts.membership.MembershipEvents;
import throughline.membership.member.MemberSpells.HomeLibrarySpell;
import throughline.membership.member.MemberSpells.MembershipSpell;
import throughline.membership.member.MemberSpells.ResidencySpell;
import throughline.platform.messaging.OutboxEvent;

/**
 * What the suite is told about a member: never who it is, and nothing of somebody who was 5 or
 * older when they were enrolled, whom no figure counts. Make an event after a flush, which raises
 * the version.
 */
public final class MemberEvents {
  private MemberEvents() {}

  public static Optional<OutboxEvent> enrolled(Member member, Instant now) {
    return event(MembershipEvents.MEMBER_ENROLLED, member, now);
  }

  public static Optional<OutboxEvent> corrected(Member member, Instant now) {
    return event(MembershipEvents.MEMBER_CORRECTED, member, now);
  }

  /** That something is true of the member from a day on: never why. */
  public static Optional<OutboxEvent> changed(Member member, Instant now) {
    return event(MembershipEvents.MEMBER_CHANGED, member, now);
  }

  private static Optional<OutboxEvent> event(EventContract contract, Member member, Instant now) {
    return Optional.of(member)
        .filter(Member::wasEnrolledUnder5)
        .map(told -> OutboxEvent.of(contract, told.key(), told.version(), now, publicState(told)));
  }

  private static MemberState publicState(Member member) {
    return new MemberState(
        member.version(),
        member.recordState(),
        member.channel(),
        member.enrolledOn(),
        member.enrolledAt().code(),
        member.membership().stream().map(MemberEvents::spell).toList(),
        member.residency().stream().map(MemberEvents::spell).toList(),
        member.homeLibrary().stream().map(MemberEvents::spell).toList(),
        member.under5UntilQuarter(),
        member.firstLoan(),
        member.enrolledAs());
  }

  private static MemberState.MembershipSpell spell(MembershipSpell spell) {
    return new MemberState.MembershipSpell(spell.status(), spell.fromDate(), spell.toDate());
  }

  private static MemberState.ResidencySpell spell(ResidencySpell spell) {
    return new MemberState.ResidencySpell(
        spell.state(), spell.district(), spell.fromDate(), spell.toDate());
  }

  private static MemberState.HomeLibrarySpell spell(HomeLibrarySpell spell) {
    return new MemberState.HomeLibrarySpell(spell.library(), spell.fromDate(), spell.toDate());
  }
}
