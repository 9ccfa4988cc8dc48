package throughline.volunteers.hours;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.TableLimits;
import throughline.platform.testing.Database;
import throughline.volunteers.testing.Actors;

/** Approved hours as a file, of one's own libraries alone. */
@QuarkusTest
class ExportHoursTest {

  @TempDir Path folder;

  @BeforeEach
  void clear() {
    Database.execute("DELETE FROM hours_entry");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void theFileHoldsWhatIsApprovedAtTheCoordinatorsLibraries(String kind) throws IOException {
    var attack = Actors.aVolunteer("=HYPERLINK(\"http://evil.example\")");
    hours().by(attack).at("HEAD").on("2026-11-17").from("22:00").to("00:15").approved();
    hours().at("HEAD").logged();
    hours().at("COWL").approved();
    var taken = Database.number("SELECT count(*) FROM audit_entry WHERE action = 'EXPORTED'");

    var rows = download(kind);

    assertEquals(1, rows.size(), rows.toString());
    assertTrue(
        rows.get(0).startsWith("=HYPERLINK(\"http://evil.example\")|")
            && rows.get(0).endsWith("|HEAD|Headington|2026-11-17|22:00|00:15|135||2026-11-24"),
        rows.get(0));
    assertEquals(
        taken + 1, Database.number("SELECT count(*) FROM audit_entry WHERE action = 'EXPORTED'"));
  }

  @Test
  void moreThanOnePageIsAllThere() throws IOException {
    hours().at("HEAD").approved();
    Database.execute(
        """
        INSERT INTO hours_entry (id, version, volunteer_id, library_code, started_at, ended_at, status, entered_by, entered_at,
                                 approved_by, approved_at, reason)
        SELECT gen_random_uuid(), version, volunteer_id, library_code, started_at - n * interval '4 hours',
               ended_at - n * interval '4 hours', status, entered_by, entered_at, approved_by, approved_at, 'Copied'
          FROM hours_entry, generate_series(1, 5000) n
        """);

    assertEquals(5_001, download("csv").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  @Tag("nightly")
  void aYearOfAHundredThousandEntriesIsOneFile(String kind) {
    var coordinator = Actors.aCoordinator("Sam Okafor").at("HEAD");
    hours().at("HEAD").approved();
    Database.execute(
        """
        ALTER TABLE hours_entry DISABLE TRIGGER USER;
        WITH people AS (INSERT INTO person (id) SELECT gen_random_uuid() FROM generate_series(1, 200) RETURNING id),
        named AS (INSERT INTO person_details (person_id, display_name) SELECT id, 'Robin Field' FROM people)
        INSERT INTO volunteer (id, status) SELECT id, 'ACTIVE' FROM people;
        INSERT INTO hours_entry (id, version, volunteer_id, library_code, started_at, ended_at, status, entered_by, entered_at,
                                 approved_by, approved_at)
        SELECT gen_random_uuid(), 2, v.id, 'HEAD', start_at, start_at + interval '2 hours', 'APPROVED', v.id,
               start_at + interval '1 day', e.approved_by, start_at + interval '2 days'
          FROM (SELECT volunteer.id FROM volunteer JOIN person USING (id) WHERE subject IS NULL LIMIT 200) v,
               hours_entry e, generate_series(1, 500) n,
               LATERAL (SELECT timestamptz '2026-11-20 14:00Z' - n * interval '17 hours' AS start_at) at;
        ALTER TABLE hours_entry ENABLE TRIGGER USER;
        ANALYZE hours_entry;
        """);
    var bytes =
        given()
            .auth()
            .oauth2(coordinator.token())
            .get("/approved-hours/" + kind)
            .then()
            .statusCode(200)
            .extract()
            .asByteArray()
            .length;

    assertTrue(bytes > 1_000_000, bytes + " bytes");
  }

  private List<String> download(String kind) throws IOException {
    var content =
        given()
            .auth()
            .oauth2(Actors.aCoordinator("Sam Okafor").at("HEAD").token())
            .get("/approved-hours/" + kind)
            .then()
            .statusCode(200)
            .header("Content-Disposition", "attachment; filename=\"approved-hours." + kind + "\"")
            .extract()
            .asByteArray();
    var file = Files.write(folder.resolve("hours." + kind), content);
    var lines = new ArrayList<String>();
    try (var rows = Rows.open(file, "hours." + kind, TableLimits.USUAL)) {
      rows.forEachRemaining(row -> lines.add(String.join("|", row.cells())));
    }
    return lines;
  }
}
