package throughline.volunteers.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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
    assertEquals("500", staff.open(path).summary("People taken over"));
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
