package throughline.membership.desk.enrolment;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;

/** What the family takes home on paper. */
@QuarkusTest
class ReceiptPdfTest {

  @Test
  void theReceiptIsOnePageWithWhatTheScreenHas() throws IOException {
    var id = anEnrolment().named("Ngũgĩ Łucja", "Fernsby").enrolled();
    assertTrue(
        Browser.of(Actors.aRegistrar())
            .open("/enrolments/" + id)
            .links()
            .contains("/enrolments/" + id + "/receipt.pdf"));

    var sent =
        given()
            .auth()
            .oauth2(Actors.aRegistrar().token())
            .get("/enrolments/" + id + "/receipt.pdf")
            .then()
            .statusCode(200)
            .contentType("application/pdf")
            .extract()
            .asByteArray();

    Files.write(Path.of("target/receipt.pdf"), sent);
    try (var pdf = Loader.loadPDF(sent)) {
      assertEquals(1, pdf.getNumberOfPages());
      var text = new PDFTextStripper().getText(pdf);
      assertTrue(text.contains("Ngũgĩ Łucja"), text);
      assertTrue(text.contains("Banbury"), text);
      assertFalse(text.contains("History"), text);
    }
  }

  /** The libraries lend on what their own system knows, which this service tells of later. */
  @Test
  void theReceiptSaysWhetherTheCardCanBeUsedYet() {
    var id = anEnrolment().enrolled();
    var registrar = Browser.of(Actors.aRegistrar());

    var before = registrar.open("/enrolments/" + id).text("main");
    assertTrue(before.contains("It has not been told yet"), before);
    Database.execute("UPDATE hand_over SET state = 'TOLD' WHERE member_key = '" + id + "'");
    var after = registrar.open("/enrolments/" + id).text("main");

    assertTrue(after.contains("It can be used now"), after);
    assertFalse(after.contains("not been told"), after);
  }

  @Test
  void anotherDesksReceiptIsNoPdfEither() {
    var id = anEnrolment().enrolled();

    given()
        .auth()
        .oauth2(Actors.aRegistrar().at("BANBURY").token())
        .get("/enrolments/" + id + "/receipt.pdf")
        .then()
        .statusCode(404);
  }
}
