package throughline.membership.enrolment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.enrolment.EnrolmentFixture.receipt;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.membership.offer.OfferFixture;
import throughline.membership.testing.Actors;
import throughline.membership.testing.Boxes;
import throughline.membership.testing.CardNumbers;
import throughline.membership.testing.EnrolmentTables;
import throughline.membership.testing.HandOverRows;
import throughline.membership.testing.Names;
import throughline.membership.testing.Restricted;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.PlaceWalk;
import throughline.platform.testing.PlacedRecord;
import throughline.platform.testing.TestClock;

/** A registrar's work is that of their office; library staff see the children of their library. */
@QuarkusTest
class PlacesTest {

  private static final String FORM = "/enrolments/new";

  private final Actor ofOxford = Actors.aRegistrar().at("OXFORD");
  private final Actor ofBanbury = Actors.aRegistrar().at("BANBURY");
  private final Actor ofTwo = Actors.aRegistrar().at("OXFORD", "WITNEY");
  private final Actor ofTheCounty = Actors.aRegistrar().at("*");

  private static final int FAR = 70_000_000;

  private static final String TWICE = Names.family();

  private int births;
  private List<String> likeRecords = List.of();

  @Inject TestClock clock;

  @AfterEach
  void itIsNoonAgain() {
    clock.set(TestClock.NOON);
    Boxes.none();
  }

  @Test
  void noEndpointShowsOrChangesAnEnrolmentOfAnotherOffice() {
    assertEquals(
        Set.of(),
        PlaceWalk.findings(
            "throughline.membership",
            "registrar",
            () -> enrolledAt("OXFORD", "BANBURY"),
            Set.of(
                "SearchPages.form",
                "EnrolmentPages.form",
                "KeptFormPages.form",
                "WaitingPages.waiting",
                "WaitingPages.desk",
                "WorkerPages.worker",
                "LibraryResource.list",
                "OfferPages.outcome",
                "CardPages.batch",
                "CardPages.writeOffForm",
                "CardPages.level",
                "FilePages.form",
                "ReplacementPages.form",
                "AddressPages.address",
                "RestrictedPages.form",
                "LiftPages.form",
                "LiftPages.lifted",
                "LifePages.form",
                "LifePages.closed",
                "LifePages.reported",
                "LifePages.held",
                "CertificatePages.pdf"),
            Set.of(
                // Cards go to any office, so these list all: HandOverCardsTest.
                "CardPages.handOverForm",
                "CardPages.handOver",
                // No page has its form; KeptFormTest proves it.
                "KeptFormPages.send",
                // Nor of this; DeskToldTest does.
                "WaitingPages.tell",
                "LiftPages.lift",
                "CorrectionPages.card",
                "CorrectionPages.library",
                "CorrectionPages.undo",
                "CorrectionPages.changeCard",
                "CorrectionPages.changeLibrary",
                "CorrectionPages.undoEnrolment",
                "FilePages.upload",
                "FilePages.enrol")));
  }

  @Test
  void noEndpointShowsLibraryStaffAChildOfAnotherLibrary() {
    assertEquals(
        Set.of(),
        PlaceWalk.findings(
            "throughline.membership",
            "library-staff",
            () -> enrolledAt("BANB", "HEAD"),
            Set.of(
                "SearchPages.form",
                "LibraryResource.list",
                "AddressPages.address",
                "RestrictedPages.form",
                "ReplacementPages.form",
                "LifePages.held",
                "LifePages.form",
                "PatronFilePages.file"),
            Set.of(
                "UseResource.loans",
                "UseResource.attendance",
                "UsePages.list",
                "UsePages.form",
                "UsePages.upload",
                "UsePages.delivery",
                "UsePages.tryAgain",
                "UsePages.csv",
                "UsePages.xlsx")));
  }

