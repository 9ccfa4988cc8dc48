package throughline.membership.demo;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.contracts.places.Library;
import throughline.membership.desk.enrolment.EnrolNewborn;
import throughline.membership.imports.UploadFile;
import throughline.membership.testing.Boxes;
import throughline.platform.core.permission.Places;
import throughline.platform.testing.Database;

/** The demonstration's spreadsheet has a row of every kind that the preview tells apart. */
@QuarkusTest
class SampleSheetTest {

  private static final String REGISTRAR = "a registrar of the demonstration's spreadsheet";

  private static final String OUTCOMES =
      """
      SELECT string_agg(outcome || ' ' || rows, ', ' ORDER BY outcome) FROM (
        SELECT outcome, count(*) AS rows FROM vault.import_row WHERE file_id = '%s' GROUP BY 1) each
      """;

  @AfterEach
  void noStock() {
    Boxes.none();
  }

  private final Random random = new Random(10);

  @Inject EnrolNewborn enrolNewborn;
  @Inject UploadFile uploadFile;
  @TempDir Path folder;

  @Test
  void theSameOneLikeOneANameThatHasComeNewOnesAndAMistake() throws IOException {
    var same = family(92_000_001);
    var like = family(92_000_002);
    var unnamed = family(92_000_003);
    enrolNewborn.enrol(same.request("OXFORD", same.card()), REGISTRAR, Places.everywhere());
    enrolNewborn.enrol(like.request("OXFORD", like.card()), REGISTRAR, Places.everywhere());
    enrolNewborn.enrol(unnamed.requestWithoutName("OXFORD"), REGISTRAR, Places.everywhere());
    Boxes.at("OXFORD", SampleFamily.card(92_100_000), 3);
    var file = folder.resolve("births.csv");
    new SampleSheet(
            same,
            like,
            unnamed,
            List.of(family(92_000_004), family(92_000_006), family(92_000_008)))
        .write(file);

    var sent = uploadFile.upload(file, "births.csv", "OXFORD", REGISTRAR, Places.everywhere());

    await()
        .until(
            () ->
                Database.number(
                        "SELECT count(*) FROM import_file WHERE checked_at IS NOT NULL AND id = '%s'"
                            .formatted(sent.id()))
                    == 1);
    assertEquals(
        "CHANGED 1, ERROR 1, NEW 2, REVIEW 1, SAME 1",
        Database.text(OUTCOMES.formatted(sent.id())));
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM import_file WHERE held AND id = '%s'".formatted(sent.id())));
  }

  private SampleFamily family(int number) {
    return SampleFamily.of(number, LocalDate.parse("2026-11-23"), Library.seed().get(0), random);
  }
}
