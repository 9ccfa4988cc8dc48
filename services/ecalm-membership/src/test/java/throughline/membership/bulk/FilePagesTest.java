package throughline.membership.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.bulk.BirthsFile.aFile;
import static throughline.membership.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.membership.testing.Boxes;
import throughline.membership.testing.CardNumbers;
import throughline.membership.testing.EnrolmentTables;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

/** A registrar sends a spreadsheet, sees what it comes to, and takes what is right. */
@QuarkusTest
class FilePagesTest {

  private final Actor registrar = Actors.aRegistrar();
  private final FileVisitor visitor = new FileVisitor(registrar);

  @Inject ImportRows importRows;
  @Inject TestClock clock;

  @AfterEach
  void noStock() {
    Boxes.none();
    clock.set(TestClock.NOON);
  }

  @Test
  void nobodyIsEnrolledBeforeSomebodySaysSoAndThenEachOnce() {
    var before = EnrolmentTables.sizes();
    var births = aFile().row().row("Address", "1 Example Street", "Postcode", "ox1 1nd");
    var address = visitor.checked(births);

    assertEquals(2, visitor.count(address, "New"));
    assertEquals(before, EnrolmentTables.sizes(), "enrolled before anybody said so");

    var page = visitor.enrolled(address);
    assertTrue(page.text("main").contains("Enrolled: 2 children."), page.text("main"));
    assertFalse(page.has("form[action=" + address + "]"), "could be enrolled again");
    visitor.open(address);
    assertEquals(
        2,
        number(
            """
            SELECT count(*) FROM vault.import_row r JOIN member m ON m.key = r.member_key
              JOIN card c ON c.member_key = m.key AND c.number = r.card_number
              JOIN vault.child v ON v.member_key = m.key AND v.date_of_birth = '2026-11-02'
              JOIN vault.guardian g ON g.member_key = m.key AND g.name = 'Marigold Fernsby'
              JOIN home_library_spell h ON h.member_key = m.key AND h.library_code = 'BANB'
              JOIN residency_spell s ON s.member_key = m.key AND s.district_code = 'E07000177'
              JOIN audit_entry a ON a.record_id = m.key::text AND a.action = 'ENROLLED'
                AND a.subject = '%s'
            WHERE m.channel = 'REGISTRAR' AND m.enrolled_at_office = 'OXFORD' AND r.file_id = '%s'
            """
                .formatted(registrar.subject(), FileVisitor.id(address))));
    assertEquals(
        1,
        number(
            "SELECT count(*) FROM vault.address WHERE postcode = 'OX1 1ND' AND lines = '1 Example"
                + " Street' AND member_key IN (SELECT member_key FROM vault.import_row WHERE file_id = '"
                + FileVisitor.id(address)
                + "')"));
  }

