package throughline.membership.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.usage.UseFixture.attendance;
import static throughline.membership.usage.UseFixture.childKey;
import static throughline.membership.usage.UseFixture.counted;
import static throughline.membership.usage.UseFixture.event;
import static throughline.membership.usage.UseFixture.firstLoan;
import static throughline.membership.usage.UseFixture.loans;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.membership.desk.enrolment.EnrolmentFixture;
import throughline.membership.record.life.LifeCalls;
import throughline.membership.testing.Actors;
import throughline.membership.testing.Names;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

/** A child who was recorded twice counts once among different children, from the merge on. */
@QuarkusTest
class MergedUseTest {

  private static final String TURNED_FIVE = "2026-12-20";

  private final String family = Names.family();
  private final EnrolmentFixture first = anEnrolment().ofFamily("Wren", family);
  private final EnrolmentFixture second = anEnrolment().ofFamily("Wren", family);
  private final Browser registrar = Browser.of(Actors.aRegistrar());

  @Inject TestClock clock;

  private String kept;
  private String merged;

  @BeforeEach
  void twoRecordsOfOneChild() {
    kept = first.enrolled();
    clock.advance(Duration.ofMinutes(1));
    merged = second.enrolled();
  }

  @AfterEach
  void itIsNoonAgainAndNothingCameIn() {
    UseFixture.nothingCameIn();
    clock.set(TestClock.NOON);
  }

  @Test
  void whatEitherRecordUsedIsThatOfTheOneThatStands() {
    loans().loan("1", second.cardNumber()).loan("2", first.cardNumber(), "library", "HEAD").sent();
    attendance().rhymeTime("1", List.of(first.cardNumber())).sent();
    assertEquals("EVENTS LOANS", way(kept, "BANB") + " " + way(kept, "HEAD"));
    assertEquals("LOANS", way(merged, "BANB"));

    merge();

    assertEquals("BOTH LOANS", way(kept, "BANB") + " " + way(kept, "HEAD"));
    assertEquals("NONE", way(merged, "BANB"));
  }

  @Test
  void aMergeTakenBackTellsItOfBothAgain() {
    loans().loan("1", second.cardNumber()).sent();
    merge();
    assertEquals("LOANS", way(kept, "BANB"));
    assertEquals("WITHIN_90_DAYS", firstLoan(kept));

    takeBack();

    assertEquals("NONE", way(kept, "BANB"));
    assertEquals("LOANS", way(merged, "BANB"));
    assertEquals("", firstLoan(kept));
    assertEquals("WITHIN_90_DAYS", firstLoan(merged));
  }

  @Test
  void aRowOfTheOtherCardThatIsTakenBackLaterIsTakenFromTheRecordThatStands() {
    var sent = loans().loan("1", second.cardNumber());
    sent.sent();
    merge();
    assertEquals("LOANS", way(kept, "BANB"));

    sent.then().takenBack("1").sent();

    assertEquals("NONE", way(kept, "BANB"));
    assertEquals("NONE", way(merged, "BANB"));
    assertEquals("", firstLoan(kept));
  }

  @Test
  void theSameMonthAtTheSameLibraryIsToldOnceMoreOnlyOfTheOther() {
    loans().loan("1", first.cardNumber()).loan("2", second.cardNumber()).sent();
    var before = event(childKey(kept, 2026) + "/2026-11/BANB", "child-use").get("version");

    merge();

    var after = event(childKey(kept, 2026) + "/2026-11/BANB", "child-use");
    assertEquals(before, after.get("version"), "nothing of it has changed");
    assertEquals("NONE", way(merged, "BANB"));
  }

  @Test
  void whatWasMergedForGoodBeforeIsUsedByTheRecordThatStandsToo() {
    var third = anEnrolment().ofFamily("Robin", family);
    var id = third.enrolled();
    loans().loan("1", third.cardNumber()).sent();
    Database.execute(
        """
        UPDATE member SET record_state = 'MERGED', merged_into = '%s', merged_at = '2026-08-26T11:59Z'
        WHERE key = '%s'
        """
            .formatted(merged, id));
    loans().loan("2", third.cardNumber(), "library", "HEAD").sent();
    assertEquals("LOANS", way(merged, "HEAD"));

    merge();

    assertEquals("LOANS LOANS", way(kept, "BANB") + " " + way(kept, "HEAD"));
    assertEquals("NONE", way(merged, "HEAD"));
    assertEquals("NONE", way(id, "BANB"));
  }

