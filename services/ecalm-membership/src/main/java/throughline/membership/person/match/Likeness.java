package throughline.membership.person.match;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The rule of when two records may be of one child. It looks for one child recorded twice, and lets
 * pass who is like another: twins and triplets, cousins of one name and another birthday. A date, a
 * family name and a home in common say nothing, for twins have them; where a child lives is not
 * looked at. What is unknown equals nothing.
 */
final class Likeness {

  /** What two records have in common beside the children themselves. */
  record Family(boolean sameContact, boolean sameGuardian) {

    boolean isSame() {
      return sameContact || sameGuardian;
    }
  }

  /**
   * One of the two.
   *
   * @param birthOrder empty if it was born alone, as far as somebody said
   */
  record Person(KnownNames names, LocalDate dateOfBirth, Optional<Integer> birthOrder) {

    boolean isOtherOfBirth(Person other) {
      return birthOrder.isPresent()
          && other.birthOrder.isPresent()
          && !birthOrder.equals(other.birthOrder);
    }

    @Override
    public String toString() {
      return "Person";
    }
  }

  /** How sure it is, and why. */
  record Verdict(int score, Set<Reason> reasons) {}

  private static final int SURE = 85;
  private static final int PROBABLE = 70;
  private static final int POSSIBLE = 55;
  private static final int MORE_BY_FAMILY = 10;
  private static final int LESS_BY_ORDER = 15;
  private static final int NEAR = 2;

  private Likeness() {}

  /** Empty if nobody has to look at them. */
  static Optional<Verdict> of(Person one, Person other, Family family) {
    var reasons = EnumSet.noneOf(Reason.class);
    var dates = dates(one.dateOfBirth, other.dateOfBirth);
    var score = dates.map(known -> names(one, other, known, family, reasons)).orElse(0);
    if (score == 0) {
      return Optional.empty();
    }
    reasons.add(dates.get());
    if (family.sameContact) {
      reasons.add(Reason.SAME_CONTACT);
    }
    if (family.sameGuardian) {
      reasons.add(Reason.SAME_GUARDIAN);
    }
    if (one.isOtherOfBirth(other)) {
      reasons.add(Reason.OTHER_PLACE_IN_BIRTH);
      score -= LESS_BY_ORDER;
    }
    return Optional.of(new Verdict(score + (family.isSame() ? MORE_BY_FAMILY : 0), reasons));
  }

  private static Optional<Reason> dates(LocalDate one, LocalDate other) {
    if (one.equals(other)) {
      return Optional.of(Reason.SAME_DATE);
    }
    if (Math.abs(ChronoUnit.DAYS.between(one, other)) <= NEAR) {
      return Optional.of(Reason.DATES_ARE_NEAR);
    }
    if (one.getYear() == other.getYear()
        && one.getMonthValue() == other.getDayOfMonth()
        && one.getDayOfMonth() == other.getMonthValue()) {
      return Optional.of(Reason.DAY_AND_MONTH_SWAPPED);
    }
    var sameDay = one.getDayOfMonth() == other.getDayOfMonth();
    var sameYear = one.getYear() == other.getYear();
    var nextYear =
        Math.abs(one.getYear() - other.getYear()) == 1 && one.getMonth() == other.getMonth();
    return Optional.of(Reason.DATE_DIFFERS_BY_A_SLIP)
        .filter(r -> sameDay && (sameYear || nextYear));
  }

  private static int names(
      Person one, Person other, Reason dates, Family family, Set<Reason> reasons) {
    var a = one.names;
    var b = other.names;
    if (a.hasGivenOf(b) && a.hasFamilyOf(b)) {
      reasons.add(Reason.SAME_NAMES);
      return dates == Reason.SAME_DATE ? SURE : otherDate(dates, family);
    }
    return dates == Reason.SAME_DATE ? almost(one, other, family, reasons) : 0;
  }

  /** Cousins may share both names; that they share a guardian, too, is less likely than a slip. */
  private static int otherDate(Reason dates, Family family) {
    if (dates == Reason.DATE_DIFFERS_BY_A_SLIP && !family.isSame()) {
      return 0;
    }
    return POSSIBLE;
  }

  private static int almost(Person one, Person other, Family family, Set<Reason> reasons) {
    var a = one.names;
    var b = other.names;
    if (a.isInOtherOrderThan(b)) {
      reasons.add(Reason.NAMES_IN_OTHER_ORDER);
      return SURE;
    }
    if (a.hasGivenOf(b)) {
      return sameGiven(a, b, family, reasons);
    }
    if (!a.hasFamilyOf(b) || one.isOtherOfBirth(other)) {
      return 0;
    }
    if (a.hasMoreOrLessGivenThan(b)) {
      reasons.add(Reason.MORE_GIVEN_NAMES);
      return PROBABLE;
    }
    if (a.hasGivenLike(b)) {
      reasons.add(Reason.GIVEN_NAMES_ALIKE);
      return POSSIBLE;
    }
    return 0;
  }

  private static int sameGiven(KnownNames a, KnownNames b, Family family, Set<Reason> reasons) {
    var alike = a.hasFamilyLike(b);
    if (!alike && !family.isSame()) {
      return 0;
    }
    reasons.add(Reason.SAME_GIVEN_NAMES);
    if (alike) {
      reasons.add(Reason.FAMILY_NAMES_ALIKE);
    } else if (!a.family().isEmpty() && !b.family().isEmpty()) {
      reasons.add(Reason.OTHER_FAMILY_NAME);
    }
    return alike ? PROBABLE : POSSIBLE;
  }
}