  /** At the office of Oxford, with Banbury as home library; newer than any other. */
  private PlacedRecord enrolledAt(String place, String elsewhere) {
    clock.advance(Duration.ofMinutes(1));
    Boxes.none();
    var card = CardNumbers.next();
    Database.execute(
        "UPDATE vault.child SET not_named_yet = false, given_names = 'Wren' WHERE not_named_yet");
    var id =
        anEnrolment()
            .withCard(card)
            .without("childGivenNames")
            .with("naming", "NOT_NAMED_YET")
            .with("childFamilyName", "Child of Oxford")
            .with("addressPolicy", "RESTRICTED")
            .with("address", "1 Street of Oxford")
            .enrolled();
    Database.execute(
        "UPDATE vault.guardian SET phone = NULL, email = 'nobody@example.org' WHERE member_key = '%s'"
            .formatted(id));
    var merged = mergedInto(id);
    var duplicate = recordedTwice();
    var ended = anEnrolment().enrolled();
    var file = HandOverRows.fileWith(id);
    HandOverRows.onlyWaiting(id, ended);
    var declined = Map.of("office", "OXFORD", "outcome", "DECLINED");
    var spare = CardNumbers.next();
    var other = CardNumbers.after(spare, FAR + 10 * ++births);
    Boxes.at("OXFORD", spare, 50);
    var sent = anEnrolment().with("office", "OXFORD").typed();
    var form = new HashMap<>(sent);
    form.put("cardNumber", CardNumbers.next());
    OfferFixture.declinedAt("OXFORD");
    // The start page shows the oldest, of which each record before has left one.
    Database.execute("DELETE FROM deferred_offer");
    var offer = OfferFixture.deferredAt("OXFORD");
    return PlacedRecord.at(
            place,
            elsewhere,
            Map.of(
                "enrolments",
                id,
                "guardians",
                guardianOf(id),
                "offers",
                offer,
                "life",
                "moved",
                "erasures",
                erasedAt("OXFORD"),
                "files",
                fileOf("OXFORD"),
                "merged",
                merged,
                "duplicates",
                duplicate,
                "patron-files",
                file),
            Set.of(
                TWICE,
                merged,
                duplicate,
                "Child of Oxford",
                "1 Street of Oxford",
                card,
                id,
                ended,
                file,
                offer,
                "Oxford registration office"))
        .sending("LibrarySystemPages.makeFile", Map.of("which", "NOT_HANDED_OVER"))
        .sending("LibrarySystemPages.again", Map.of("member", ended))
        .sending("LibrarySystemPages.done", Map.of("member", ended))
        .sending("SearchPages.find", Map.of("sought", card.replaceFirst("(.)", "$1 ")))
        .sending("DuplicatePages.decide", Map.of("choice", "NOT_THE_SAME"))
        .sending("EnrolmentResource.enrol", sent)
        .sending("EnrolmentPages.enrol", form)
        .sending("AddressPages.openBecause", Map.of("reason", "CORRECTION"))
        .sending(
            "GuardianPages.setRights",
            Map.of("reason", "COURT", "mayContact", "NO", "mayManage", "NO"))
        .sending(
            "GuardianPages.changeContact", Map.of("contact", "07700 900123", "reason", "MISTYPED"))
        .sending("RestrictedPages.open", Map.of("reason", "FAMILY_WANTS"))
        .sending("EnrolmentResource.open", Map.of("reason", "FAMILY_WANTS"))
        .sending(
            "SubjectAccessPages.export",
            Map.of("reader", "CHILD", "address", "NO", "reason", "ASKED_HERE", "format", "JSON"))
        .after(person -> Restricted.openedBy(person, id))
        .sending(
            "ReplacementPages.replace",
            Map.of("reason", "LOST", "cardNumber", place.equals("OXFORD") ? spare : other))
        .sending(
            "CardPages.receive",
            Map.of("office", "OXFORD", "firstCard", other, "lastCard", CardNumbers.after(other, 5)))
        .sending("LifePages.send", Map.of("residence", "OUT_OF_COUNTY"))
        .sending(
            "LifeResource.record",
            Map.of("event", "MOVED", "version", "1", "residence", "OUT_OF_COUNTY"))
        .sending("CardPages.writeOff", Map.of("firstCard", spare, "reason", "DAMAGED"))
        .sending("CardPages.setLevel", Map.of("office", "OXFORD", "level", "" + (20 + births)))
        .sending("NamingPages.giveName", Map.of("childGivenNames", "Wren"))
        .asking("HomePages.home", "?recorded=DECLINED&office=OXFORD")
        .sending("OfferResource.record", declined)
        .sending("OfferPages.record", declined)
        .sending("OfferPages.takeBack", declined)
        .sending("OfferPages.close", Map.of("closing", "DECLINED"))
        .sending(
            "CoveragePages.recordBirths",
            Map.of("office", "OXFORD", "births", String.valueOf(births)));
  }

