package throughline.membership.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.membership.bulk.BirthsFile.aFile;

import io.quarkus.test.junit.QuarkusTest;
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
}
