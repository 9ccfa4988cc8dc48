package throughline.volunteers.sheet;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Api;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.TestClock;
import throughline.volunteers.testing.AcceptedVolunteers;
import throughline.volunteers.testing.Actors;

/** A coordinator sends a signing-in sheet, sees what is wrong, and logs what is right, once. */
@QuarkusTest
class SheetPagesTest {

  private static final String NEW = "/sheets/new";
  private static final String HEADER = "Volunteer;Library;Date;Start;Finish\n";

  private static final String ELSEWHERE =
      "These hours overlap with others that are logged at another library. Ask the volunteer which"
          + " are right";
  private static final String WAITING_FOR_A_LOCK =
      "SELECT count(*) FROM pg_locks WHERE NOT granted";

  @Inject TestClock clock;
  @Inject UploadSheet uploadSheet;
  @Inject LogSheet logSheet;
  @TempDir Path folder;

  private final Actor coordinator = Actors.aCoordinator("Sam Okafor").at("HEAD");
  private final Browser browser = Browser.of(coordinator);

  @BeforeEach
  void volunteersOfHeadington() {
    Database.execute(
        "DELETE FROM volunteer_place; DELETE FROM hours_entry; DELETE FROM signing_in_sheet");
    knownAt("HEAD", "Robin Field", "Ash Wren", "Ash Wren");
    knownAt("COWL", "Lou Cowley");
  }

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void goodRowsAreLoggedOnceAndTheOthersAreNamedByRowAndColumn() {
    var before = entries();
    var sheet =
        sent(
            HEADER
                + "Robin Field;HEAD;23/11/2026;9am;11:30\n"
                + " robin  field ;Headington;2026-11-22;14:00;16:00\n"
                + "Robin Field;HEAD;22/11/2026;25:00;16:00\n"
                + "Nobody Known;HEAD;22/11/2026;14:00;16:00\n"
                + "Ash Wren;HEAD;22/11/2026;14:00;16:00\n"
                + "Lou Cowley;Cowley;22/11/2026;14:00;16:00\n"
                + "Robin Field;HEAD;2026-11-22;14:00;15:00\n"
                + "Robin Field;HEAD;22/11/2027;14:00;16:00\n"
                + "Robin Field;HEAD;22/11/2026\n");
    assertEquals("2 rows", sheet.summary("Right"));
    assertEquals("7 rows", sheet.summary("To be put right"));
    var problems = sheet.text("tbody");
    assertContains(problems, "4 Start: ");
    assertContains(problems, "5 Volunteer: nobody of this name has logged hours at your libraries");
    assertContains(problems, "6 Volunteer: several people have this name");
    assertContains(problems, "7 Volunteer: nobody of this name");
    assertContains(problems, "Library: enter the name or code of one of your libraries");
    assertContains(problems, "8 Row: it overlaps with row 3, of the same volunteer");
    assertContains(problems, "9 Date: The date must be today or in the past");
    assertContains(problems, "10 Row: it is shorter than the first row");
    assertEquals(before, entries(), "logged before anybody said so");

    var address = action(sheet);
    browser.send(sheet, address, Map.of());
    browser.send(sheet, address, Map.of());
    await().until(() -> browser.open(address).text("main").contains("Logged: 2 rows."));

    assertEquals(before + 2, entries());
    assertEquals(
        2, Database.number("SELECT count(*) FROM hours_entry WHERE entered_by <> volunteer_id"));
    assertEquals(
        "02:30:00",
        Database.text(
            "SELECT max(ended_at - started_at) FROM hours_entry WHERE entered_by <> volunteer_id"));
    assertFalse(browser.open(address).has("form[action=" + address + "]"), "could be logged again");
  }