  private static String guardianOf(String id) {
    return Database.text("SELECT id FROM vault.guardian WHERE member_key = '" + id + "'");
  }

  /** Returns the number of the record that was given up. */
  private String mergedInto(String kept) {
    var other = likeRecords().get(2);
    Database.execute(
        """
        UPDATE member SET record_state = 'MERGED', merged_into = '%s', merged_at = '2026-11-24T11:00Z'
        WHERE key = '%s'
        """
            .formatted(kept, other));
    return other;
  }

  /** Returns the number of the only case that waits. */
  private String recordedTwice() {
    var id = UUID.randomUUID();
    Database.execute(
        """
        DELETE FROM duplicate_case;
        INSERT INTO duplicate_case (id, one, other, score, reasons, opened_at)
        VALUES ('%s', '%s', '%s', 95, '{SAME_NAMES,SAME_DATE}', now())
        """
            .formatted(id, likeRecords().get(0), likeRecords().get(1)));
    return id.toString();
  }

  /** Two of one child and a third, made once: enrolling takes time. */
  private List<String> likeRecords() {
    if (likeRecords.isEmpty()) {
      likeRecords =
          Stream.of(TWICE, TWICE, Names.family())
              .map(family -> anEnrolment().ofFamily("Wren", family).enrolled())
              .toList();
    }
    return likeRecords;
  }

  /** A spreadsheet whose only row is wrong. */
  private static String fileOf(String office) {
    var id = UUID.randomUUID().toString();
    Database.execute(
        """
        INSERT INTO import_file (id, office_code, digest, uploaded_by, uploaded_at, row_count, left_out,
                                 columns, enrol_work, checked_at, expires_at)
        VALUES ('%1$s', '%2$s', sha256('%1$s'), 'a test', '2026-11-24 12:00Z', 1, 0, '{}', '%1$s', now(),
                '2026-12-24 12:00Z');
        INSERT INTO vault.import_row (file_id, row_number, visit, outcome, cells)
        VALUES ('%1$s', 2, 2, 'ERROR', '{"FAMILY_NAME": "Child of Oxford"}')
        """
            .formatted(id, office));
    return id;
  }

  /** Returns the number of the certificate. */
  private static String erasedAt(String office) {
    var number = UUID.randomUUID();
    Database.execute(
        "INSERT INTO erasure VALUES ('%s', '%s', '%s', now())"
            .formatted(number, UUID.randomUUID(), office));
    return number.toString();
  }

  @Test
  void theOnlyOfficeIsTakenWithoutAsking() {
    var id = anEnrolment().by(ofBanbury).enrolled();

    assertEquals("BANBURY", officeOf(id));
    assertFalse(Browser.of(ofBanbury).open(FORM).has("[name=office]"));
  }

  @Test
  void whoHasSeveralChoosesAndTheNextFormStartsWithTheSame() {
    var browser = Browser.of(ofTwo);
    var form = browser.open(FORM);

    assertEquals(
        List.of(
            "Choose one",
            "Oxford registration office (demonstration)",
            "Witney registration office (demonstration)"),
        form.options("office"));
    assertEquals(6, Browser.of(ofTheCounty).open(FORM).options("office").size());
    anEnrolment()
        .by(ofTwo)
        .send()
        .statusCode(400)
        .body("errors.field", contains("office"))
        .body("errors.message", contains("Choose the registration office"));
    var id = anEnrolment().by(ofTwo).with("office", "WITNEY").enrolled();
    assertEquals("WITNEY", officeOf(id));
    var next = browser.open("/enrolments/" + id).links();
    assertTrue(
        next.contains("/enrolments/new?office=WITNEY&library=BANB#childGivenNames"),
        next.toString());
    assertEquals("WITNEY", browser.open("/enrolments/new?office=WITNEY").chosen("office"));
  }

