package throughline.membership.librarysystem;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.testing.HandOverRows.state;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.membership.testing.Actors;
import throughline.membership.testing.HandOverRows;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;

/** A manager sees what waits, tries again, and takes Koha's import file along. */
@QuarkusTest
class LibrarySystemPagesTest {

  private static final String START = "/library-system";
  private static final String HEADING =
      "cardnumber,userid,surname,firstname,dateofbirth,branchcode,categorycode,dateenrolled,"
          + "dateexpiry,address,address2,city,zipcode,altcontactsurname";

  private final Actor manager = Actors.ofLibraryStaff().at("*");
  private final Browser browser = Browser.of(manager);
  private final Browser registrar = Browser.of(Actors.aRegistrar());

  @BeforeEach
  void nothingElseWaits() {
    HandOverRows.none();
  }

  @Test
  void theFileIsKohasAndIsMarkedWhenItIsConfirmed() {
    var child =
        anEnrolment()
            .named("=Wren", "O'Fernsby, \"Siân\"")
            .with("address", "1 Made-up Road\nBanbury")
            .with("postcode", "OX16 0AA");
    var id = child.enrolled();
    var secret = anEnrolment().with("addressPolicy", "RESTRICTED").with("address", "1 Needle Road");
    secret.enrolled();

    var file = make(Map.of("which", "NOT_HANDED_OVER"));
    var csv = csv(file);

    assertEquals(
        List.of(
                HEADING,
                child.cardNumber()
                    + ","
                    + child.cardNumber()
                    + ",\"O'Fernsby, \"\"Siân\"\"\",'=Wren,2026-11-02,BANB,J,2026-11-24,,"
                    + "1 Made-up Road,,Banbury,OX16 0AA,Marigold Fernsby",
                secret.cardNumber()
                    + ","
                    + secret.cardNumber()
                    + ",Fernsby,Wren,2026-11-02,BANB,J,2026-11-24,,,,,,Marigold Fernsby")
            .stream()
            .sorted()
            .toList(),
        csv.lines().sorted().toList());
    assertEquals("WAITING", state(id));

    var page = browser.follow(confirm(file));
    assertTrue(page.text("main").contains("Imported, as somebody said"), page.text("main"));
    assertEquals("TOLD", state(id));
    assertTrue(browser.open(START + "/waiting").text("main").contains("Nothing waits."));
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM audit_entry WHERE action = 'FILE_TAKEN' AND record_id = '%s'"
                .formatted(file)));
  }

  @Test
  void whoChangedSinceTheFileWasTakenStillWaits() {
    var id = anEnrolment().enrolled();
    var file = make(Map.of("which", "NOT_HANDED_OVER"));
    csv(file);

    life(id, "name-amended", Map.of("childGivenNames", "Robin", "reason", "RENAMED"));
    confirm(file);

    assertEquals("WAITING", state(id));
    assertTrue(csv(make(Map.of("which", "NOT_HANDED_OVER"))).contains(",Robin,"));
  }

  @Test
  void eachLibrarySaysOfItsOwnMembersThatTheyWereImported() {
    var ofBanbury = anEnrolment().enrolled();
    var ofHeadington = anEnrolment().with("library", "HEAD").enrolled();
    var banbury = Actors.ofLibraryStaff().at("BANB");
    var headington = Actors.ofLibraryStaff().at("HEAD");
    var file = make(Map.of("which", "NOT_HANDED_OVER"));
    csv(file, banbury);

    confirm(file, Browser.of(banbury));

    assertEquals("Imported", stateIn(banbury));
    assertEquals("Made", stateIn(headington));
    assertFalse(canConfirm(file, banbury));
    csv(file, headington);
    assertEquals("Downloaded", stateIn(headington));
    assertEquals("WAITING", state(ofHeadington));
    confirm(file, Browser.of(headington));
    assertEquals("Imported", stateIn(headington));
    assertFalse(canConfirm(file, headington));
    assertEquals(List.of("TOLD", "TOLD"), List.of(state(ofBanbury), state(ofHeadington)));
  }

  @Test
  void whatOneLibrarySaidIsNotSaidOfAnothersMembersWhoChangedMeanwhile() {
    var ofBanbury = anEnrolment().enrolled();
    var ofHeadington = anEnrolment().with("library", "HEAD").enrolled();
    var banbury = Actors.ofLibraryStaff().at("BANB");
    var headington = Actors.ofLibraryStaff().at("HEAD");
    var file = make(Map.of("which", "NOT_HANDED_OVER"));
    csv(file);
    var renamed = Map.of("childGivenNames", "Robin", "reason", "RENAMED");
    life(ofHeadington, "name-amended", renamed);

    confirm(file, Browser.of(banbury));

    assertEquals("Imported", stateIn(banbury));
    assertEquals("Downloaded", stateIn(headington));
    assertTrue(canConfirm(file, headington));
    life(ofBanbury, "name-amended", renamed);
    assertEquals("Imported", stateIn(banbury), "who changed since was in it all the same");
    csv(file, banbury);
    assertEquals("Downloaded", stateIn(banbury), "as they are now");
  }

  @Test
  void theTenNewestFilesThatHoldAMemberOfMyLibrariesAreListed() {
    anEnrolment().enrolled();
    var ofHeadington = anEnrolment().with("library", "HEAD").enrolled();
    var oldest = make(Map.of("which", "NOT_HANDED_OVER"));
    csv(oldest);
    var banbury = Browser.of(Actors.ofLibraryStaff().at("BANB"));
    assertTrue(banbury.open(START).links().contains(START + "/patron-files/" + oldest));
    Database.execute("UPDATE patron_file SET made_at = made_at - interval '1 hour'");
    for (int i = 0; i < 10; i++) {
      make(Map.of("which", "NOT_HANDED_OVER"));
    }
    HandOverRows.fileWith(ofHeadington);

    var listed =
        banbury.open(START).links().stream().filter(link -> link.contains("patron-files")).toList();

    assertEquals(10, listed.size());
    assertFalse(listed.contains(START + "/patron-files/" + oldest));
    var page = banbury.open(START + "/patron-files/" + oldest);
    assertEquals("1", page.summary("Members"));
  }

  @Test
  void whoIsNoMemberIsNotThere() {
    HandOverRows.onlyWaiting(anEnrolment().enrolled(), anEnrolment().enrolled());
    for (var button : List.of("/waiting", "/refused")) {
      for (var member : List.of("nobody", "00000000-0000-0000-0000-000000000001")) {
        var page = browser.open(START + "/refused");
        var answer = browser.send(page, START + button, Map.of("member", member));
        assertEquals(404, answer.status(), button + " " + member);
      }
    }
  }

  private static String stateIn(Actor staff) {
    return Browser.of(staff).open(START).text("tbody td:last-child");
  }

  private static boolean canConfirm(String file, Actor staff) {
    return Browser.of(staff).open(START + "/patron-files/" + file).has("form#confirm");
  }

  @Test
  void aFileThatNobodyTookCannotHaveBeenImported() {
    var id = anEnrolment().enrolled();
    var file = make(Map.of("which", "NOT_HANDED_OVER"));

    var answer = confirm(file);

    assertEquals(409, answer.status());
    assertTrue(answer.text("main").contains("Download it and import it first"));
    assertEquals("WAITING", state(id));
  }

  @Test
  void aPeriodHasEverybodyWhoWasEnrolledInIt() {
    var child = anEnrolment();
    var id = child.enrolled();
    Database.execute("UPDATE hand_over SET state = 'TOLD', told_at = now(), told_by = 'PROGRAM'");

    var file = make(period("24 11 2026", "24 11 2026"));

    assertTrue(csv(file).contains(child.cardNumber()));
    assertEquals("TOLD", state(id));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                | 24 11 2026 | 24 11 2026 | Choose who goes into the file",
        "EVERYBODY       | 24 11 2026 | 24 11 2026 | Who goes into it must be one of",
        "NOT_HANDED_OVER |            |            | Everybody was handed over.",
        "PERIOD          |            | 24 11 2026 | Enter the first day",
        "PERIOD          | 24 11 2026 |            | Enter the last day",
        "PERIOD          | 31 11 2026 | 24 11 2026 | First day",
        "PERIOD          | 24 11 2026 | 23 11 2026 | The last day must not be before the first day",
        "PERIOD          | 01 01 2019 | 02 01 2019 | Nobody was enrolled in these days",
      })
  void aWrongFileIsSaidAndWhatWasTypedIsKept(
      String which, String from, String to, String sentence) {
    var typed = new HashMap<>(period(from == null ? "" : from, to == null ? "" : to));
    typed.put("which", which == null ? "" : which);

    var page = browser.send(browser.open(START), START, typed);

    assertEquals(400, page.status());
    assertTrue(page.text("main").contains(sentence), page.text("main"));
    assertEquals(0, Database.number("SELECT count(*) FROM patron_file"));
  }

  @Test
  void whatWasRefusedIsTriedAgainOneByOneAndAll() {
    var one = anEnrolment().enrolled();
    var other = anEnrolment().enrolled();
    Database.execute("UPDATE hand_over SET state = 'FAILED', reason = 'A made-up reason.'");

    var page = browser.open(START + "/refused");
    assertTrue(page.text("main").contains("A made-up reason."));
    var answer = browser.send(page, START + "/refused", Map.of("member", one));
    assertTrue(browser.follow(answer).text("main").contains("told again now"));
    assertEquals("WAITING", state(one));
    assertEquals("FAILED", state(other));

    Database.execute("UPDATE hand_over SET state = 'FAILED'");
    browser.send(browser.open(START + "/refused"), START + "/refused", Map.of("member", ""));
    assertEquals(List.of("WAITING", "WAITING"), List.of(state(one), state(other)));
  }

  /** The page comes from the browser's memory, with the key that it had. */
  @Test
  void whoeverGoesBackToThePageTriesTheNextAgain() {
    var one = anEnrolment().enrolled();
    var other = anEnrolment().enrolled();
    Database.execute("UPDATE hand_over SET state = 'FAILED', reason = 'A made-up reason.'");
    var page = browser.open(START + "/refused");

    for (var member : List.of(one, other)) {
      var sent = browser.send(page, START + "/refused", Map.of("member", member));
      assertEquals(303, sent.status());
    }

    assertEquals(List.of("WAITING", "WAITING"), List.of(state(one), state(other)));
  }

  /** With its stylesheet and script, which are up to 16 kB, a page stays below 60. */
  @Test
  void aFullPageOfWhatWasRefusedIsBelow44Kilobytes() {
    for (int i = 0; i < 51; i++) {
      anEnrolment().enrolled();
    }
    Database.execute(
        "UPDATE member SET withdrawn_on = enrolled_on WHERE key IN (SELECT member_key FROM hand_over)");
    Database.execute(
        "UPDATE hand_over SET state = 'FAILED', told_at = now(), told_by = 'PROGRAM', reason = repeat('Reason. ', 25)");

    var page = browser.open(START + "/refused");

    assertTrue(page.text("main").contains("Showing 1 to 25 of 51 members."));
    assertTrue(page.text("tbody td").contains("I did it there"), page.text("tbody td"));
    var bytes = page.source().getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < 44_000, () -> bytes + " bytes");
  }

  @Test
  void aBlockGoesByHandAndIsSaidHere() {
    var child = anEnrolment();
    var id = child.enrolled();
    var never = anEnrolment();
    life(never.enrolled(), "withdrawn", Map.of());
    csv(make(Map.of("which", "NOT_HANDED_OVER")));
    life(id, "death-reported", Map.of());

    var page = browser.open(START + "/waiting");
    assertTrue(page.text("table").contains("Wren Fernsby"), "nobody knows whom it is about");
    assertTrue(page.text("main").contains("Block the card: card " + child.cardNumber()));
    assertFalse(page.text("main").contains(never.cardNumber()), "who never left is no work");
    browser.send(page, START + "/waiting", Map.of("member", id));

    assertEquals("TOLD", state(id));
    life(id, "death-taken-back", Map.of("reason", "MISTAKEN"));
    var file = make(Map.of("which", "NOT_HANDED_OVER"));
    assertTrue(
        browser.open(START + "/patron-files/" + file).text("main").contains(child.cardNumber()),
        "a card to unblock by hand");
  }

  @Test
  void theFirstPageCounts() {
    anEnrolment().enrolled();
    anEnrolment().enrolled();
    Database.execute(
        "UPDATE hand_over SET state = 'FAILED' WHERE member_key = (SELECT min(member_key::text)::uuid FROM hand_over)");

    var text = browser.open(START).text("main");

    assertTrue(text.contains("Waiting 1, the oldest since"), text);
    assertTrue(text.contains("Refused 1"), text);
    assertTrue(text.contains("This service does not reach the library system."), text);
  }

  private String make(Map<String, String> typed) {
    var answer = browser.send(browser.open(START), START, typed);
    assertEquals(303, answer.status(), () -> answer.text("main"));
    return answer.header("Location").replaceFirst(".*/", "");
  }

  private Page confirm(String file) {
    return confirm(file, browser);
  }

  private static Page confirm(String file, Browser browser) {
    var page = START + "/patron-files/" + file;
    return browser.send(browser.open(page), page, Map.of());
  }

  private String csv(String file) {
    return csv(file, manager);
  }

  private static String csv(String file, Actor staff) {
    return given()
        .auth()
        .oauth2(staff.token())
        .get(START + "/patron-files/" + file + "/csv")
        .then()
        .statusCode(200)
        .header("Content-Disposition", "attachment; filename=\"patrons.csv\"")
        .extract()
        .asString();
  }

  private static Map<String, String> period(String from, String to) {
    var first = parts(from);
    var last = parts(to);
    return Map.of(
        "which", "PERIOD",
        "from-day", first[0],
        "from-month", first[1],
        "from-year", first[2],
        "to-day", last[0],
        "to-month", last[1],
        "to-year", last[2]);
  }

  private static String[] parts(String date) {
    return date.isEmpty() ? new String[] {"", "", ""} : date.split(" ");
  }

  private void life(String id, String event, Map<String, String> typed) {
    var page = "/enrolments/" + id + "/life/" + event;
    var answer = registrar.send(registrar.open(page), page, typed);
    assertEquals(303, answer.status(), () -> answer.text("main"));
  }
}
