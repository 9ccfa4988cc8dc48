package throughline.membership.usage;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.usage.UseFixture.attendance;
import static throughline.membership.usage.UseFixture.childKey;
import static throughline.membership.usage.UseFixture.counted;
import static throughline.membership.usage.UseFixture.event;
import static throughline.membership.usage.UseFixture.loans;
import static throughline.membership.usage.UseFixture.staffOf;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.CardNumbers;
import throughline.membership.testing.HeldRows;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;

/** Staff send files, see what was refused, and put it right; headcounts count everybody. */
@QuarkusTest
class UsePagesTest {

  @Inject DeliveryTable deliveries;

  private static final String NEW = "/use/new";
  private static final String HEADER = "Row;Library;Date;Kind;Card;Audience\n";
  private static final String TODAY = "2026-11-24";

  private final Actor staff = staffOf("BANB");
  private final Browser browser = Browser.of(staff);
  private final String batch = "file-" + UUID.randomUUID();

  @BeforeEach
  void nothingCameIn() {
    UseFixture.nothingCameIn();
  }

  @Test
  void aLongListOfDeliveriesComesInParts() {
    assertContains(browser.open("/use").text("main"), "Nothing has come in yet.");
    Database.execute(
        """
        INSERT INTO use_batch (kind, batch) VALUES ('LOANS', '%s');
        INSERT INTO use_delivery
          (id, kind, batch, sent_by, received_at, completed_at, libraries, taken, known)
        SELECT gen_random_uuid(), 'LOANS', '%s', 'the library system', now() - make_interval(mins => i),
               now(), '{BANB}', i, 0
          FROM generate_series(1, 60) AS i
        """
            .formatted(batch, batch));

    var first = browser.open("/use");
    var last =
        browser.open(first.links().stream().filter(l -> l.contains("after=")).findAny().get());

    assertContains(first.text("main"), "Showing 1 to 50 of 60 deliveries.");
    assertContains(last.text("main"), "Showing 51 to 60 of 60 deliveries.");
    assertTrue(last.links().stream().anyMatch(link -> link.contains("before=")));
  }

  @Test
  void goodRowsAreTakenInAndTheOthersComeBackAsAFileThatIsSentAgain() {
    var child = anEnrolment();
    child.enrolled();
    var card = child.cardNumber();
    var page =
        sent(
            "LOANS",
            HEADER
                + "1;Banbury;24/11/2026;issue;%s;Children\n".formatted(card)
                + "2;BANB;24/11/2026;renewal;;\n"
                + "3;HEAD;24/11/2026;issue;;\n"
                + "4;BANB;24/11/2026;issue;2.23900E+13;\n"
                + "=5;BANB;31/02/2026;issue;;\n");

    assertEquals("2", page.summary("Taken in"));
    assertEquals("3", page.summary("Refused"));
    var problems = page.text("tbody");
    assertContains(problems, "4 Library: This library is not one of yours");
    assertContains(problems, "5 Card: A spreadsheet has shortened this number");
    assertContains(problems, "6 Date: ");
    assertFalse(page.source().contains(card));
    assertEquals("2 1 1 1 1 1", counted(TODAY));

    var refused = get(address(page) + "/refused/csv");
    assertContains(refused, "Row,Library,Date,Kind,Card,Audience,Revision,State,Errors");
    assertContains(refused, "4,BANB,24/11/2026,issue,2.23900E+13,");
    assertContains(refused, "'=5,");
    var right =
        refused.replace("2.23900E+13", card).replace("HEAD", "BANB").replace("31/02", "24/11");
    var again = browser.follow(send("LOANS", right.getBytes(StandardCharsets.UTF_8)));
    assertEquals("3", again.summary("Taken in"));
    assertEquals("0", again.summary("Refused"));
    assertEquals("5 4 1 2 2 1", counted(TODAY));
    assertContains(browser.open("/use").text("#deliveries-caption ~ tbody"), "loans.csv");
  }

  @Test
  void theSameFileIsTheSameDeliveryAndCountsOnce() {
    var csv = (HEADER + "1;BANB;24/11/2026;issue;;\n").getBytes(StandardCharsets.UTF_8);

    var first = send("LOANS", csv).redirect();

    assertEquals(first, send("LOANS", csv).redirect());
    assertEquals("1 1 0 0 0 0", counted(TODAY));
    Database.execute("UPDATE use_delivery SET completed_at = NULL, taken = 0");
    assertContains(browser.open(first).text("main"), "Send the same file again");
    assertEquals(first, send("LOANS", csv).redirect(), "one that was broken off goes on");
    assertEquals("1", browser.open(first).summary("Known before"));
    assertEquals("1 1 0 0 0 0", counted(TODAY));
  }