  @Test
  void yesterdayIsTheDayBeforeTheOneOnWhichTheSheetWasChecked() {
    var sheet =
        sent(
            HEADER
                + "Robin Field;HEAD;yesterday;9am;10am\n"
                + "Robin Field;HEAD;24/11;9am;10am\n"
                + "Robin Field;HEAD;Monday 23 November;9am;10am\n");
    assertContains(sheet.text("tbody"), "4 Row: it overlaps with row 2, of the same volunteer");

    clock.set(Instant.parse("2027-01-10T12:00:00Z"));
    logged(sheet, "Logged: 2 rows.");

    assertEquals(
        "2026-11-23 2026-11-24",
        Database.text(
            """
            SELECT string_agg(started_at::date::text, ' ' ORDER BY started_at) FROM hours_entry
            WHERE entered_by <> volunteer_id
            """));
  }

  @ParameterizedTest
  @CsvSource({
    "10:00, 1:30, 10am to 1:30am the next day is 15 hours 30 minutes",
    "9:00,  1:00, 9am to 1am the next day is 16 hours",
    "12:00, 4:00, midday to 4am the next day is 16 hours",
    "16:00, 4:01, 4pm to 4:01am the next day is 12 hours 1 minute",
    "10am,  12am, 10am to midnight is 14 hours",
  })
  void anAfternoonWithoutPmIsAProblemOfItsRow(String start, String finish, String words) {
    var sheet = sent(HEADER + "Robin Field;HEAD;22/11/2026;" + start + ";" + finish + "\n");

    assertEquals("0 rows", sheet.summary("Right"));
    assertContains(sheet.text("tbody"), "2 Finish: " + words + ". If it ended earlier");
  }

  @Test
  void aNightIsShownBeforeItIsLogged() {
    var sheet =
        sent(
            HEADER
                + "Robin Field;HEAD;23/11/2026;9am;11:30\n"
                + "Robin Field;HEAD;21/11/2026;22:00;6:00\n"
                + "Robin Field;HEAD;20/11/2026;20:00;midnight\n");

    assertEquals("3 rows", sheet.summary("Right"));
    assertEquals(
        "3 Robin Field 8 hours on 21 November 2026, 10pm to 6am the next day",
        sheet.text("tbody tr"));
    assertFalse(logged(sheet, "Logged: 3 rows.").has("tbody"), "shown when it is too late");
  }

  @Test
  void rowsOfOnePersonThatOverlapAreSaidBeforeOneOfThemIsLogged() {
    knownAt("HEAD", "Kim Ashdown");
    var sheet =
        sent(
            HEADER
                + "Robin Field;HEAD;22/11/2026;10:00;12:00\n"
                + "Robin Field;HEAD;22/11/2026;11:00;13:00\n"
                + "Robin Field;HEAD;22/11/2026;10am;noon\n"
                + "Robin Field;HEAD;22/11/2026;12:00;13:00\n"
                + "Kim Ashdown;HEAD;22/11/2026;10:00;12:00\n");

    assertEquals("3 rows", sheet.summary("Right"));
    assertEquals(
        "3 Row: it overlaps with row 2, of the same volunteer. Put one right or remove it"
            + " 4 Row: it overlaps with row 2, of the same volunteer. Put one right or remove it",
        sheet.text("tbody tr"));
  }

  @Test
  void aTimeThatCameTwiceIsLeftToTheVolunteerWhoCanBeAsked() {
    var sheet =
        sent(
            HEADER
                + "Robin Field;HEAD;25/10/2026;1:30am;4am\n"
                + "Robin Field;HEAD;24/10/2026;22:00;1:30am\n");

    var said =
        "This time came twice in that night, because the clocks went back. Ask the volunteer to log"
            + " these hours themselves";
    assertEquals("2 Start: " + said + " 3 Finish: " + said, sheet.text("tbody tr"));
  }

