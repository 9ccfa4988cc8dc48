package throughline.membership.record.subjectaccess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

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
import throughline.membership.desk.enrolment.EnrolmentFixture;
import throughline.membership.testing.Actors;
import throughline.membership.testing.Restricted;
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
    var enrolment =
        family()
            .with("guardianContact", "subject@example.org")
            .with("preferences", List.of("REMINDERS"));
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
    assertFalse(held.toString().contains("subject@"), held.toString());
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
    var staff = Actors.ofLibraryStaff().at("BANB");
    Restricted.openedBy(staff, id);
    Browser.of(staff).open("/enrolments/" + id + "/record");
    done(id, "safe-channel-chosen", Map.of("channel", "EMAIL"));
    done(id, "moved", Map.of("residence", "E07000178", "address", "2 Example Street"));
    done(id, "home-library-chosen", Map.of("library", "HEAD"));
    borrowed(id, "HEAD");
    assertTrue(history(id).contains("Home library: Headington, before it Banbury"), history(id));

    var held = json(export(id, Map.of("reader", guardian(id, "MOTHER"), "format", "JSON")));

    assertEquals(0, held.get("addresses").size());
    assertTrue(held.at("/membership/library").isMissingNode());
    var said = held.toString();
    assertTrue(said.contains("\"Record opened\",\"by\":\"library staff\""), said);
    assertTrue(said.contains("Home library changed"), said);
    assertTrue(said.contains("a registrar at Oxford"), "where the child was enrolled is no secret");
    for (var place : List.of("Example Street", "Banbury", "Headington", "Lives in", "By e-mail")) {
      assertFalse(said.contains(place), place);
    }
    assertEquals("2026-11-22", held.at("/use/0/day").asText());
  }

  @Test
  void whereTheAddressIsLeftOutTheHistoryDoesNotSayInWhichDistrictItIs() throws IOException {
    var id = family().enrolled();
    done(id, "moved", Map.of("residence", "E07000178", "address", "2 Example Street"));
    var reader = guardian(id, "FATHER");

    var without = json(export(id, Map.of("reader", reader, "format", "JSON", "address", "NO")));
    var with = json(export(id, Map.of("reader", reader, "format", "JSON")));

    assertTrue(without.toString().contains("Move recorded"), without.toString());
    assertFalse(without.toString().contains("Lives in"), without.toString());
    assertTrue(with.toString().contains("Lives in: Oxford, before it Cherwell"), with.toString());
  }

  @Test
  void whatWasBorrowedAndVisitedIsInItByDayAndLibrary() throws IOException {
    var id = family().enrolled();
    borrowed(id, "HEAD");

    var held = json(export(id, Map.of("reader", "CHILD", "format", "JSON")));
    var file = export(id, Map.of("reader", "CHILD", "format", "PDF"));

    assertEquals(
        "[{'day':'2026-11-22','what':'The card was shown at an event','library':'Headington'},"
            + "{'day':'2026-11-20','what':'A loan was renewed','library':'Headington'}]",
        held.get("use").toString().replace('"', '\''));
    try (var pdf = Loader.loadPDF(file.bytes())) {
      var text = new PDFTextStripper().getText(pdf);
      assertTrue(text.contains("22 November 2026: The card was shown at an event"), text);
      assertFalse(text.contains("rhyme-time"), text);
    }
  }

  @Test
  void theDayOfTheFirstLoanIsInItAlsoWhenTheRowsAreGone() throws IOException {
    var id = family().enrolled();
    var json = Map.of("reader", "CHILD", "format", "JSON");
    assertTrue(json(export(id, json)).path("firstLoan").isMissingNode());
    assertTrue(paper(id).contains("Nothing is held of it."), paper(id));
    Database.execute(
        "UPDATE member SET first_loan_on = '2024-01-05' WHERE key = '%s'".formatted(id));

    assertEquals("2024-01-05", json(export(id, json)).path("firstLoan").asText());
    assertTrue(paper(id).contains("for the first time on 5 January 2024."), paper(id));
    assertFalse(paper(id).contains("Nothing is held of it."), paper(id));
    assertFalse(paper(id).contains("25 months"), paper(id));
  }

  private String paper(String id) throws IOException {
    var file = export(id, Map.of("reader", "CHILD", "format", "PDF"));
    try (var pdf = Loader.loadPDF(file.bytes())) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  @Test
  void aRecordThatWasMergedIntoThisOneIsSaidToBeHeldUntilThatIsFinal() throws IOException {
    var id = family().enrolled();
    var other = family().enrolled();
    Database.execute(
        """
        UPDATE member SET record_state = 'MERGED', merged_into = '%s', merged_at = '2026-11-24T11:00Z'
        WHERE key = '%s'
        """
            .formatted(id, other));
    var typed = Map.of("reader", "CHILD", "format", "JSON");

    assertEquals(
        "2026-11-24T11:00:00Z", json(export(id, typed)).at("/mergedRecords/0/at").asText());
    Database.execute("DELETE FROM vault.child WHERE member_key = '%s'".formatted(other));
    assertEquals(0, json(export(id, typed)).get("mergedRecords").size());
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

  @Test
  void aBarredGuardianComesLastIsMarkedAndTakesAReasonOfItsOwn() throws IOException {
    var id =
        family()
            .with("guardianRelationship", "FATHER")
            .with("guardianMayContact", "NO")
            .with("guardianMayManage", "NO")
            .with("secondGuardianRelationship", "MOTHER")
            .enrolled();
    var barred = guardian(id, "FATHER");
    var page = address(id);

    var form = registrar.open(page);
    var typed = Map.of("reader", barred, "reason", "ASKED_HERE", "address", "NO", "format", "JSON");
    var refused = registrar.send(form, page, typed);

    var source = form.source();
    var mother = source.indexOf(guardian(id, "MOTHER"));
    var child = source.indexOf("value=\"CHILD\"");
    assertTrue(0 < mother && mother < child && child < source.indexOf(barred), source);
    assertTrue(form.text("main").contains("Barred: must not be written to"), form.text("main"));
    assertEquals(
        List.of("#barredReason Choose why somebody who is barred gets it"), refused.problems());
    assertFalse(history(id).contains("Given to somebody"));
    var file =
        json(export(id, Map.of("reader", barred, "format", "JSON", "barredReason", "COURT")));
    assertEquals("Marigold Fernsby", file.at("/guardian/name").asText());
    assertTrue(history(id).contains("To a barred guardian: A court has decided"), history(id));
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

  private void done(String id, String event, Map<String, String> typed) {
    var page = "/enrolments/" + id + "/life/" + event;
    var next = registrar.send(registrar.open(page), page, typed);
    assertEquals(303, next.status(), next.text("main"));
  }

  /** A loan that was renewed, and an event two days later. */
  private static void borrowed(String id, String library) {
    Database.execute(
        """
        INSERT INTO loan (batch, row_ref, revision, counts, library_code, day, renewal, under5, member_key)
        VALUES ('%1$s', '1', 0, true, '%2$s', '2026-11-20', true, true, '%1$s');
        INSERT INTO attendance (batch, row_ref, revision, counts, library_code, day, event, under5s)
        VALUES ('%1$s', '2', 0, true, '%2$s', '2026-11-22', 'rhyme-time-0930', 3);
        INSERT INTO attendance_member (batch, row_ref, member_key) VALUES ('%1$s', '2', '%1$s')
        """
            .formatted(id, library));
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
