package throughline.membership.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.imports.BirthsFile.aFile;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;

/** What is not kept of a file, and what goes after a while. */
@QuarkusTest
class FileKeptTest extends FileTest {

  @Inject ImportRows importRows;

  @Test
  void aStillbirthAndASecretAddressAreNotKept() {
    var secret = "7 Refuge " + UUID.randomUUID();
    var address =
        visitor.checked(
            aFile()
                .row("Given names", "Quillonella", "Register entry", "still-birth")
                .row("Address is", "Secret", "Address", secret, "Postcode", "OX4 4XX")
                .row());

    var page = visitor.open(address).text("main");
    assertTrue(page.contains("1 row was left out, because of a stillbirth"), page);
    assertSaid(
        visitor.rows(address, Outcome.ERROR),
        "Address: a secret address does not belong in a file, and was not kept");
    var kept =
        Database.text(
            "SELECT string_agg(r::text, '') FROM vault.import_row r WHERE file_id = '%s'"
                .formatted(FileVisitor.id(address)));
    assertFalse(kept.contains("Quillonella"), "the stillbirth is kept");
    assertFalse(kept.contains("7 Refuge"), "the address is kept");
    assertFalse(kept.contains("OX4 4XX"), "the postcode is kept");
    assertFalse(new String(visitor.left(address), StandardCharsets.UTF_8).contains("7 Refuge"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Registered 3 Nov\nStillbirth\"",
        "two stillbirths",
        "still\u2011born",
        "\"Still-\nborn\"",
        "still\u00a0birth"
      })
  void aStillbirthIsNotKeptHoweverItIsWritten(String note) {
    var address = visitor.checked(aFile().row("Address", note).row());

    assertSaid(visitor.open(address).text("main"), "1 row was left out, because of a stillbirth");
    assertEquals(1, visitor.count(address, "New"));
  }

  @Test
  void aChildWhoWasErasedIsNeitherEnrolledNorKept() {
    var births = aFile().row("Given names", "Zephyrine " + UUID.randomUUID());
    var id =
        anEnrolment()
            .named(births.text(0, "Given names"), births.text(0, "Family name"))
            .by(registrar)
            .enrolled();
    var browser = Browser.of(registrar);
    var erase = "/enrolments/" + id + "/life/erased";
    browser
        .send(browser.open(erase), erase, Map.of("confirmation", "erase"))
        .then()
        .statusCode(303);

    var address = visitor.checked(births);

    assertEquals(1, visitor.count(address, "Blocked"));
    assertEquals(0, visitor.count(address, "New"));
    var kept =
        Database.text(
            "SELECT string_agg(r::text, '') FROM vault.import_row r WHERE file_id = '%s'"
                .formatted(FileVisitor.id(address)));
    assertFalse(kept.contains("Zephyrine"), kept);
    assertFalse(visitor.open(address).source().contains("Zephyrine"));
  }

  @Test
  void afterThirtyDaysTheRowsAreGoneAndTheNumbersStay() {
    var births = aFile().row().row("Postcode", "nowhere");
    var address = visitor.checked(births);
    visitor.enrolled(address);
    clock.advance(Duration.ofDays(30).plusMinutes(1));

    while (importRows.purgeBatch(clock.instant(), 500) > 0) {}

    assertEquals(
        0,
        number(
            "SELECT count(*) FROM vault.import_row WHERE file_id = '%s'"
                .formatted(FileVisitor.id(address))));
    assertEquals(1, visitor.count(address, "New"));
    assertEquals(1, visitor.count(address, "Wrong"));
    assertFalse(visitor.open(address).source().contains("Fernsby"));
    assertEquals(address + "?sent=before", visitor.send("again.csv", births.bytes()).redirect());
  }
}