  @Test
  void aFileThatIsBeingTakenInIsNotTakenInBesideThat() throws Exception {
    var csv =
        (HEADER + "1;BANB;24/11/2026;issue;;\n2;BANB;x;issue;;\n").getBytes(StandardCharsets.UTF_8);
    var brokenOff = browser.follow(send("LOANS", csv));
    Database.execute("UPDATE use_delivery SET completed_at = NULL");
    var form = browser.open(NEW);
    var typed = Map.of("kind", "LOANS", "batch", batch);

    try (var other =
        HeldRows.by(
            "SELECT FROM use_batch WHERE batch = '%s' FOR NO KEY UPDATE".formatted(batch))) {
      var first =
          other.waitedForBy(1, () -> browser.upload(form, NEW, "file", "loans.csv", csv, typed));
      var second = other.beside(() -> browser.upload(form, NEW, "file", "loans.csv", csv, typed));
      var again =
          other.beside(() -> browser.send(brokenOff, address(brokenOff) + "/again", Map.of()));
      for (var refused : List.of(second, again)) {
        var page = refused.get(10, TimeUnit.SECONDS);
        assertEquals(409, page.status());
        assertContains(page.text("main"), "This file is being taken in");
      }
      other.commit();

      var whole = browser.follow(first.get());
      assertEquals(address(brokenOff), first.get().redirect());
      assertEquals("1", whole.summary("Known before"));
      assertEquals("1", whole.summary("Refused"));
      assertFalse(whole.text("main").contains("broken off"), whole.text("main"));
    }
    assertEquals("1 1 0 0 0 0", counted(TODAY));
  }

  @Test
  void whoeverBeganAFileAnewGoesOnWithItAlone() {
    var page = sent("LOANS", HEADER + "1;BANB;24/11/2026;issue;;\n2;BANB;x;issue;;\n");
    var id = UUID.fromString(address(page).replace("/use/", ""));
    Database.execute("UPDATE use_delivery SET completed_at = NULL");
    QuarkusTransaction.requiringNew().run(() -> deliveries.lockAt(id, 2));

    assertTrue(QuarkusTransaction.requiringNew().call(() -> deliveries.beginAnew(id)));

    QuarkusTransaction.requiringNew().run(() -> deliveries.lockAt(id, 0));
    assertThrows(
        Conflict.class,
        () -> QuarkusTransaction.requiringNew().run(() -> deliveries.lockAt(id, 2)));
  }

  @Test
  void refusedRowsAreTriedAgainOnceTheirReasonIsGone() {
    var page = sent("LOANS", HEADER + "1;NEWL;24/11/2026;issue;;\n2;BANB;x;issue;;\n");
    assertEquals("2", page.summary("Refused"));
    // A library that is not one yet can only stand under another's name here.
    Database.execute("UPDATE library SET name = 'NEWL' WHERE code = 'BANB'");
    try {
      var tried = browser.follow(browser.send(page, address(page) + "/again", Map.of()));

      assertContains(tried.text("main"), "Taken in now: 1. Still refused: 1.");
      assertEquals("1 1 0 0 0 0", counted(TODAY));
    } finally {
      Database.execute("UPDATE library SET name = 'Banbury' WHERE code = 'BANB'");
    }
  }

  @Test
  void theEndOfAFileThatWasCutOffIsNoLoanOfNobodys() {
    var page = sent("LOANS", HEADER + "1;BANB;24/11/2026;issue;;\n2;BANB;24/11/2026;issue");

    assertContains(page.text("tbody"), "3 Row: This row is shorter than the first row");
    assertEquals("1 1 0 0 0 0", counted(TODAY));
    var tried = browser.follow(browser.send(page, address(page) + "/again", Map.of()));
    assertContains(tried.text("main"), "Taken in now: 0. Still refused: 1.");
  }

