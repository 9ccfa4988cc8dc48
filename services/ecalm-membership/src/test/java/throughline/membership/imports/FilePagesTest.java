package throughline.membership.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.imports.BirthsFile.aFile;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import throughline.membership.card.CardNumber;
import throughline.membership.testing.Actors;
import throughline.membership.testing.Boxes;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Database;

/** A registrar sends a spreadsheet, sees what it comes to, and takes what is right. */
@QuarkusTest
class FilePagesTest extends FileTest {

  @Test
  void nobodyIsEnrolledBeforeSomebodySaysSoAndThenEachOnce() {
    var before = number("SELECT count(*) FROM member");
    var births = aFile().row().row("Address", "1 Example Street", "Postcode", "ox1 1nd");
    var address = visitor.checked(births);

    assertEquals(2, visitor.count(address, "New"));
    assertEquals(before, number("SELECT count(*) FROM member"), "enrolled before anybody said so");

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
  void aWorkbookIsTakenAsWellAndOneThatIsCutInHalfRefusedWhole() throws IOException {
    var workbook = aFile().rows(3).workbook();
    var half = Arrays.copyOf(workbook, workbook.length / 2);
    var files = number("SELECT count(*) FROM import_file");

    var refused = visitor.send("births.xlsx", half);
    assertEquals(400, refused.status());
    assertFalse(refused.problems().isEmpty(), refused.text("main"));
    assertEquals(files, number("SELECT count(*) FROM import_file"));

    var address = visitor.checked("births.xlsx", workbook);
    assertEquals(3, visitor.count(address, "New"), visitor.rows(address, Outcome.ERROR));
    assertSaid(visitor.enrolled(address).text("main"), "Enrolled: 3 children.");
  }

  @Test
  void namesThatLookLikeSomethingElseAreNames() {
    var address =
        visitor.checked(
            aFile()
                .row(ofOneFamily("Null", "Family name", "Test"))
                .row(ofOneFamily("", "Family name", "O'); DROP TABLE member"))
                .row(ofOneFamily("Ольга", "Family name", ""))
                .row(ofOneFamily("محمد", "Family name", "Ng"))
                .row(ofOneFamily("Q" + "x".repeat(299))));

    assertEquals(5, visitor.count(address, "New"), visitor.rows(address, Outcome.ERROR));
    assertSaid(visitor.enrolled(address).text("main"), "Enrolled: 5 children.");
  }

  /** Whose guardian is none of another test's, where a child of the same name is another record. */
  private static String[] ofOneFamily(String givenNames, String... others) {
    return Stream.concat(
            Stream.of(
                "Given names",
                givenNames,
                "Guardian",
                "Rowan Alder",
                "Guardian contact",
                "rowan.alder@example.org"),
            Stream.of(others))
        .toArray(String[]::new);
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
    assertTrue(first.text("main").contains("1 to 25 of 120 rows"), first.text("main"));
    assertTrue(first.source().length() < 60_000);
    var next =
        first.links().stream().filter(link -> link.contains("after=")).findFirst().orElseThrow();
    var second = visitor.open(next);
    assertTrue(second.text("main").contains("26 to 50 of 120 rows"), second.text("main"));
    var back =
        second.links().stream().filter(link -> link.contains("before=")).findFirst().orElseThrow();
    assertTrue(visitor.open(back).text("main").contains("1 to 25 of 120 rows"));
  }

  @Test
  void whatAFileTakesFromTheBackOfABoxPassesNoCardOver() {
    var first = CardNumbers.next();
    IntStream.range(1, 10).forEach(i -> CardNumbers.next());
    Boxes.at("OXFORD", first, 10);
    var births = aFile().row("Card number", CardNumbers.after(first, 2)).row("Card number", "");
    visitor.enrolled(visitor.checked(births.row("Card number", "")));

    var page = visitor.open("/cards");

    assertSaid(page.text("table:has(#next-caption)"), range(first, 3, 7));
    assertSaid(page.text("table:has(#gaps-caption)"), range(first, 0, 1));
    assertFalse(page.text("table:has(#gaps-caption)").contains(range(first, 3, 7)), "lost");
  }

  @Test
  void oneDateOfAnotherFormIsAnErrorOfItsOwnRow() {
    var births = aFile().row("Date of birth", "11/14/2026").row("Date of birth", "05/06/2026");
    for (var day = 13; day < 25; day++) {
      births.row("Date of birth", day + "/06/2026");
    }

    var address = visitor.checked(births);

    assertEquals(13, visitor.count(address, "New"), visitor.rows(address, Outcome.ERROR));
    assertSaid(visitor.rows(address, Outcome.ERROR), "11/14/2026 has the month first");
  }

  @Test
  void theWordsOfTheFormAreTaken() {
    var address =
        visitor.checked(
            aFile()
                .row("Lives in", "Outside the county", "Guardian is", "Grandparent")
                .row("Lives in", "Withheld or not known", "Library", "Westgate")
                .row("Guardian is", "Grandparent or other relative", "Library", "Banbury library")
                .row("Guardian is", "Somebody else", "Library", "Westgate Library")
                .row("Address is", "The family does not give its address"));

    assertEquals(5, visitor.count(address, "New"), visitor.rows(address, Outcome.ERROR));
  }

  @Test
  void aSecretIsOneHoweverItIsSaid() {
    var street = "3 Refuge " + UUID.randomUUID();
    var address =
        visitor.checked(
            aFile().row("Address is", "The address is secret, for safety", "Address", street));

    assertEquals(1, visitor.count(address, "Wrong"));
    assertEquals(
        0,
        number("SELECT count(*) FROM vault.import_row WHERE cells::text LIKE '%" + street + "%'"));
  }

  @Test
  void aFirstLineForExcelIsNoHeading() {
    var births = aFile().row("Postcode", "nowhere");
    var address = visitor.checked(("sep=;\r\n" + births.csv(";")).getBytes(StandardCharsets.UTF_8));

    assertEquals(1, visitor.count(address, "Wrong"));
    assertTrue(visitor.rows(address, Outcome.ERROR).startsWith("2 "), "as Excel counts");
  }

  @Test
  void rowsToPutRightCarryTheNumberOfTheFirstFileHoweverOftenTheyComeBack() {
    var address =
        visitor.checked(aFile().rows(3).row("Postcode", "nowhere").row("Library", "Atlantis"));
    var left = new String(visitor.left(address), StandardCharsets.UTF_8);
    assertTrue(left.replace("\uFEFF", "").startsWith("Original row,"), left);
    assertEquals(List.of("5", "6"), firstCells(left));

    var again =
        visitor.checked(left.replace("nowhere", "OX1 1ND").getBytes(StandardCharsets.UTF_8));

    assertEquals(1, visitor.count(again, "New"), visitor.rows(again, Outcome.ERROR));
    assertEquals(List.of("6"), firstCells(new String(visitor.left(again), StandardCharsets.UTF_8)));
  }

  private static List<String> firstCells(String csv) {
    return csv.lines().skip(1).map(line -> line.split(",")[0]).toList();
  }

  private static String range(String first, int from, int to) {
    return "%s %s %d"
        .formatted(
            new CardNumber(CardNumbers.after(first, from)).grouped(),
            new CardNumber(CardNumbers.after(first, to)).grouped(),
            to - from + 1);
  }
}