  @Test
  void everyRowSaysEverythingThatIsWrongWithItsColumnAndAHint() {
    var card = CardNumbers.next();
    var ofBanbury = CardNumbers.next();
    Boxes.at("BANBURY", ofBanbury, 1);
    var taken = anEnrolment().enrolled();
    var takenCard =
        Database.text("SELECT number FROM card WHERE member_key = '%s'".formatted(taken));
    var births =
        aFile()
            .row("Card number", "2.23900E+13", "Library", "Nowhere", "Lives in", "Mars")
            .row("Card number", card)
            .row("Card number", card)
            .row("Date of birth", "11/14/2026")
            .row("Date of birth", "05/06/2026")
            .row("Date of birth", "2026-11-25")
            .row("Date of birth", "24/11/2020")
            .row("Postcode", "OX99 99")
            .row("Card number", ofBanbury)
            .row("Given names", "=HYPERLINK(1)")
            .row("Card number", takenCard, "Date of birth", "2026-11-03")
            .row("Given names", "", "Family name", "")
            .row("Guardian", "", "Guardian is", "Cousin", "Guardian contact", "nobody@")
            .row("Given names", card, "Guardian contact", "7700900001")
            .row("Place in the birth", "1", "Family name", "Alone");
    var csv = births.csv(",") + "Wren,Cut\n";
    var address = visitor.checked(csv.getBytes(StandardCharsets.UTF_8));
    var said = visitor.rows(address, Outcome.ERROR);

    assertEquals(15, visitor.count(address, "Wrong"), said);
    assertSaid(said, "Card number: A spreadsheet has shortened this number");
    assertSaid(said, "Library: write the name or code of a library");
    assertSaid(said, "Lives in: write a district of the county");
    assertSaid(said, "Card number: it is that of row 3, too");
    assertSaid(
        said, "Date of birth: 11/14/2026 has the month first. Write the day first: 14/11/2026");
    assertSaid(said, "Date of birth: 05/06/2026 may be 5 June 2026 or 6 May 2026: row 5");
    assertSaid(said, "Date of birth: The date of birth must be today or in the past");
    assertSaid(said, "Date of birth: By this date the child is 5 or older");
    assertSaid(said, "Postcode: Enter a postcode like OX1 1ND");
    assertSaid(said, "Card number: This card is of the stock of Banbury");
    assertSaid(
        said, "Given names: it begins with =, which a spreadsheet program runs as a formula");
    assertSaid(said, "Card number: This card was already given to a member");
    assertSaid(said, "Given names: write the child's name: one name is enough");
    assertSaid(said, "Guardian: Enter the guardian's name");
    assertSaid(said, "Guardian is: write Mother, Father");
    assertSaid(said, "Guardian contact: Enter an e-mail address in the form");
    assertSaid(said, "Given names: This is a card number");
    assertSaid(said, "Guardian contact: the 0 at the beginning was lost");
    assertSaid(said, "Place in the birth: Add the other child of this birth");
    assertSaid(said, "Row: it is shorter than the first row. The file may be cut off here");
    assertEquals(1, visitor.count(address, "New"));
  }

  @Test
  void onlyTheRowsThatAreLeftComeBackAndCanBeSentAgainAsTheyAre() {
    var births = aFile().row().row("Postcode", "nowhere").row("Library", "Atlantis");
    var address = visitor.checked(births);
    visitor.enrolled(address);

    var left = new String(visitor.left(address), StandardCharsets.UTF_8);
    assertEquals(3, left.strip().lines().count(), left);
    assertTrue(left.lines().findFirst().get().strip().endsWith("Errors"), left);
    assertTrue(left.contains("Postcode: Enter a postcode"), left);
    assertFalse(left.contains(births.text(0, "Card number")), "an enrolled row came back");

    var again = visitor.checked(visitor.left(address));
    assertEquals(2, visitor.count(again, "Wrong"));
    var right =
        visitor.checked(
            left.replace("nowhere", "OX1 1ND")
                .replace("Atlantis", "BANB")
                .getBytes(StandardCharsets.UTF_8));
    assertEquals(2, visitor.count(right, "New"));
    assertTrue(visitor.enrolled(right).text("main").contains("Enrolled: 2 children."));
  }

  @Test
  void theSameFileIsKnownAgainAndTheSameRowsInAnotherAreTheSame() {
    var births = aFile().row().row("Register entry", "OXF 2026/1042 " + UUID.randomUUID());
    var address = visitor.checked(births);
    visitor.enrolled(address);
    var members = number("SELECT count(*) FROM member");

    var again = visitor.send("copy.csv", births.bytes()).redirect();
    assertEquals(address + "?sent=before", again);
    assertTrue(visitor.open(again).text("main").contains("Your office sent this file before"));

    var other = visitor.checked(births.bytes(";", Charset.forName("windows-1252")));
    assertEquals(2, visitor.count(other, "The same"));
    assertEquals(0, visitor.count(other, "New"));
    assertEquals(members, number("SELECT count(*) FROM member"));
  }

  @Test
  void encodingAndSeparatorAreRecognised() {
    var births =
        aFile()
            .row(
                "Given names",
                "Siân",
                "Family name",
                "ó Súilleabháin-O’Brien",
                "Date of birth",
                "14/11/2026");
    for (var encoded :
        new byte[][] {
          births.bytes("\t", Charset.forName("windows-1252")),
          ("\uFEFF" + births.csv(";")).getBytes(StandardCharsets.UTF_8)
        }) {
      var address = visitor.checked(encoded);
      assertTrue(visitor.rows(address, Outcome.NEW).contains("Siân ó Súilleabháin-O’Brien"));
    }
  }