  @Test
  void whoeverLostALibrarySinceTheCheckLogsNothingThere() {
    var both = Browser.of(coordinator.at("HEAD", "COWL"));
    var csv =
        HEADER + "Robin Field;HEAD;23/11/2026;9am;10am\nLou Cowley;COWL;23/11/2026;9am;10am\n";
    var content = csv.getBytes(StandardCharsets.UTF_8);
    var sheet = both.follow(both.upload(both.open(NEW), NEW, "file", "a.csv", content));
    assertEquals("2 rows", sheet.summary("Right"));
    var address = action(sheet);

    browser.after(coordinator.at("BART")).send(sheet, address, Map.of());
    var nothing = browser.open(address);
    assertEquals("2 rows", nothing.summary("To be put right"));
    assertFalse(nothing.text("main").contains("Logged:"), nothing.text("main"));

    sheet = both.follow(both.upload(both.open(NEW), NEW, "file", "a.csv", content));
    assertEquals("2 rows", sheet.summary("Right"), "is read again, since nothing was logged");
    browser.send(sheet, address, Map.of());
    await().until(() -> browser.open(address).text("main").contains("Logged: 1 row."));
    assertContains(
        browser.open(address).text("tbody"),
        "3 Library: you are no longer a coordinator of this library");
    assertEquals(
        "HEAD",
        Database.text("SELECT library_code FROM hours_entry WHERE entered_by <> volunteer_id"));
  }

  @Test
  void whenSomebodyHelpedAtAnotherLibraryIsNotTold() {
    var both = Actors.aVolunteer("Kim Ashdown");
    log(both, "HEAD", "2026-11-22", "14:00", "16:00");
    log(both, "COWL", "2026-11-23", "09:15", "11:00");

    var sheet =
        sent(
            HEADER
                + "Kim Ashdown;HEAD;22/11/2026;15:00;17:00\n"
                + "Kim Ashdown;HEAD;23/11/2026;10:00;12:00\n"
                + "Kim Ashdown;HEAD;20/11/2026;10:00;12:00\n");
    assertContains(
        sheet.text("tbody"),
        "2 Start: These hours overlap with others that are logged already: 2pm to 4pm on 22"
            + " November 2026. Check the date and both times");
    assertContains(sheet.text("tbody"), "3 Start: " + ELSEWHERE);
    assertFalse(sheet.text("main").contains("9:15am"), sheet.text("main"));

    log(both, "COWL", "2026-11-20", "09:15", "11:00");
    var page = logged(sheet, "4 Row: " + ELSEWHERE);
    assertFalse(page.text("main").contains("9:15am"), page.text("main"));
  }

  @Test
  void theSameFileIsTheSameSheetReadAgainUntilItIsLogged() {
    var newcomer = Actors.aVolunteer("Wren Newcomer");
    var csv = HEADER + "Wren Newcomer;HEAD;23/11/2026;9am;11:30\n";
    var first = send("a.csv", csv.getBytes(StandardCharsets.UTF_8)).redirect();
    assertContains(browser.open(first).text("tbody"), "2 Volunteer: nobody of this name");
    log(newcomer, "HEAD", "2026-10-05", "14:00", "14:30");
    clock.advance(Duration.ofDays(1));

    var again = send("copy of a.csv", csv.getBytes(StandardCharsets.UTF_8)).redirect();
    var other = send("a.csv", (csv + "\n").getBytes(StandardCharsets.UTF_8)).redirect();

    assertEquals(first, again);
    assertNotEquals(first, other);
    var sheet = browser.open(again);
    assertEquals("1 row", sheet.summary("Right"));
    assertEquals("0 rows", sheet.summary("To be put right"));
    logged(sheet, "Logged: 1 row.");
    var before = entries();

    var sentBefore = send("a.csv", csv.getBytes(StandardCharsets.UTF_8));

    assertEquals(first + "?sent=before", sentBefore.redirect());
    assertContains(
        browser.follow(sentBefore).text("main"),
        "You sent this file before, on 25 November 2026 at midday.");
    assertEquals(before, entries());
  }

