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
            && rows.get(0).endsWith("|HEAD|Headington|2026-11-17|22:00|00:15|135|2026-11-24"),
        rows.get(0));
    assertEquals(
        taken + 1, Database.number("SELECT count(*) FROM audit_entry WHERE action = 'EXPORTED'"));
  }

  @Test
  void moreThanOnePageIsAllThere() throws IOException {
    hours().at("HEAD").approved();
    Database.execute(
        """
        INSERT INTO hours_entry SELECT gen_random_uuid(), version, volunteer_id, library_code,
          started_at - n * interval '1 day', ended_at - n * interval '1 day', status, entered_by,
          entered_at, approved_by, approved_at
        FROM hours_entry, generate_series(1, 1100) n
        """);

    assertEquals(1_101, download("csv").size());
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