  @Test
  void whatWasTypedStaysWhenTheFileIsWrong() {
    var wrong = send("LOANS", "Row;Library\n1;BANB\n".getBytes(StandardCharsets.UTF_8));

    assertEquals(400, wrong.status());
    assertContains(wrong.problems().toString(), "no column called Date or Kind");
    assertEquals(batch, wrong.value("batch"));
    assertTrue(wrong.has("option[value=LOANS][selected]"));
    assertEquals(0, Database.number("SELECT count(*) FROM use_delivery"));
    var nothing =
        browser.upload(browser.open(NEW), NEW, "file", "a.csv", new byte[] {65}, Map.of());
    assertEquals(2, nothing.problems().size(), nothing.problems().toString());
  }

  @Test
  void refusedRowsAreShownToWhoSentThemAlone() {
    var page = sent("LOANS", HEADER + "1;BANB;24/11/2026;issue;;\n2;BANB;x;issue;;\n");
    var colleague = Browser.of(staffOf("BANB"));
    var elsewhere = Browser.of(staffOf("HEAD"));

    assertEquals("1", colleague.open(address(page)).summary("Refused"));
    assertFalse(colleague.open(address(page)).has("form"), "nor tried again");
    assertEquals(404, colleague.open(address(page) + "/refused/csv").status());
    assertEquals(404, elsewhere.open(address(page)).status());
    assertFalse(elsewhere.open("/use").source().contains(batch));
  }

  @Test
  void daysOfWhichNothingCameInAreNotZero() {
    loans().loan("1", null, "day", "2026-11-20").loan("2", null, "day", "2026-11-23").sent();

    var row = browser.open("/use").text("#silence-caption ~ tbody");

    assertContains(row, "Banbury 23 November 2026 22 27 October to 19 November, 21 November");
  }

  @Test
  void aHeadcountIsOfEverybodyAndTheCardsMakeFamilies() {
    var child = anEnrolment();
    var id = child.enrolled();
    var batchOfEvents =
        attendance().rhymeTime("1", List.of(child.cardNumber(), CardNumbers.next()));
    assertEquals("1 0 0", batchOfEvents.sent());
    var key = Database.text("SELECT key FROM event_attendance WHERE event = 'rhyme-time-0930'");
    assertEquals(14, event(key, "event-attendance").get("under5s").asInt());
    var use = childKey(id, 2026) + "/2026-11/BANB";
    assertEquals("EVENTS", event(use, "child-use").get("way").asText());

    var loan = loans().loan("1", child.cardNumber());
    loan.sent();
    assertEquals("BOTH", event(use, "child-use").get("way").asText());

    batchOfEvents.then().rhymeTime("1", List.of(), "under5s", "12", "revision", "2").sent();
    assertEquals(12, event(key, "event-attendance").get("under5s").asInt());
    assertEquals("LOANS", event(use, "child-use").get("way").asText());
    batchOfEvents.then().takenBack("1").sent();
    assertEquals(0, event(key, "event-attendance").get("under5s").asInt());
    assertNotEquals("", UseFixture.firstLoan(id));
  }

  @Test
  void attendanceFilesNameTheirColumnsAndCards() {
    var child = anEnrolment();
    child.enrolled();
    var page =
        sent(
            "ATTENDANCE",
            "Row,Library,Date,Event,Under 5s,Cards\n"
                + "1,BANB,24/11/2026,story-time,9,\"%s; \"\n".formatted(child.cardNumber())
                + "2,BANB,24/11/2026,story-time,-1,\n"
                + "3,BANB,24/11/2026,,4,123\n");

    assertEquals("1", page.summary("Taken in"));
    var problems = page.text("tbody");
    assertContains(problems, "3 Under 5s: Under 5s must be a whole number from 0");
    assertContains(problems, "4 Event: Enter the reference of the event");
    assertContains(problems, "Cards: A card number has 14 digits");
    assertEquals(1, Database.number("SELECT count(*) FROM attendance_member"));
  }

  private Page sent(String kind, String csv) {
    return browser.follow(send(kind, csv.getBytes(StandardCharsets.UTF_8)));
  }

  private Page send(String kind, byte[] content) {
    return browser.upload(
        browser.open(NEW), NEW, "file", "loans.csv", content, Map.of("kind", kind, "batch", batch));
  }

  private String get(String address) {
    return given()
        .auth()
        .oauth2(staff.token())
        .get(address)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static String address(Page delivery) {
    return delivery.action().replace("/again", "");
  }

  private static void assertContains(String text, String part) {
    assertTrue(text.contains(part), text);
  }
}
