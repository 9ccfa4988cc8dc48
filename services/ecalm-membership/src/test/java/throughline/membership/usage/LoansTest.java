package throughline.membership.usage;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.usage.UseFixture.childKey;
import static throughline.membership.usage.UseFixture.counted;
import static throughline.membership.usage.UseFixture.event;
import static throughline.membership.usage.UseFixture.firstLoan;
import static throughline.membership.usage.UseFixture.loans;
import static throughline.membership.usage.UseFixture.staffOf;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.contracts.membership.MembershipEvents;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Database;
import throughline.platform.testing.Published;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestClock;

/** Loans come in row by row, and what is counted by them is told without a borrower. */
@QuarkusTest
class LoansTest {

  private static final String TODAY = "2026-11-24";
  private static final String BANBURY_TODAY = "BANB/" + TODAY;

  @Inject TestClock clock;

  @BeforeEach
  void nothingCameIn() {
    UseFixture.nothingCameIn();
  }

  @AfterEach
  void itIsNoonAndNobodyIsSuppressed() {
    clock.set(TestClock.NOON);
    Database.execute("DELETE FROM suppression; DELETE FROM erasure");
  }

  @Test
  void aDayOfALibraryIsOneCountOfAllAndOfThoseUnder5() {
    var child = anEnrolment();
    child.enrolled();

    var sent =
        loans()
            .loan("1", child.cardNumber())
            .loan("2", child.cardNumber(), "kind", "renewal", "audience", "Adults")
            .loan("3", null, "audience", null)
            .loan("4", CardNumbers.next(), "kind", "RENEWAL")
            .sent();

    assertEquals("4 0 0", sent);
    assertEquals("4 2 2 2 1 1", counted(TODAY));
    var count = event(BANBURY_TODAY, "loan-count");
    assertEquals(4, count.get("issues").asInt());
    assertEquals(2, count.get("under5Issues").asInt());
    assertEquals(1, count.get("under5ChildrensIssues").asInt());
    assertEquals("E07000177", count.get("district").asText());
    assertEquals(
        0, Database.number("SELECT count(*) FROM loan WHERE under5 <> (member_key IS NOT NULL)"));
    assertEquals(2, Database.number("SELECT count(*) FROM loan WHERE under5"));
    for (var cardsKept : List.of("loan", "use_refusal", "use_delivery")) {
      assertEquals(
          0,
          Database.number(
              "SELECT count(*) FROM %s t WHERE t::text LIKE '%%%s%%'"
                  .formatted(cardsKept, child.cardNumber())),
          cardsKept);
    }
  }

  @Test
  void theSameRowsAgainChangeNothingAndPublishNothing() {
    var child = anEnrolment();
    child.enrolled();
    var batch = loans().loan("1", child.cardNumber()).loan("2", null);
    assertEquals("2 0 0", batch.sent());
    var published = Published.allAtRest(MembershipEvents.TOPIC).size();

    assertEquals("0 2 0", batch.sent());

    assertEquals("2 2 2 1 1 1", counted(TODAY));
    assertEquals(published, Published.allAtRest(MembershipEvents.TOPIC).size());
  }

  @Test
  void aCorrectionMovesWhatIsCountedAndAnOlderOneComesToNothing() {
    var child = anEnrolment();
    child.enrolled();
    var batch = loans().loan("1", child.cardNumber()).loan("2", null);
    batch.sent();

    var said = batch.then().loan("1", null, "kind", "RENEWAL");
    said.post()
        .then()
        .body("refused[0].errors[0].field", is("revision"))
        .body("refused[0].errors[0].message", containsString("send it with revision 2"));
    assertEquals("1 0 0", batch.then().loan("1", null, "kind", "RENEWAL", "revision", "2").sent());
    assertEquals("2 1 2 0 0 0", counted(TODAY));
    assertEquals("0 1 0", batch.then().loan("1", child.cardNumber()).sent());
    assertEquals("2 1 2 0 0 0", counted(TODAY));
  }

  @Test
  void aRowThatIsTakenBackCountsNoMoreHoweverOftenItComes() {
    var child = anEnrolment();
    var id = child.enrolled();
    var batch = loans().loan("1", child.cardNumber());
    batch.sent();
    var use = childKey(id, 2026) + "/2026-11/BANB";
    assertEquals("LOANS", event(use, "child-use").get("way").asText());
    assertEquals("WITHIN_90_DAYS", firstLoan(id));

    assertEquals("1 0 0", batch.then().takenBack("1").sent());
    assertEquals("0 1 0", batch.then().takenBack("1").sent());
    assertEquals("0 1 0", batch.then().loan("1", child.cardNumber()).sent());

    assertEquals("0 0 0 0 0 0", counted(TODAY));
    assertEquals(0, event(BANBURY_TODAY, "loan-count").get("issues").asInt());
    assertEquals("NONE", event(use, "child-use").get("way").asText());
    assertEquals("", firstLoan(id));
  }

  @Test
  void aRowThatIsTakenBackBeforeItCameNeverCounts() {
    var batch = loans().takenBack("1");
    assertEquals("1 0 0", batch.sent());

    assertEquals("0 1 0", batch.then().loan("1", null).sent());

    assertEquals("nothing", counted(TODAY));
  }