  @Test
  void aNameThatHasComeChangesTheRecordAndNothingElse() {
    var entry = "OXF/" + UUID.randomUUID();
    var card = CardNumbers.next();
    var first =
        aFile()
            .row(
                "Register entry",
                entry,
                "Given names",
                "",
                "Not named yet",
                "Yes",
                "Card number",
                card)
            .rows(3);
    visitor.enrolled(visitor.checked(first));
    var key = Database.text("SELECT member_key FROM card WHERE number = '%s'".formatted(card));

    var next =
        aFile()
            .row(
                "Register entry",
                entry.toLowerCase(),
                "Given names",
                "Robin",
                "Card number",
                card,
                "Library",
                "Headington",
                "Guardian",
                "Somebody Else")
            .rows(3);
    var address = visitor.checked(next);
    assertEquals(1, visitor.count(address, "Changed"));
    assertTrue(
        visitor
            .rows(address, Outcome.CHANGED)
            .contains("Name: from Fernsby (not named yet) to Robin Fernsby"));
    var page = visitor.enrolled(address).text("main");
    assertTrue(page.contains("Enrolled: 3 children. Changed: 1 name."), page);

    assertEquals(
        "Robin Fernsby, Marigold Fernsby, BANB, 2",
        Database.text(
            """
            SELECT concat_ws(', ', concat_ws(' ', given_names, family_name), g.name, library_code, version)
            FROM vault.child c JOIN vault.guardian g USING (member_key)
              JOIN home_library_spell USING (member_key) JOIN member ON key = member_key
            WHERE member_key = '%s'
            """
                .formatted(key)));
    assertEquals(
        1,
        number(
            "SELECT count(*) FROM audit_entry WHERE record_id = '%s' AND action = 'NAMED' AND sealed IS NOT NULL AND changes IS NULL"
                .formatted(key)));
  }

  @Test
  void aFileThatWouldChangeMuchWaitsForAnotherPerson() {
    var entry = "OXF/" + UUID.randomUUID();
    visitor.enrolled(
        visitor.checked(
            aFile()
                .row(
                    "Register entry",
                    entry,
                    "Given names",
                    "",
                    "Not named yet",
                    "Yes",
                    "Card number",
                    CardNumbers.next())));
    var address =
        visitor.checked(aFile().row("Register entry", entry, "Given names", "Quentinella").row());
    var id = FileVisitor.id(address);
    var page = visitor.open(address);

    assertSaid(page.text("main"), "More than 30% of the rows would change");
    assertFalse(page.has("form[action=" + address + "]"), "could be taken");
    var held = "/held-files/" + id;
    var administrator = Browser.of(Actor.with("administrator"));
    assertTrue(administrator.open("/held-files").links().contains(held));
    var form = administrator.open(held);
    assertTrue(form.text("main").contains("50% of its rows"), form.text("main"));
    assertFalse(form.text("main").contains("Quentinella"), "shows a name");
    assertEquals(400, administrator.send(form, held, Map.of()).status());
    administrator.send(form, held, Map.of("reason", "NAMED_LATER")).then().statusCode(303);
    assertEquals(404, administrator.open(held).status());

    var done = visitor.enrolled(address).text("main");
    assertTrue(done.contains("Enrolled: 1 child. Changed: 1 name."), done);
  }

  @Test
  void whoSentAFileDoesNotReleaseIt() {
    var both =
        Actor.named("Rowan Both", "registrar", "administrator")
            .claiming("registrar@OXFORD administrator@*");
    var sender = new FileVisitor(both);
    var entry = "OXF/" + UUID.randomUUID();
    sender.enrolled(
        sender.checked(
            aFile().row("Register entry", entry, "Given names", "", "Not named yet", "Yes")));
    var address = sender.checked(aFile().row("Register entry", entry, "Given names", "Ottoline"));
    var held = "/held-files/" + FileVisitor.id(address);
    var browser = Browser.of(both);

    var answer = browser.send(browser.open(held), held, Map.of("reason", "ASKED_THE_SENDER"));

    assertEquals(409, answer.status());
    assertTrue(answer.text("main").contains("You sent this file yourself"), answer.text("main"));
  }

