package throughline.volunteers.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.TableLimits;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.volunteers.testing.Actors;

/** Today's spreadsheet of volunteers is taken over, and nobody is merged by it. */
@QuarkusTest
class ImportPagesTest {
  private static final String NEW = "/imports/new";

  private final Browser staff = Browser.of(Actors.aCoordinator("Sam Okafor").at("HEAD", "COWL"));
  private final String mark = "I" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

  @TempDir Path folder;

  @Test
  void ofFiveHundredRowsTwoOfOneNameAreMergedSilentlyByNobody() {
    var rows =
        IntStream.range(0, 498)
            .mapToObj(i -> "Person %s%d,,,HEAD".formatted(mark, i))
            .collect(Collectors.joining("\n"));
    var page =
        sent(
            "Name,Email,Phone,Place\n"
                + rows
                + "\nGale %1$s,gale@example.org,,Headington\n gale  %1$s,,01632 960 001,HEAD; COWL\n"
                    .formatted(mark));
    assertEquals("498", page.summary("Rows that are right"));
    assertEquals("2", page.summary("Two of one name"));
    assertEquals(0, added(), "nobody is added by checking");
    assertTrue(page.text("main").contains("row 501 has the same name"), page.text("fieldset"));

    var path = page.action();
    staff.send(page, path, Map.of()).then().statusCode(303);
    assertEquals(498, added());
    var after = staff.open(path);
    staff.tick(after, path, "other", List.of("500", "501")).then().statusCode(303);
    assertEquals(500, added());
    assertEquals("500", staff.open(path).summary("Rows taken over"));
    staff.tick(after, path, "other", List.of("500", "501")).then().statusCode(303);
    assertEquals(500, added(), "twice is once");
    assertEquals(
        3,
        Database.number(
            """
            SELECT count(*) FROM volunteer_place JOIN person_details ON person_id = volunteer_id
            WHERE lower(display_name) LIKE 'gale%%' || lower('%s')
            """
                .formatted(mark)));
  }

  @Test
  void aWrongRowIsNamedByColumnAndStays() {
    var page =
        sent(
            "Name;E-mail;Library\n;x;Nowhere\nKim %s;kim@example.org;Headington\n".formatted(mark));

    var problems = page.text("tbody tr");
    assertTrue(problems.contains("Name: Enter their name"), problems);
    assertTrue(problems.contains("Email: Enter an email address"), problems);
    assertTrue(problems.contains("Place: enter the name or code of your places"), problems);
    staff.send(page, page.action(), Map.of()).then().statusCode(303);
    assertEquals("1", staff.open(page.action()).summary("Rows to put right"));
  }

  @Test
  void wrongRowsAreTakenAlongAsTheyWereTypedPutRightAndSentAgain() throws IOException {
    var page =
        sent(
            "Place,Phone,Name,Email\nOld Hall; HEAD,12,Kim %1$s,kim at home\nHEAD,,Gale %1$s,\n"
                .formatted(mark));
    var address = page.action() + "/wrong.xlsx";
    assertTrue(page.links().contains(address), page.text("main"));

    var file = staff.open(address).bytes();
    try (var rows =
        Rows.open(Files.write(folder.resolve("w"), file), "w.xlsx", TableLimits.USUAL)) {
      assertEquals(List.of("Name", "Email", "Phone", "Place", "Errors"), rows.header());
      var row = rows.next().cells();
      assertEquals(
          List.of("Kim " + mark, "kim at home", "12", "Old Hall; HEAD"), row.subList(0, 4));
      assertTrue(row.get(4).contains("Email: "), row.get(4));
      assertFalse(rows.hasNext(), "of what is right there is nothing to put right");
    }
    var again = staff.follow(staff.upload(staff.open(NEW), NEW, "file", "again.xlsx", file));
    assertEquals("1", again.summary("Rows to put right"));
    var other = Browser.of(Actors.aCoordinator("Lee Ward").at("HEAD"));
    assertEquals(404, other.open(address).status());
  }

  @Test
  void whoIsHereAlreadyIsShownAndNotAddedAgain() {
    var first = sent("Name,Place\nKim %s,HEAD\n".formatted(mark));
    staff.send(first, first.action(), Map.of()).then().statusCode(303);

    var again = sent("Name,Place\nKim %s,HEAD\n\n".formatted(mark));

    assertEquals("1", again.summary("Two of one name"));
    assertTrue(again.text("main").contains("somebody of this name helps at your places already"));
    var other = Browser.of(Actors.aCoordinator("Lee Ward").at("HEAD"));
    assertEquals(404, other.open(again.action()).status());
  }

  private long added() {
    return Database.number(
        """
        SELECT count(*) FROM person_details JOIN volunteer ON id = person_id
        WHERE display_name LIKE '%%%s%%' AND status = 'ACTIVE'
        """
            .formatted(mark));
  }

  private Page sent(String file) {
    var page = staff.open(NEW);
    return staff.follow(
        staff.upload(page, NEW, "file", "volunteers.csv", file.getBytes(StandardCharsets.UTF_8)));
  }
}
