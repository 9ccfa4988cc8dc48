package throughline.volunteers.thanks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import throughline.platform.core.time.London;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.volunteers.testing.AcceptedVolunteers;
import throughline.volunteers.testing.Actors;

/** Certificates and statements as PDF: their minutes are those that were approved. */
@QuarkusTest
class ThanksPagesTest {
  private final Actor coordinator = Actors.aCoordinator("Sam Okafor").at("HEAD");

  @Test
  void theMinutesOfTheCertificateAreThoseThatWereApproved() throws IOException {
    var volunteer = AcceptedVolunteers.accept(Actors.aVolunteer("Robin Field"), "HEAD");
    hours().by(volunteer).at("HEAD").on("2026-11-02").from("10:00").to("13:45").approved();
    hours().by(volunteer).at("COWL").on("2026-11-10").from("22:00").to("02:10").approved();
    hours().by(volunteer).at("HEAD").on("2026-11-12").from("10:00").to("12:00").logged();
    var approved =
        Database.number(
            "SELECT sum(extract(epoch FROM ended_at - started_at) / 60)::bigint FROM hours_entry WHERE status = 'APPROVED' AND volunteer_id = '%s'"
                .formatted(AcceptedVolunteers.id(volunteer)));

    var page = Browser.of(volunteer).open("/thanks?from=2026-11-01&to=2026-11-24");
    assertTrue(page.text("main").contains(London.hours((int) approved)), page.text("main"));
    var pdf =
        Browser.of(volunteer)
            .open(
                page.links().stream()
                    .filter(l -> l.contains("/certificate"))
                    .findFirst()
                    .orElseThrow());

    var text = text(pdf.bytes());
    assertEquals("application/pdf", pdf.header("Content-Type"));
    assertTrue(text.contains("gave " + London.hours((int) approved)), text);
    assertTrue(text.contains("Robin Field"));
    assertTrue(text.contains("on 3 days"), "a night is of two days: " + text);
  }

  /** As of 24:00 of the last day, of which a night has its part. */
  @Test
  void aNightOverTheLastDayIsInItUpToMidnight() throws IOException {
    var volunteer = Actors.aVolunteer("Robin Field");
    hours().by(volunteer).on("2026-10-31").from("22:00").to("02:10").approved();

    var pdf = Browser.of(volunteer).open("/thanks/certificate?from=2026-10-01&to=2026-10-31");

    assertTrue(text(pdf.bytes()).contains("gave 2 hours"), text(pdf.bytes()));
  }

  @Test
  void aLeaverKeepsTheStatementThatStaffMakeWithTheWordsOfTheAssessor() throws IOException {
    var volunteer = AcceptedVolunteers.accept(Actors.aVolunteer("Robin Field"), "HEAD");
    hours().by(volunteer).at("HEAD").on("2026-11-02").from("10:00").to("11:30").approved();
    hours().by(volunteer).at("HEAD").on("2026-11-17").from("10:00").to("10:45").approved();
    var id = AcceptedVolunteers.id(volunteer);
    Database.execute("UPDATE volunteer SET status = 'LEFT' WHERE id = '%s'".formatted(id));
    var desk = Browser.of(coordinator);
    var page = desk.open("/people/" + id + "/thanks?from=2026-11-01&to=2026-11-24");

    var pdf =
        desk.send(
            page, "/people/" + id + "/thanks", Map.of("text", "Robin ran the code club alone"));

    var text = text(pdf.bytes());
    assertEquals("application/pdf", pdf.header("Content-Type"));
    assertTrue(text.contains("Active weeks 2"), text);
    assertTrue(text.contains("9 November 2026 to 15 November 2026"), text);
    assertTrue(text.contains("An hour a week or more Yes"), text);
    assertTrue(text.contains("Robin ran the code club alone"), text);
    assertTrue(text.contains("Assessor: Sam Okafor"), text);
    assertEquals(
        404,
        Browser.of(Actors.aCoordinator("Lee Ward").at("COWL"))
            .open("/people/" + id + "/thanks")
            .status());
  }

  @Test
  void daysThatCannotBeAreNamed() {
    var page = Browser.of(Actors.aVolunteer("Robin Field")).open("/thanks?from=soon&to=2098-01-01");

    assertEquals(400, page.status());
    assertFalse(page.problems().isEmpty());
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      assertNotNull(document.getDocumentCatalog().getStructureTreeRoot(), "tagged");
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