  @Test
  void childrenOfOneBirthAreEnrolledTogetherOrNotAtAll() {
    var family = "Family name";
    var place = "Place in the birth";
    var address =
        visitor.checked(
            aFile()
                .row(family, "Twin Aston", place, "1")
                .row(family, "Twin Bexley", place, "1", "Date of birth", "01/11/2026")
                .row(family, "Twin Aston", place, "2")
                .row(family, "Twin Bexley", place, "2", "Library", "Atlantis")
                .row(family, "Twin Bexley", place, "3"));

    assertEquals(2, visitor.count(address, "New"));
    var wrong = visitor.rows(address, Outcome.ERROR);
    assertSaid(wrong, "Library: it is not what row 3 says, which is of the same birth");
    assertSaid(wrong, "Row: another row of the same birth has something wrong");
    visitor.enrolled(address);
    assertEquals(
        "1 1 2",
        Database.text(
            """
            SELECT concat_ws(' ', count(DISTINCT birth_set), count(DISTINCT household_key), max(birth_count))
            FROM vault.child JOIN member ON key = member_key WHERE family_name = 'Twin Aston'
            """));
    assertEquals(0, number("SELECT count(*) FROM vault.child WHERE family_name = 'Twin Bexley'"));
  }

  @Test
  void aCardIsTakenFromTheBackOfTheStockAndToldToTheOffice() {
    var first = CardNumbers.after(CardNumbers.next(), 5_000_000);
    Boxes.at("OXFORD", first, 3);
    var address =
        visitor.checked(
            aFile()
                .row("Card number", "")
                .row("Card number", CardNumbers.after(first, 2))
                .row("Card number", "")
                .row("Card number", ""));

    assertEquals(3, visitor.count(address, "New"));
    assertSaid(visitor.rows(address, Outcome.ERROR), "Your stock has no card left");
    visitor.enrolled(address);
    assertEquals(
        first + " " + CardNumbers.after(first, 1),
        Database.text(
            """
            SELECT string_agg(number, ' ' ORDER BY number) FROM card JOIN vault.import_row r USING (member_key)
            WHERE r.card_number IS NULL AND r.file_id = '%s'
            """
                .formatted(FileVisitor.id(address))));
    assertEquals(200, visitor.open(address + "/cards/xlsx").status());
  }

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

    assertEquals(1, visitor.count(address, "Suppressed"));
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

  @Test
  void anotherOfficeSeesNothingOfAFileAndSendsTheSameAsItsOwn() {
    var births = aFile().row();
    var address = visitor.checked(births);
    var other = new FileVisitor(Actors.aRegistrar().at("BANBURY"));

    for (var path : new String[] {"", "/left/csv", "/left/xlsx", "/cards/xlsx"}) {
      assertEquals(404, other.open(address + path).status(), path);
    }
    assertFalse(other.send("b.csv", births.bytes()).redirect().startsWith(address));
    assertEquals(200, new FileVisitor(Actors.aRegistrar()).open(address).status());
  }

  @Test
  void aLongFileIsListedInPartsWithinTheWeightOfAPage() {
    var address = visitor.checked(aFile().rows(120));
    var first = visitor.open(address + "?list=NEW");
    assertTrue(first.text("main").contains("1 to 50 of 120 rows"), first.text("main"));
    assertTrue(first.source().length() < 60_000);
    var next =
        first.links().stream().filter(link -> link.contains("after=")).findFirst().orElseThrow();
    var second = visitor.open(next);
    assertTrue(second.text("main").contains("51 to 100 of 120 rows"), second.text("main"));
    var back =
        second.links().stream().filter(link -> link.contains("before=")).findFirst().orElseThrow();
    assertTrue(visitor.open(back).text("main").contains("1 to 50 of 120 rows"));
  }

  private static long number(String sql) {
    return Database.number(sql);
  }

  private static void assertSaid(String text, String part) {
    assertTrue(text.contains(part), () -> "\"" + part + "\" is not in: " + text);
  }
}
