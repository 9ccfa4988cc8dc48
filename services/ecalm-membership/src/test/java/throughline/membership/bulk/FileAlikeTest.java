package throughline.membership.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.bulk.BirthsFile.aFile;
import static throughline.membership.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.membership.testing.Names;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;

/** A file that has one child twice, or a child who is recorded, spelt or dated a little else. */
@QuarkusTest
class FileAlikeTest extends FileTest {

  private final String family = Names.family();
  private final Browser browser = Browser.of(registrar);

  @Test
  void aChildWhoIsInTheFileTwiceIsToBeLookedAt() {
    var address =
        visitor.checked(
            aFile()
                .row("Given names", "Kathrine", "Family name", family)
                .row("Given names", "Katherine", "Family name", family)
                .row("Given names", "Rhys", "Family name", family, "Date of birth", "2026-04-05")
                .row("Given names", "Rhys", "Family name", family, "Date of birth", "2026-05-04")
                .row("Given names", "Wren", "Family name", family)
                .row("Given names", "Wren", "Family name", family, "Guardian", "Alfred Other")
                .row("Given names", "Robin", "Family name", family, "Place in the birth", "1")
                .row("Given names", "Rowan", "Family name", family, "Place in the birth", "2"));

    assertEquals(5, visitor.count(address, "New"));
    assertEquals(3, visitor.count(address, "To review"));
    var said = visitor.rows(address, Outcome.REVIEW);
    assertTrue(said.contains("it is like row 2 of this file. The given names differ"), said);
    assertTrue(said.contains("it is like row 4 of this file. The names are the same"), said);
    assertTrue(said.contains("it is like row 6 of this file. The names are the same"), said);
  }

  @Test
  void theRecordIsShownBesideTheRowAndOnePressSaysThatItIsAnotherChild() {
    var id = anEnrolment().ofFamily("Katherine", family).enrolled();
    var elsewhere =
        anEnrolment()
            .ofFamily("Linnet", family)
            .by(Actors.aRegistrar().at("BANBURY"))
            .with("library", "COWL")
            .enrolled();
    var address =
        visitor.checked(
            aFile()
                .row("Given names", "Kathrine", "Family name", family)
                .row("Given names", "Linnet", "Family name", family)
                .row("Family name", family));

    var list = address + "?list=" + Outcome.REVIEW;
    var page = visitor.open(list);

    assertEquals(2, visitor.count(address, "To review"));
    assertTrue(
        page.text("table:has(#rows-caption) tbody")
            .contains("Katherine " + family + ", born 2 November 2026"));
    assertTrue(page.links().contains("/enrolments/" + id + "/record"));
    assertFalse(page.source().contains(elsewhere), "that of another office is linked");

    var pressed = browser.send(page, address, Map.of("anotherChild", "2"));
    assertEquals(address + "?list=REVIEW#list", pressed.redirect());
    assertEquals(1, visitor.count(address, "To review"));
    assertEquals(2, visitor.count(address, "New"));
    visitor.enrolled(address);
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM vault.child WHERE given_names = 'Kathrine' AND family_name = '%s'"
                .formatted(family)));
    assertEquals(
        409, browser.send(page, address, Map.of("anotherChild", "3")).status(), "too late");
  }
}