  @Test
  void howSoonTheChildBorrowedIsCountedFromItsFirstEnrolment() {
    Database.execute(
        "UPDATE member SET enrolled_on = '2026-06-01' WHERE key = '%s'".formatted(merged));
    loans().loan("1", second.cardNumber()).sent();
    assertEquals("WITHIN_365_DAYS", firstLoan(merged));

    merge();
    assertEquals("WITHIN_365_DAYS", firstLoan(kept), "and not on the day of the enrolment");

    loans().loan("2", first.cardNumber()).sent();
    takeBack();
    assertEquals("WITHIN_90_DAYS", firstLoan(kept));
  }

  @Test
  void aFirstLoanOfTheRecordThatStandsIsCountedAnewFromTheEarlierEnrolment() {
    Database.execute(
        "UPDATE member SET enrolled_on = '2026-06-01' WHERE key = '%s'".formatted(merged));
    loans().loan("1", first.cardNumber()).sent();
    assertEquals("WITHIN_90_DAYS", firstLoan(kept));

    merge();

    assertEquals("WITHIN_365_DAYS", firstLoan(kept));
  }

  @Test
  void aFirstLoanOfWhichNoRowIsKeptIsThatOfTheRecordThatStandsUntilTheMergeIsTakenBack() {
    Database.execute(
        "UPDATE member SET enrolled_on = '2023-06-01', first_loan_on = '2023-06-10' WHERE key = '%s'"
            .formatted(merged));

    merge();
    assertEquals("WITHIN_90_DAYS", firstLoan(kept));
    loans().loan("1", first.cardNumber()).sent();
    assertEquals("2023-06-10 WITHIN_90_DAYS", firstLoanOn(kept) + " " + firstLoan(kept));

    takeBack();
    assertEquals("2026-11-24", firstLoanOn(kept));
    assertEquals("2023-06-10", firstLoanOn(merged));
  }

  @Test
  void anOldFirstLoanOfTheOtherRecordAloneIsNoneOfTheRecordThatStandsAfterIt() {
    Database.execute(
        "UPDATE member SET enrolled_on = '2023-06-01', first_loan_on = '2023-06-10' WHERE key = '%s'"
            .formatted(merged));
    merge();

    takeBack();

    assertEquals("", firstLoan(kept));
    assertEquals("WITHIN_90_DAYS", firstLoan(merged));
  }

