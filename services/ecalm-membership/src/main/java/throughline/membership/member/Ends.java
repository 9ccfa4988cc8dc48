package throughline.membership.member;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import throughline.contracts.membership.MemberState.MembershipStatus;
import throughline.membership.member.MemberSpells.MembershipSpell;

/**
 * Ends a membership in its dated spells, and takes an end back. Whatever ended it, it counts until
 * the end of the month, so that nobody can tell one reason from another by its day.
 */
final class Ends {
  private Ends() {}

  static Optional<LocalDate> withMonthOf(LocalDate day, List<MembershipSpell> spells) {
    var last = spells.get(spells.size() - 1);
    if (last.status() == MembershipStatus.CEASED) {
      return Optional.empty();
    }
    var from = monthAfter(day.isBefore(last.fromDate()) ? last.fromDate() : day);
    spells.set(spells.size() - 1, until(last, from));
    spells.add(new MembershipSpell(MembershipStatus.CEASED, from, null));
    return Optional.of(from);
  }

  /** As if it had never ended on that day. */
  static void takeBack(LocalDate from, List<MembershipSpell> spells) {
    var last = spells.size() - 1;
    if (spells.get(last).status() == MembershipStatus.CEASED
        && spells.get(last).fromDate().equals(from)) {
      spells.remove(last);
      spells.set(last - 1, until(spells.get(last - 1), null));
    }
  }

  static void goOn(LocalDate day, List<MembershipSpell> spells) {
    var last = spells.get(spells.size() - 1);
    if (last.status() == MembershipStatus.ACTIVE) {
      return;
    }
    if (last.fromDate().isBefore(day)) {
      spells.set(spells.size() - 1, until(last, day));
      spells.add(new MembershipSpell(MembershipStatus.ACTIVE, day, null));
    } else {
      takeBack(last.fromDate(), spells);
    }
  }

  private static MembershipSpell until(MembershipSpell spell, LocalDate to) {
    return new MembershipSpell(spell.status(), spell.fromDate(), to);
  }

  private static LocalDate monthAfter(LocalDate day) {
    return day.withDayOfMonth(1).plusMonths(1);
  }
}
