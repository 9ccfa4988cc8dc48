package throughline.membership.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.imports.BirthsFile.aFile;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    var file = aFile();
    row(file, "Kathrine");
    row(file, "Katherine");
    row(file, "Rhys", "Date of birth", "2026-04-05");
    row(file, "Rhys", "Date of birth", "2026-05-04");
    row(file, "Wren");
    row(file, "Wren", "Guardian", "Alfred " + family, "Guardian contact", "alfred@example.org");
    row(file, "Robin", "Place in the birth", "1");
    row(file, "Rowan", "Place in the birth", "2");

    var address = visitor.checked(file);

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
    var file = aFile();
    row(file, "Kathrine");
    row(file, "Linnett");
    row(file, "Robin");
    var address = visitor.checked(file);

    var list = address + "?list=" + Outcome.REVIEW;
    var page = visitor.open(list);

    assertEquals(2, visitor.count(address, "To review"), visitor.open(address).text("main"));
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

  private void row(BirthsFile file, String given, String... others) {
    var all = new ArrayList<>(List.of("Given names", given, "Family name", family));
    all.addAll(List.of("Guardian", "Marigold " + family));
    all.addAll(List.of("Guardian contact", family.toLowerCase(Locale.ROOT) + "@example.org"));
    all.addAll(List.of(others));
    file.row(all.toArray(String[]::new));
  }
}