  @Test
  void anOldFirstLoanOfTheRecordThatStandsIsItsOwnAfterIt() {
    Database.execute(
        "UPDATE member SET enrolled_on = '2023-06-01', first_loan_on = '2023-06-10' WHERE key = '%s'"
            .formatted(kept));
    merge();

    takeBack();

    assertEquals("2023-06-10", firstLoanOn(kept));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2023-06-10", "2023-09-01", "2023-09-02"})
  void anOldFirstLoanOfEitherRecordIsItsOwnAfterAMergeThatIsTakenBack(String ofOther) {
    borrowedLongAgo(kept, "2023-09-01");
    borrowedLongAgo(merged, ofOther);
    merge();
    assertEquals(ofOther.equals("2023-06-10") ? ofOther : "2023-09-01", firstLoanOn(kept));

    takeBack();

    assertEquals("2023-09-01", firstLoanOn(kept));
    assertEquals(ofOther, firstLoanOn(merged));
  }

  @Test
  void ofTwoMergesThatAreTakenBackEachTakesItsFirstLoanAlong() {
    borrowedLongAgo(kept, "2023-09-01");
    borrowedLongAgo(merged, "2023-06-10");
    var both = merged;
    merge();
    clock.advance(Duration.ofMinutes(1));
    merged = anEnrolment().ofFamily("Wren", family).enrolled();
    borrowedLongAgo(merged, "2023-07-01");
    merge();
    takeBack();
    assertEquals("2023-06-10 2023-07-01", firstLoanOn(kept) + " " + firstLoanOn(merged));

    merged = both;
    takeBack();

    assertEquals("2023-09-01 2023-06-10", firstLoanOn(kept) + " " + firstLoanOn(merged));
    assertEquals("WITHIN_365_DAYS", firstLoan(kept));
  }

  @Test
  void whoWasANewbornAtTheFirstEnrolmentIsOneAlsoByALaterRecord() {
    var own = Names.family();
    kept = anEnrolment().ofFamily("Wren", own).bornOn("2026-05-10").enrolled();
    clock.advance(Duration.ofMinutes(1));
    merged = anEnrolment().ofFamily("Wren", own).bornOn("2026-05-10").enrolled();
    Database.execute(
        "UPDATE member SET enrolled_on = '2026-06-01' WHERE key = '%s'".formatted(merged));
    assertEquals("OLDER_CHILD", enrolledAs(kept));

    merge();
    assertEquals("NEWBORN", enrolledAs(kept));

    takeBack();
    assertEquals("OLDER_CHILD", enrolledAs(kept));
    assertEquals("NEWBORN", enrolledAs(merged));
  }

  @Test
  void whatTheOtherRecordBorrowedIsOfUnder5sByTheBirthdayThatStandsAndSoItStays() {
    var older = Names.family();
    var other = anEnrolment().ofFamily("Wren", older).bornOn("2022-12-10");
    kept = anEnrolment().ofFamily("Wren", older).bornOn("2021-12-10").enrolled();
    clock.advance(Duration.ofMinutes(1));
    merged = other.enrolled();
    clock.advance(Duration.ofDays(40));
    loans().loan("1", other.cardNumber(), "day", TURNED_FIVE).sent();
    assertEquals("1 1 1 1 1 1", counted(TURNED_FIVE));

    merge();

    assertEquals("1 1 1 0 0 0", counted(TURNED_FIVE));
    assertEquals("", firstLoan(kept));
    takeBack();
    assertEquals("1 1 1 0 0 0", counted(TURNED_FIVE), "whose it was is not kept");
  }

  @Test
  void aBirthdayCorrectedAfterTheMergeReachesWhatTheOtherRecordBorrowed() {
    var older = Names.family();
    var other = anEnrolment().ofFamily("Wren", older).bornOn("2022-01-10");
    kept = anEnrolment().ofFamily("Wren", older).bornOn("2022-01-10").enrolled();
    clock.advance(Duration.ofMinutes(1));
    merged = other.enrolled();
    clock.advance(Duration.ofDays(40));
    loans().loan("1", other.cardNumber(), "day", TURNED_FIVE).sent();
    merge();
    assertEquals("1 1 1 1 1 1", counted(TURNED_FIVE));

    LifeCalls.correctDateOfBirth(kept, "2021-12-15");

    assertEquals("1 1 1 0 0 0", counted(TURNED_FIVE));
    assertEquals("", firstLoan(kept));
  }

  private static void borrowedLongAgo(String member, String day) {
    Database.execute(
        "UPDATE member SET enrolled_on = '2023-06-01', first_loan_on = '%s' WHERE key = '%s'"
            .formatted(day, member));
  }

  private static String firstLoanOn(String member) {
    return Database.text("SELECT first_loan_on FROM member WHERE key = '%s'".formatted(member));
  }

  private static String enrolledAs(String member) {
    return event(member, "member").path("enrolledAs").asText();
  }

  private static String way(String member, String library) {
    return event(childKey(member, 2026) + "/2026-11/" + library, "child-use").get("way").asText();
  }

  private void merge() {
    var pair =
        "/duplicates/"
            + Database.text(
                """
                SELECT id FROM duplicate_case
                WHERE '%s' IN (one::text, other::text) AND '%s' IN (one::text, other::text)
                """
                    .formatted(kept, merged));
    assertEquals(
        303,
        registrar
            .send(registrar.open(pair), pair, Map.of("choice", "KEEP_A", "reason", "ONE_BIRTH"))
            .status());
    assertEquals(
        kept,
        Database.text("SELECT merged_into FROM member WHERE key = '%s'".formatted(merged)),
        "the record that was first stands");
  }

  private void takeBack() {
    var page = registrar.open("/enrolments/" + kept + "/merged");
    var path = "/enrolments/" + kept + "/merged/" + merged;
    assertEquals(303, registrar.send(page, path, Map.of()).status());
  }
}