  @Test
  void anotherOfficesNameIsRefusedWhoeverSendsItAndNothingIsKept() {
    var before = EnrolmentTables.sizes();

    for (var person : List.of(ofBanbury, ofTwo, ofTheCounty)) {
      for (var office : List.of("HENLEY ", "oxford", "NOWHERE", "*")) {
        if (!person.equals(ofTheCounty) || !office.startsWith("HENLEY")) {
          anEnrolment()
              .by(person)
              .with("office", office)
              .send()
              .statusCode(400)
              .body("errors.field", contains("office"));
        }
      }
    }
    assertEquals(before, EnrolmentTables.sizes());
  }

  @Test
  void aReceiptIsForTheOfficeAndForTheHomeLibrary() {
    var id = anEnrolment().by(ofOxford).with("library", "BANB").enrolled();

    receipt(id, Actors.aRegistrar()).statusCode(200).body("office", is("OXFORD"));
    receipt(id, ofTwo).statusCode(200);
    receipt(id, ofTheCounty).statusCode(200);
    receipt(id, ofBanbury).statusCode(404).body("code", is("not-found"));
    receipt(id, Actors.ofLibraryStaff().at("BANB")).statusCode(200);
    receipt(id, Actors.ofLibraryStaff().at("HEAD", "OXFORD")).statusCode(404);
    receipt(id, Actors.ofLibraryStaff().at("*")).statusCode(200);
    var both = Actor.with("registrar", "library-staff");
    receipt(id, both.claiming("registrar@BANBURY library-staff@BANB")).statusCode(200);
    receipt(id, both.claiming("registrar@BANB library-staff@OXFORD")).statusCode(404);
    receipt(id, both.withoutPlaces()).statusCode(403).body("code", is("no-place"));
  }

  @Test
  void aChildWhoMovedToAnotherLibraryIsSeenThere() {
    var id = anEnrolment().by(ofOxford).with("library", "BANB").enrolled();
    Database.execute(
        """
        UPDATE home_library_spell SET from_date = '2026-01-01', to_date = '2026-11-01'
        WHERE member_key = '%1$s';
        INSERT INTO home_library_spell (member_key, library_code, from_date)
        VALUES ('%1$s', 'HEAD', '2026-11-01')
        """
            .formatted(id));

    receipt(id, Actors.ofLibraryStaff().at("BANB")).statusCode(404);
    receipt(id, Actors.ofLibraryStaff().at("HEAD")).statusCode(200);
  }

  @Test
  void anEnrolmentOfBeforeOfficesWereKeptIsSeenByTheCountysRegistrarsAlone() {
    var id = anEnrolment().by(ofOxford).enrolled();
    Database.execute("UPDATE member SET enrolled_at_office = NULL WHERE key = '" + id + "'");

    receipt(id, ofOxford).statusCode(404);
    receipt(id, ofTheCounty).statusCode(200);
    receipt(id, Actors.ofLibraryStaff().at("BANB")).statusCode(200);
  }

  @Test
  void aRegistrarOfNoOfficeIsToldWhomToAsk() {
    for (var nowhere : List.of(ofOxford.withoutPlaces(), ofOxford.at("BANB"))) {
      var page = Browser.of(nowhere).open(FORM);
      assertEquals(403, page.status());
      assertTrue(page.text("main").contains("Ask whoever looks after accounts"));
      anEnrolment().by(nowhere).send().statusCode(403).body("code", is("no-place"));
    }
  }

  private static String officeOf(String id) {
    return Database.text("SELECT enrolled_at_office FROM member WHERE key = '" + id + "'");
  }
}
