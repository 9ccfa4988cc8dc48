package throughline.volunteers.sheet;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.testing.Database;
import throughline.platform.testing.KilledAtWrite;
import throughline.platform.testing.Published;
import throughline.volunteers.testing.AcceptedVolunteers;
import throughline.volunteers.testing.Actors;

/**
 * A sheet whose service is killed at any write, or at any commit: every row is logged once, with
 * one event and one line of history.
 */
@QuarkusTest
class KilledSheetTest {

  private static final List<String> TABLES =
      List.of("signing_in_sheet", "sheet_row", "hours_entry", "outbox", "audit_entry");

  private static final String ROWS_WITHOUT_ENTRY_OR_ENTRIES_WITHOUT_ROW =
      """
      SELECT (SELECT count(*) FROM hours_entry WHERE entered_by <> volunteer_id)
        - (SELECT count(entry_id) FROM sheet_row)
      """;

  private static final String LINES_OF_HISTORY =
      """
      SELECT count(*) FROM audit_entry
      WHERE record_id IN (SELECT id::text FROM hours_entry WHERE entered_by <> volunteer_id)
      """;

  private static final String ENTRIES =
      "SELECT string_agg(id::text, ' ') FROM hours_entry WHERE entered_by <> volunteer_id";

  @Inject UploadSheet uploadSheet;
  @Inject LogSheet logSheet;
  @TempDir Path folder;

  private final SignedIn coordinator = new SignedIn(UUID.randomUUID().toString(), "Sam Okafor");
  private Path file;

  @BeforeEach
  void aSheet() throws IOException {
    Database.execute(
        "DELETE FROM volunteer_place; DELETE FROM hours_entry; DELETE FROM signing_in_sheet");
    given()
        .auth()
        .oauth2(AcceptedVolunteers.accept(Actors.aVolunteer("Robin Field"), "HEAD").token())
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "library", "HEAD",
                "workedOn", "2026-10-05",
                "startTime", "14:00",
                "endTime", "14:30"))
        .post("/api/hours")
        .then()
        .statusCode(201);
    file =
        Files.writeString(
            folder.resolve("sheet.csv"),
            """
            Volunteer,Library,Date,Start,Finish
            Robin Field,HEAD,2026-10-06,9am,10am
            Robin Field,HEAD,2026-10-07,9am,10am
            """);
  }

  @Test
  void anUploadThatIsKilledLeavesNothingAndIsTakenWhenItComesAgain() {
    int killed = 0;
    while (KilledAtWrite.number(killed + 1, TABLES, this::upload)) {
      killed++;
      assertEquals(0, Database.number("SELECT count(*) FROM signing_in_sheet"), "kill " + killed);
    }

    assertTrue(killed >= 5, "two statements, and three rows at the commit: " + killed);
    assertEquals(2, Database.number("SELECT count(*) FROM sheet_row WHERE problem IS NULL"));
  }

  @Test
  void everyRowIsLoggedOnceWhereverItsServiceIsKilled() {
    var entries = new ArrayList<String>();
    var kills = 0;
    while (killedWhileLogging(kills + 1, entries)) {
      kills++;
    }

    var published =
        Published.allAtRest(VolunteerEvents.TOPIC).stream()
            .map(ConsumerRecord::key)
            .filter(entries::contains)
            .toList();
    assertEquals(entries.stream().sorted().toList(), published.stream().sorted().toList());
    assertTrue(kills >= 16, "four writes for each of two rows, and their commits: " + kills);
  }

  /** A sheet of its own for each write, and whoever goes on with it afterwards. */
  private boolean killedWhileLogging(int write, List<String> entries) {
    Database.execute(
        "DELETE FROM hours_entry WHERE entered_by <> volunteer_id; DELETE FROM signing_in_sheet");
    var sheet = upload();

    var killed = KilledAtWrite.number(write, TABLES, () -> log(sheet));
    assertNothingIsHalf(write);
    log(sheet);

    assertNothingIsHalf(write);
    assertEquals(2, Database.number("SELECT count(entry_id) FROM sheet_row"), "write " + write);
    entries.addAll(List.of(Database.text(ENTRIES).split(" ")));
    return killed;
  }

  private static void assertNothingIsHalf(int write) {
    assertEquals(0, Database.number(ROWS_WITHOUT_ENTRY_OR_ENTRIES_WITHOUT_ROW), "write " + write);
    assertEquals(
        Database.number("SELECT count(entry_id) FROM sheet_row"),
        Database.number(LINES_OF_HISTORY),
        "write " + write);
  }

  private UUID upload() {
    return uploadSheet.upload(file, "sheet.csv", coordinator, Places.everywhere()).id();
  }

  private void log(UUID sheet) {
    logSheet.run(sheet, steps -> {});
  }
}
