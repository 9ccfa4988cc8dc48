package throughline.membership.subjectaccess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.enrolment.EnrolmentFixture.anEnrolment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import throughline.membership.enrolment.EnrolmentFixture;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;

/** Whoever asks what is held gets all of it, and nothing of another guardian. */
@QuarkusTest
class SubjectAccessTest {

  private final Actor person = Actors.aRegistrar();
  private final Browser registrar = Browser.of(person);

  @Test
  void aGuardianGetsEverythingOfTheChildAndOfThemselvesAsJson() throws IOException {
    var enrolment = family().with("preferences", List.of("REMINDERS"));
    var id = enrolment.enrolled();

    var file = export(id, Map.of("reader", guardian(id, "FATHER"), "format", "JSON"));

    assertEquals("no-store", file.header("Cache-Control"));
    assertEquals(
        "attachment; filename=\"what-the-library-holds.json\"", file.header("Content-Disposition"));
    var held = json(file);
    assertEquals("Wren Fernsby", held.at("/child/name").asText());
    assertEquals("2026-11-02", held.at("/child/dateOfBirth").asText());
    assertEquals("Banbury", held.at("/membership/library").asText());
    assertEquals("Rowan Fernsby", held.at("/guardian/name").asText());
    assertEquals("01632 960 002", held.at("/guardian/contact").asText());
    assertEquals("1 Example Street, OX16 1AA", held.at("/addresses/0/address").asText());
    assertEquals(
        enrolment.cardNumber(), held.at("/cards/0/number").asText().replaceAll("[^0-9]", ""));
    assertEquals(
        "A reminder if the card has not been used after six months",
        held.at("/choices/0/what").asText());
    assertEquals("Given to somebody who asked what is held", held.at("/history/0/what").asText());
    assertFalse(held.toString().contains("Marigold"), held.toString());
    assertFalse(held.toString().contains("960 001"), held.toString());
    assertFalse(held.toString().contains("by you"), "others read it");
    assertTrue(history(id).contains("Reason: They asked here and showed who they are"));
  }

  @Test
  void theSameOnPaperForTheChildNamesNoGuardian() throws IOException {
    var id = family().enrolled();

    var file = export(id, Map.of("reader", "CHILD", "format", "PDF", "address", "NO"));

    try (var pdf = Loader.loadPDF(file.bytes())) {
      assertTrue(pdf.getDocumentCatalog().getMarkInfo().isMarked(), "tagged");
      var text = new PDFTextStripper().getText(pdf);
      assertTrue(text.contains("Wren Fernsby"), text);
      assertTrue(text.contains("Enrolled by a registrar at Oxford"), text);
      for (var other : List.of("Marigold", "Rowan", "960 00", "Example Street")) {
        assertFalse(text.contains(other), other);
      }
    }
  }

  @Test
  void aSecretAddressAndItsLibraryAreInNoFile() throws IOException {
    var id = family().with("addressPolicy", "RESTRICTED").enrolled();

    var held = json(export(id, Map.of("reader", guardian(id, "MOTHER"), "format", "JSON")));

    assertEquals(0, held.get("addresses").size());
    assertTrue(held.at("/membership/library").isMissingNode());
    assertFalse(held.toString().contains("Example Street"));
  }

  @Test
  void eachWrongAnswerIsSaidAtItsPlaceAndNothingIsGivenOut() {
    var id = family().enrolled();
    var page = address(id);

    var again = registrar.send(registrar.open(page), page, Map.of());
    var stranger =
        registrar.send(
            registrar.open(page),
            page,
            Map.of("reader", person.subject(), "address", "NO", "reason", "COURT"));

    assertEquals(
        List.of(
            "#reader Choose for whom it is",
            "#address Choose whether the address goes with it",
            "#reason Choose why"),
        again.problems());
    assertEquals(List.of("#reader Choose one of the people of this record"), stranger.problems());
    assertFalse(history(id).contains("Given to somebody"));
    assertEquals(404, Browser.of(Actors.aRegistrar().at("BANBURY")).open(page).status());
  }

  private EnrolmentFixture family() {
    return anEnrolment()
        .by(person)
        .with("secondGuardianName", "Rowan Fernsby")
        .with("secondGuardianRelationship", "FATHER")
        .with("secondGuardianContact", "01632 960 002")
        .with("address", "1 Example Street")
        .with("postcode", "OX16 1AA");
  }

  private Page export(String id, Map<String, String> typed) {
    var page = address(id);
    var all = new HashMap<>(Map.of("reason", "ASKED_HERE", "address", "YES"));
    all.putAll(typed);
    var file = registrar.send(registrar.open(page), page, all);
    assertEquals(200, file.status(), file.text("main"));
    return file;
  }

  private static String address(String id) {
    return "/enrolments/" + id + "/export";
  }

  private static String guardian(String id, String relationship) {
    return Database.text(
        "SELECT id FROM vault.guardian WHERE member_key = '%s' AND relationship = '%s'"
            .formatted(id, relationship));
  }

  private static JsonNode json(Page file) throws IOException {
    return new ObjectMapper().readTree(file.bytes());
  }

  private String history(String id) {
    return registrar.open("/enrolments/" + id + "/history").text("main");
  }
}