  @Test
  void nobodyAsksForASheetToBeLoggedWhileItsFileIsReadAgain() throws Exception {
    var file =
        Files.writeString(
            folder.resolve("sheet.csv"), HEADER + "Robin Field;HEAD;23/11/2026;9am;11:30\n");
    var who = new SignedIn(coordinator.subject(), coordinator.name());
    var places = Places.of("HEAD");
    var sheet = uploadSheet.upload(file, "sheet.csv", who, places).id();
    var asked = new CompletableFuture<Void>();

    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              uploadSheet.upload(file, "sheet.csv", who, places);
              asked.completeAsync(() -> start(sheet));
              await().until(() -> asked.isDone() || Database.number(WAITING_FOR_A_LOCK) > 0);
              assertFalse(asked.isDone(), "did not wait");
            });

    asked.get(10, TimeUnit.SECONDS);
    await().until(() -> Database.number("SELECT count(entry_id) FROM sheet_row") == 1);
  }

  private Void start(UUID sheet) {
    logSheet.start(sheet, coordinator.subject(), Places.of("HEAD"));
    return null;
  }

  @Test
  void workThatIsInterruptedGoesOnAndLogsNothingTwice() {
    var sheet =
        sent(
            HEADER
                + "Robin Field;HEAD;23/11/2026;9am;10am\nRobin Field;HEAD;22/11/2026;9am;10am\n");
    var address = action(sheet);
    var id = address.substring(address.lastIndexOf('/') + 1);
    browser.send(sheet, address, Map.of());
    await().until(() -> browser.open(address).text("main").contains("Logged: 2 rows."));
    var before = entries();
    // As a process leaves it that was killed after the first row, half a minute ago.
    Database.execute(
        """
        DELETE FROM hours_entry WHERE id = (SELECT entry_id FROM sheet_row
          WHERE sheet_id = '%1$s' AND row_number = 3);
        UPDATE long_work SET state = 'RUNNING', done = 0, attempts = 1 WHERE id = '%1$s';
        INSERT INTO long_work_task (task_name, task_instance, execution_time, picked, picked_by,
                                    last_heartbeat, version)
        SELECT 'long-work', '%1$s/killed', expires_at - interval '14 days', true, 'killed',
               expires_at - interval '14 days 31 seconds', 1
          FROM long_work WHERE id = '%1$s'
        """
            .formatted(id));

    await().until(() -> browser.open(address).text("main").contains("Logged: 2 rows."));

    assertEquals(before, entries());
    assertEquals(2, Database.number("SELECT attempts FROM long_work WHERE id = '" + id + "'"));
  }

  @Test
  void thePageShowsHowFarItIsAndAsksAgainByItself() {
    var sheet = sent(HEADER + "Robin Field;HEAD;23/11/2026;9am;10am\n");
    var address = action(sheet);
    Database.execute(
        """
        INSERT INTO long_work (id, kind, state, done, total, attempts, run, expires_at)
        VALUES ('%s', 'log-sheet', 'RUNNING', 0, 1, 2, 3, now())
        """
            .formatted(address.substring(address.lastIndexOf('/') + 1)));

    var page = browser.open(address);

    assertEquals("3", page.header("Refresh"));
    assertContains(page.text("main"), "0 of 1 done.");
    assertContains(page.text("main"), "It was interrupted and goes on where it stopped");
  }

  @ParameterizedTest
  @CsvSource({
    "a.csv,  '4d5a9000',     'is a program, not a spreadsheet'",
    "a.xlsx, '504b03040000', 'only a part of a workbook'",
    "a.csv,  '410042',       '(NUL)'",
    "a.csv,  '412c420a',     'no column called Volunteer or Library or Date or Start or Finish'",
    "a.csv,  '',             'is empty'",
  })
  void whatIsNoSheetIsOneSentence(String name, String hex, String message) {
    var answer = send(name, HexFormat.of().parseHex(hex));

    assertEquals(400, answer.status());
    assertEquals(1, answer.problems().size());
    assertContains(answer.problems().get(0), message);
  }

  @Test
  void aFileThatIsTooLargeIsSaidOnThePageAndLeavesNothing() {
    var answer = send("large.csv", new byte[11 << 20]);

    assertEquals(400, answer.status());
    assertEquals(1, answer.problems().size());
    assertContains(answer.problems().get(0), "The file is larger than 10 MB");
    assertEquals(200, browser.open(NEW).status());
  }

  @Test
  void noFileIsSaidToo() {
    var answer = send("", new byte[0]);

    assertEquals(400, answer.status());
    assertContains(answer.problems().get(0), "Choose the file");
  }

  @Test
  void aSheetIsItsSendersAlone() {
    var sheet = sent(HEADER + "Robin Field;HEAD;23/11/2026;9am;10am\n");
    var address = action(sheet);
    var other = Browser.of(Actors.aCoordinator("Lee Ward").at("HEAD"));

    assertEquals(404, other.open(address).status());
    assertEquals(404, other.open("/sheets/" + UUID.randomUUID()).status());
  }

  @Test
  void rowsAreAskedWhyAndOneDayHoldsSixteenHours() {
    var sheet =
        sent(
            "Volunteer;Library;Date;Start;Finish;Reason\n"
                + "Robin Field;HEAD;20/11/2026;6am;7pm;\n"
                + "Robin Field;HEAD;19/11/2026;6am;7pm;The book sale\n"
                + "Robin Field;HEAD;1/9/2026;2pm;4pm;\n"
                + "Robin Field;HEAD;18/11/2026;midnight;8am;\n"
                + "Robin Field;HEAD;18/11/2026;8am;4pm;\n"
                + "Robin Field;HEAD;18/11/2026;4pm;11pm;\n");

    var main = sheet.text("main");
    assertContains(main, "2 Reason: Say why you log these hours: they are 13 hours long");
    assertContains(main, "4 Reason: Say why you log these hours: they are more than 60 days ago");
    assertContains(main, "7 Row: with the rows above that is more than 16 hours of one day");
    logged(sheet, "Logged: 3 rows");
    assertEquals(
        "The book sale",
        Database.text("SELECT reason FROM hours_entry WHERE started_at = '2026-11-19 06:00Z'"));
  }

  @Test
  void aFileIsTakenNowhereElse() {
    var answer =
        given()
            .auth()
            .oauth2(coordinator.token())
            .multiPart("file", "a.csv", new byte[1])
            .post("/approvals/" + UUID.randomUUID());

    assertEquals(415, answer.statusCode());
  }

  /** Whoever has logged hours at a library is known to its coordinators. */
  private static void knownAt(String library, String... names) {
    for (var name : names) {
      log(
          AcceptedVolunteers.accept(Actors.aVolunteer(name), library),
          library,
          "2026-10-05",
          "14:00",
          "14:30");
    }
  }

  private static void log(Actor volunteer, String library, String date, String from, String to) {
    Api.created(
        AcceptedVolunteers.accept(volunteer, library),
        "/api/hours",
        Map.of(),
        Map.of("library", library, "workedOn", date, "startTime", from, "endTime", to));
  }

  /** Asks for the sheet to be logged and waits until its page says so. */
  private Page logged(Page sheet, String said) {
    browser.send(sheet, action(sheet), Map.of());
    await().until(() -> browser.open(action(sheet)).text("main").contains(said));
    return browser.open(action(sheet));
  }

  private static String action(Page sheet) {
    return sheet.action();
  }

  private Page sent(String csv) {
    return browser.follow(send("sheet.csv", csv.getBytes(StandardCharsets.UTF_8)));
  }

  private Page send(String name, byte[] content) {
    return browser.upload(browser.open(NEW), NEW, "file", name, content);
  }

  private static long entries() {
    return Database.number("SELECT count(*) FROM hours_entry");
  }

  private static void assertContains(String text, String part) {
    assertTrue(text.contains(part), () -> "\"" + part + "\" is not in: " + text);
  }
}
