package throughline.membership.member;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import throughline.contracts.membership.MemberState.MembershipStatus;
import throughline.membership.member.MemberSpells.MembershipSpell;

/** Whatever ends a membership ends it with a month, and taking that back leaves no trace. */
class EndsTest {

  private static final LocalDate ENROLLED = day("2026-09-10");

  private final List<MembershipSpell> spells = new ArrayList<>(List.of(active(ENROLLED, null)));

  @Test
  void itCountsUntilTheEndOfTheMonth() {
    assertEquals(Optional.of(day("2026-12-01")), Ends.withMonthOf(day("2026-11-24"), spells));

    assertEquals(
        List.of(active(ENROLLED, day("2026-12-01")), ceased(day("2026-12-01"), null)), spells);
  }

  @Test
  void theLastDayOfAYearEndsItWithTheYear() {
    assertEquals(Optional.of(day("2027-01-01")), Ends.withMonthOf(day("2026-12-31"), spells));
  }

  @Test
  void whatEndedBeforeTheEnrolmentEndsItWithTheMonthOfTheEnrolment() {
    assertEquals(Optional.of(day("2026-10-01")), Ends.withMonthOf(day("2026-01-05"), spells));
  }

  @Test
  void whatHasEndedEndsNoMore() {
    Ends.withMonthOf(day("2026-09-20"), spells);
    var ended = List.copyOf(spells);

    assertEquals(Optional.empty(), Ends.withMonthOf(day("2026-11-24"), spells));
    assertEquals(ended, spells);
  }

  @Test
  void takingAnEndBackLeavesNoTrace() {
    var from = Ends.withMonthOf(day("2026-11-24"), spells).orElseThrow();

    Ends.takeBack(from, spells);

    assertEquals(List.of(active(ENROLLED, null)), spells);
  }

  @Test
  void itGoesOnAsIfNeverEndedWithinTheMonthAndAnewAfterIt() {
    Ends.withMonthOf(day("2026-11-24"), spells);
    Ends.goOn(day("2026-12-01"), spells);
    assertEquals(List.of(active(ENROLLED, null)), spells);

    Ends.withMonthOf(day("2026-11-24"), spells);
    Ends.goOn(day("2026-12-02"), spells);
    assertEquals(
        List.of(
            active(ENROLLED, day("2026-12-01")),
            ceased(day("2026-12-01"), day("2026-12-02")),
            active(day("2026-12-02"), null)),
        spells);
    Ends.goOn(day("2026-12-05"), spells);
    assertEquals(3, spells.size());
  }

  private static MembershipSpell active(LocalDate from, LocalDate to) {
    return new MembershipSpell(MembershipStatus.ACTIVE, from, to);
  }

  private static MembershipSpell ceased(LocalDate from, LocalDate to) {
    return new MembershipSpell(MembershipStatus.CEASED, from, to);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
