package throughline.membership.imports;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.imports.BirthsFile.aFile;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.platform.core.permission.Places;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestServers;

/** What a file asks the database does not grow with its rows, but by the thousand. */
@QuarkusTest
@Tag("nightly")
class FileQueriesTest {

  /** The tables that a file is about; what runs beside it asks for others. */
  private static final String OF_A_FILE =
      "import_|vault\\.|member|card|suppression|duplicate_case|preference|library|district|office|audit_";

  /** Whoever waits for the file's work looks again until it is done. */
  private static final double A_LOOK_OR_TWO = 2;

  private static final String REGISTRAR = "a registrar of a test";

  private static final LocalDate YESTERDAY = LocalDate.parse("2026-11-23");

  @Inject UploadFile uploadFile;
  @Inject EnrolFile enrolFile;
  @TempDir Path folder;

  @Test
  void aThousandRowsTakeAsManyQueriesAsTwoAndTwoThousandAtMostTwiceAsMany() throws IOException {
    queriesOf(2);

    var two = queriesOf(2);
    var thousand = queriesOf(1_000);
    var twoThousand = queriesOf(2_000);

    assertTrue(two > 20, "what is asked is counted: " + two);
    assertEquals(two, thousand, A_LOOK_OR_TWO, "of two rows, of a thousand");
    assertTrue(twoThousand <= 2 * thousand, twoThousand + " of " + thousand);
  }

  /** From sending it to the last child enrolled. */
  private long queriesOf(int rows) throws IOException {
    var file = folder.resolve(UUID.randomUUID() + ".csv");
    Files.write(file, births(rows).bytes());
    var before = TestServers.postgres().statementsWith(OF_A_FILE);
    var id = uploadFile.upload(file, "births.csv", "OXFORD", REGISTRAR, Places.everywhere()).id();
    awaitDone(id);
    enrolFile.start(id, REGISTRAR, Places.everywhere());
    awaitDone(
        UUID.fromString(
            Database.text("SELECT enrol_work FROM import_file WHERE id = '%s'".formatted(id))));
    var asked = TestServers.postgres().statementsWith(OF_A_FILE) - before;
    assertEquals(
        rows,
        Database.number(
            "SELECT count(*) FROM vault.import_row WHERE file_id = '%s' AND taken_at IS NOT NULL"
                .formatted(id)));
    return asked;
  }

  /** As many of each day as a county has, and no two of one family. */
  private static BirthsFile births(int rows) {
    var births = aFile();
    for (var i = 0; i < rows; i++) {
      births.row(
          "Family name",
          "Q" + UUID.randomUUID().toString().replaceAll("[0-9-]", ""),
          "Date of birth",
          YESTERDAY.minusDays(i % 300).toString());
    }
    return births;
  }

  private static void awaitDone(UUID work) {
    await()
        .until(
            () ->
                Database.number(
                        "SELECT count(*) FROM long_work WHERE state = 'DONE' AND id = '%s'"
                            .formatted(work))
                    == 1);
  }
}