  @ParameterizedTest
  @CsvSource({
    "library,  ATLA,       There is no library with this code or name",
    "library,  '',         Enter the code or the name of the library",
    "day,      2026-11-25, Check whether day and month are swapped",
    "day,      24/13/2026, ''",
    "day,      2024-09-30, must be 1 October 2024 or later",
    "kind,     RETURN,     'Enter ISSUE for a loan, or RENEWAL'",
    "card,     2.23900E+13, A spreadsheet has shortened this number",
    "card,     22390000027896, Look at 2 2390 00002789 6 again",
    "audience, EVERYBODY,  'Enter CHILDREN, YOUNG PEOPLE or ADULTS'",
    "revision, 0,          must be a whole number from 1 to 1000",
    "state,    GONE,       Enter VOID to take the row back",
    "row,      22390000027895, This holds a card number",
    "row,      '',         Enter the reference",
  })
  void aWrongRowIsToldWithItsColumnAndNothingBesideItIsLost(
      String column, String typed, String words) {
    var answer = loans().loan("good", null).loan("bad", null, column, typed).post().then();

    answer
        .statusCode(200)
        .body("taken", is(1))
        .body("refused.size()", is(1))
        .body("refused[0].number", is(2))
        .body("refused[0].errors[0].field", is(column))
        .body("refused[0].errors[0].message", containsString(words));
    assertEquals("1 1 1 0 0 0", counted(TODAY));
  }

  @Test
  void aReferenceThatComesTwiceInACallIsAskedBack() {
    loans()
        .loan("1", null)
        .loan("1", null)
        .post()
        .then()
        .body("taken", is(1))
        .body("refused[0].errors[0].message", containsString("Row 1 has the same reference"));
  }

  @Test
  void whatIsNoBatchIsRefusedWhole() {
    loans().post().then().statusCode(400).body("errors[0].message", is("Send one row or more"));
    var many = loans();
    IntStream.rangeClosed(1, 1_001).forEach(row -> many.loan("" + row, null));
    many.post().then().statusCode(400).body("errors[0].message", containsString("1,000 rows"));
    loans().batch("two words").loan("1", null).post().then().statusCode(400);
    loans().batch("22390000027895").loan("1", null).post().then().statusCode(400);
    assertEquals("nothing", counted(TODAY));
    loans().batch("loans-20261124093000").loan("1", null).post().then().statusCode(200);
  }

  @Test
  void staffTellOfTheirOwnLibrariesAlone() {
    var batch = loans().by(staffOf("HEAD")).loan("1", null).loan("2", null, "library", "HEAD");
    batch
        .post()
        .then()
        .body("taken", is(1))
        .body("refused[0].errors[0].message", containsString("not one of yours"));

    var others = loans().loan("1", null);
    others.sent();
    others.by(staffOf("HEAD")).then().takenBack("1").post().then().body("taken", is(0));
    others.then().takenBack("unheard of").post().then().body("taken", is(0));
    loans().by(staffOf()).loan("1", null).post().then().statusCode(403);
    assertEquals("1 1 1 0 0 0", counted(TODAY));
  }

  @Test
  void theSameBatchFromSeveralAtOnceCountsOnce() throws Exception {
    var child = anEnrolment();
    child.enrolled();
    var batch = loans();
    IntStream.range(0, 20).forEach(row -> batch.loan("" + row, child.cardNumber()));

    var answers = Race.atOnce(Collections.nCopies(6, batch::sent));

    assertEquals(1, answers.stream().filter("20 0 0"::equals).count(), answers.toString());
    assertEquals(5, answers.stream().filter("0 20 0"::equals).count(), answers.toString());
    assertEquals("20 20 20 20 20 20", counted(TODAY));
  }

  @Test
  void batchesOfOneDayAndChildAtOnceAreAllCounted() throws Exception {
    var child = anEnrolment();
    var id = child.enrolled();
    var other = anEnrolment();
    other.enrolled();

    var answers =
        Race.atOnce(
            IntStream.range(0, 8)
                .<Callable<String>>mapToObj(
                    i ->
                        i % 2 == 0
                            ? loans().loan("1", child.cardNumber()).loan("2", other.cardNumber())
                                ::sent
                            : loans().loan("2", other.cardNumber()).loan("1", child.cardNumber())
                                ::sent)
                .toList());

    assertEquals(Collections.nCopies(8, "2 0 0"), answers);
    assertEquals("16 16 16 16 16 16", counted(TODAY));
    assertEquals(16, event(BANBURY_TODAY, "loan-count").get("issues").asInt());
    assertEquals(
        1,
        Published.allOf(MembershipEvents.TOPIC, childKey(id, 2026) + "/2026-11/BANB").size(),
        "the first loan of the month says it all");
  }

  @Test
  void aThousandRowsAreTakenInOneCall() {
    var child = anEnrolment();
    child.enrolled();
    var thousand = loans();
    IntStream.range(0, 1_000)
        .forEach(row -> thousand.loan("" + row, row % 4 == 0 ? child.cardNumber() : null));

    assertEquals("1000 0 0", thousand.sent());

    assertEquals("1000 1000 1000 250 250 250", counted(TODAY));
  }
}
