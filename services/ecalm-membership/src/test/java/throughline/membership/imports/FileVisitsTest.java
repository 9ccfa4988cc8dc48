package throughline.membership.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.membership.imports.BirthsFile.aFile;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Boxes;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Database;

/** Children of one birth, and cards that the office has. */
@QuarkusTest
class FileVisitsTest extends FileTest {

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
    assertEquals(1, visitor.count(address, "Without a card"));
    assertSaid(new String(visitor.left(address), UTF_8), "Your stock has no card left");
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
  void whoIsAMemberAlreadyTakesNoCardOfTheStock() {
    var members = aFile().rows(3);
    visitor.enrolled(visitor.checked(members));
    Boxes.at("OXFORD", CardNumbers.after(CardNumbers.next(), 6_000_000), 2);
    var growing = aFile();
    for (var i = 0; i < 3; i++) {
      growing.row("Given names", members.text(i, "Given names"), "Card number", "");
    }

    var address =
        visitor.checked(growing.row("Card number", "").row("Card number", "").row("Lives in", ""));

    assertEquals(3, visitor.count(address, "The same"));
    assertEquals(2, visitor.count(address, "New"));
    assertEquals(1, visitor.count(address, "Wrong"));
    assertSaid(visitor.enrolled(address).text("main"), "Enrolled: 2 children");
  }

  @Test
  void anOfficeWithoutABoxMayLeaveOutTheCardsOfMembersAlone() {
    var entry = "OXF/" + UUID.randomUUID();
    var members = aFile().row().row("Register entry", entry).rows(3);
    visitor.enrolled(visitor.checked(members));
    var again = aFile();
    for (var i = 0; i < 5; i++) {
      again.row(
          "Given names",
          i == 1 ? "Ottilie" : members.text(i, "Given names"),
          "Register entry",
          members.text(i, "Register entry"),
          "Card number",
          "");
    }

    var address = visitor.checked(again.row("Card number", ""));

    assertEquals(4, visitor.count(address, "The same"));
    assertEquals(1, visitor.count(address, "Changed"));
    assertEquals(1, visitor.count(address, "Without a card"));
    assertSaid(visitor.enrolled(address).text("main"), "Changed: 1 name");
  }

  @Test
  void thatTheOfficeHasNoBoxIsSaidOnceAndHidesNoMistake() {
    var births = aFile();
    for (var i = 0; i < 4; i++) {
      births.row("Card number", "");
    }
    var address =
        visitor.checked(births.row("Card number", "", "Date of birth", "31/02/2026").row());

    var page = visitor.open(address);
    assertEquals(1, visitor.count(address, "Wrong"));
    assertEquals(4, visitor.count(address, "Without a card"));
    assertEquals(1, visitor.count(address, "New"));
    assertSaid(page.text("[data-without-card]"), "4 rows have no card");
    assertEquals(true, page.links().contains("/cards/received"));
    assertSaid(visitor.rows(address, Outcome.ERROR), "Date of birth: ");
    assertEquals(false, visitor.rows(address, Outcome.ERROR).contains("no card left"));

    Boxes.at("OXFORD", CardNumbers.after(CardNumbers.next(), 8_000_000), 9);
    var again = visitor.checked(visitor.left(address));
    assertEquals(4, visitor.count(again, "New"));
    assertEquals(1, visitor.count(again, "Wrong"));
  }

  @Test
  void twinsForWhomOneCardIsLeftAreNotParted() {
    var first = CardNumbers.after(CardNumbers.next(), 7_000_000);
    Boxes.at("OXFORD", first, 1);
    var place = "Place in the birth";
    var family = "Family name";
    var address =
        visitor.checked(
            aFile()
                .row(family, "Twin Cuddesdon", place, "1", "Card number", "")
                .row(family, "Twin Cuddesdon", place, "2", "Card number", "")
                .row("Card number", ""));

    assertEquals(2, visitor.count(address, "Without a card"));
    assertEquals(1, visitor.count(address, "New"));
  }
}
