package throughline.membership.imports;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.imports.BirthsFile.aFile;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;

/** A file that was sent in error goes at once, whatever is being done with it. */
@QuarkusTest
class FileDiscardedTest extends FileTest {

  private final Browser office = Browser.of(registrar);
  private final Browser administrator = Browser.of(Actor.with("administrator"));

  @Test
  void itsRowsAreWipedAtOnceAndTheSameFileCanComeAgain() {
    var births = aFile().row().row("Postcode", "nowhere");
    var address = visitor.checked(births);
    var late = office.open(address);

    discard(address);

    assertEquals(0, rows(address));
    var page = visitor.open(address);
    assertSaid(page.text("main"), "Your office discarded this file on");
    assertSaid(page.text("main"), "Nothing was taken of it");
    assertFalse(page.has("form[action=" + address + "]"), "could be taken");
    assertFalse(page.source().contains("Fernsby"), "shows a family");
    assertEquals(1, audited(address, "FILE_DISCARDED"));
    assertEquals(409, office.send(late, address, Map.of()).status());
    discard(address);
    assertEquals(1, audited(address, "FILE_DISCARDED"));
    assertSaid(visitor.open("/files").text("main"), "Discarded");

    var again = visitor.checked(births);
    assertFalse(again.contains(address), "leads to the discarded one");
    assertEquals(1, visitor.count(again, "New"));
  }

  @Test
  void anotherOfficeDiscardsNothing() {
    var address = visitor.checked(aFile().row());
    var banbury = Browser.of(Actors.aRegistrar().at("BANBURY"));

    assertEquals(404, banbury.open(address + "/discard").status());
    var theirs = Map.of("csrf-token", banbury.open("/enrolments/new").value("csrf-token"));
    assertEquals(404, banbury.post(address + "/discard", theirs).status());
    assertEquals(1, rows(address));
  }

  @Test
  void whatWasEnrolledBeforeStaysAndIsSaid() {
    var address = visitor.checked(aFile().row().row("Postcode", "nowhere"));
    visitor.enrolled(address);
    var members = number("SELECT count(*) FROM member");

    assertSaid(office.open(address + "/discard").text("main"), "1 child enrolled");
    discard(address);

    assertEquals(members, number("SELECT count(*) FROM member"));
    assertEquals(0, rows(address));
    assertSaid(visitor.open(address).text("main"), "Taken before: 1 child enrolled");
  }

  @Tag("nightly")
  @Test
  void aFileIsDiscardedWhileItIsCheckedAndWhileItIsTaken() {
    var births = aFile();
    for (var i = 0; i < 2_500; i++) {
      births.row("Family name", "Q" + UUID.randomUUID().toString().replaceAll("[0-9-]", ""));
    }
    var cards =
        IntStream.range(0, 2_500)
            .mapToObj(row -> "'" + births.text(row, "Card number") + "'")
            .collect(Collectors.joining(", "));
    var checking = visitor.send("births.csv", births.bytes()).redirect();
    await().until(() -> state(checking, "id").equals("RUNNING"));
    discard(checking);
    await().until(() -> state(checking, "id").equals("DONE"));
    assertEquals(0, rows(checking));

    var taking = visitor.checked(births);
    office.send(office.open(taking), taking, Map.of()).then().statusCode(303);
    await().until(() -> state(taking, "enrol_work").equals("RUNNING"));
    discard(taking);
    await().until(() -> state(taking, "enrol_work").equals("DONE"));

    assertEquals(0, rows(taking));
    var enrolled =
        number(
            "SELECT coalesce(sum(number), 0) FROM import_count WHERE taken AND file_id = '%s'"
                .formatted(FileVisitor.id(taking)));
    assertTrue(enrolled < 2_500, "was not stopped: " + enrolled);
    assertEquals(
        enrolled, number("SELECT count(*) FROM card WHERE number IN (%s)".formatted(cards)));
  }

  @Test
  void anAdministratorRefusesAHeldFileAndWhoSentItIsTold() {
    var address = aHeldFile();
    var held = "/held-files/" + FileVisitor.id(address);
    var form = administrator.open(held + "/refuse");
    assertEquals(400, administrator.send(form, held + "/refuse", Map.of()).status());
    assertEquals(1, rows(address));

    administrator
        .send(
            administrator.open(held + "/refuse"), held + "/refuse", Map.of("reason", "WRONG_FILE"))
        .then()
        .statusCode(303);

    assertEquals(0, rows(address));
    assertEquals(404, administrator.open(held).status());
    assertFalse(administrator.open("/held-files").links().contains(held));
    assertEquals(1, audited(address, "FILE_REFUSED"));
    var colleague = Browser.of(Actors.aRegistrar().at("OXFORD"));
    assertFalse(colleague.open("/").text("main").contains("were refused"), "is told of another's");
    assertSaid(office.open("/").text("main"), "Your files that were refused 1");
    assertSaid(
        office.open(address).text("main"),
        "refused this file on 24 November 2026 at midday: It is not the file that was meant. Its rows are wiped");
    assertFalse(office.open("/").text("main").contains("were refused"), "is told again");
  }

  @Test
  void aFileThatWasReleasedIsNotRefusedAnyMore() {
    var address = aHeldFile();
    var held = "/held-files/" + FileVisitor.id(address);
    var late = administrator.open(held + "/refuse");
    administrator
        .send(administrator.open(held), held, Map.of("reason", "NAMED_LATER"))
        .then()
        .statusCode(303);

    var answer = administrator.send(late, held + "/refuse", Map.of("reason", "WRONG_FILE"));

    assertEquals(409, answer.status());
    assertEquals(1, rows(address));
  }

  private String aHeldFile() {
    var entry = "OXF/" + UUID.randomUUID();
    visitor.enrolled(
        visitor.checked(
            aFile().row("Register entry", entry, "Given names", "", "Not named yet", "Yes")));
    return visitor.checked(aFile().row("Register entry", entry, "Given names", "Ottoline"));
  }

  private void discard(String address) {
    office
        .send(office.open(address + "/discard"), address + "/discard", Map.of())
        .then()
        .statusCode(303);
  }

  private static long rows(String address) {
    return number(
        "SELECT count(*) FROM vault.import_row WHERE file_id = '%s'"
            .formatted(FileVisitor.id(address)));
  }

  private static long audited(String address, String action) {
    return number(
        "SELECT count(*) FROM audit_entry WHERE record_id = '%s' AND action = '%s'"
            .formatted(FileVisitor.id(address), action));
  }

  private static String state(String address, String work) {
    return Database.text(
        "SELECT state FROM long_work WHERE id = (SELECT %s FROM import_file WHERE id = '%s')"
            .formatted(work, FileVisitor.id(address)));
  }
}
