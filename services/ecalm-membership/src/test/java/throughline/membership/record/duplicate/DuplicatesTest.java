package throughline.membership.record.duplicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.membership.testing.HeldRows;
import throughline.membership.testing.Restricted;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Race;

/** Two records of one child, until somebody has decided. */
@QuarkusTest
class DuplicatesTest extends OfTwoRecords {

  @Test
  void thePairIsInTheQueueOfEitherPlaceWithTheNameOfTheirRecord() {
    for (var person :
        List.of(
            Actors.aRegistrar(),
            Actors.aRegistrar().at("BANBURY"),
            Actors.ofLibraryStaff().at("COWL"))) {
      var pages = queue(person);
      assertTrue(pages.stream().anyMatch(page -> page.links().contains(pair)), "missing");
      assertTrue(
          pages.stream().anyMatch(page -> page.text("main").contains("Wren " + family)),
          "nobody knows whom it is about");
    }
    assertTrue(registrar.open("/").text("main").contains("Records to compare"));
    assertTrue(history(a).contains("Shown in a list"));
    for (var elsewhere :
        List.of(Actors.aRegistrar().at("WITNEY"), Actors.ofLibraryStaff().at("HEAD"))) {
      assertEquals(404, Browser.of(elsewhere).open(pair).status());
    }
  }

  @Test
  void bothAreShownSideBySideWithTheReasonsAndThatIsWrittenDown() {
    var text = county.open(pair).text("main");

    assertTrue(text.contains("The names are the same"), text);
    assertTrue(text.contains("The date of birth is the same"), text);
    assertTrue(text.contains("A guardian has the same e-mail address or phone number"), text);
    assertTrue(text.contains("Home library Banbury Cowley Different"), text);
    assertTrue(text.contains("Name Wren " + family + " Wren " + family + " The same"), text);
    assertFalse(text.contains(family.toLowerCase(Locale.ROOT) + "@"), "a contact is shown");
    assertTrue(history(a).contains("Compared with another record"));
    assertEquals(2, recordsLinked(county.open(pair)).size());
  }

  @Test
  void whoComparesSeesWhichCardWasUsedLastAndWhichStops() {
    Database.execute(
        """
        INSERT INTO loan (batch, row_ref, revision, counts, library_code, day, renewal, under5, member_key)
        VALUES ('%1$s', '1', 1, true, 'BANB', '2026-11-20', false, true, '%1$s'),
               ('%1$s', '2', 1, true, 'BANB', '2026-11-03', false, true, '%1$s'),
               ('%1$s', '3', 1, false, NULL, '2026-11-24', NULL, true, '%1$s');
        INSERT INTO attendance (batch, row_ref, revision, counts, library_code, day, event, under5s)
        VALUES ('%1$s', '1', 1, true, 'BANB', '2026-11-22', 'Rhymetime', 1);
        INSERT INTO attendance_member (batch, row_ref, member_key) VALUES ('%1$s', '1', '%1$s')
        """
            .formatted(a));

    var text = county.open(pair).text("main");

    var ofA = ending(first.cardNumber());
    var ofB = ending(second.cardNumber());
    assertTrue(text.contains("Card ends in " + ofA + " " + ofB), text);
    assertTrue(text.contains("Card last used 22 November 2026 Not that we know of"), text);
    assertTrue(text.contains("The card that ends in " + ofB + " stops"), text);
    assertTrue(
        text.contains("The card that ends in " + ofA + ", last used on 22 November 2026, stops"),
        text);
  }

  private static String ending(String card) {
    var check = card.length() - 1;
    return card.substring(check - 4, check) + " " + card.substring(check);
  }

  @Test
  void whoSaysThatTheyAreTwoIsNeverAskedAgain() {
    decide("NOT_THE_SAME");

    assertTrue(registrar.open("/duplicates?saved=true").text("main").contains("is saved"));
    assertEquals(409, registrar.open(pair).status());
    assertTrue(registrar.open(pair).text("main").contains("they are two children"));
    anEnrolment().ofFamily("Wren", family).enrolled();
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM duplicate_case WHERE '%s' IN (one::text, other::text) AND '%s' IN (one::text, other::text)"
                .formatted(a, b)));
    assertTrue(history(a).contains("Found to be another child than one like it"));
  }

  @Test
  void whatWasMadeInErrorStandsForNobody() throws IOException {
    decide("B_IN_ERROR");

    assertEquals("IN_ERROR", state(b, 2));
    assertEquals(
        "MISTAKE",
        Database.text(
            "SELECT void_reason FROM card WHERE number = '%s'".formatted(second.cardNumber())));
  }

  @Test
  void ofTwoWhoDecideAtOnceOneWinsAndTheOtherIsTold() throws Exception {
    var registrar = county;
    var other = Browser.of(Actors.aRegistrar().at("*"));
    var page = registrar.open(pair);
    var otherPage = other.open(pair);

    var answers =
        Race.atOnce(
            () -> registrar.send(page, pair, said("KEEP_A")),
            () -> other.send(otherPage, pair, said("KEEP_B")));

    assertEquals(List.of(303, 409), answers.stream().map(Page::status).sorted().toList());
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM member WHERE key IN ('%s', '%s') AND record_state = 'MERGED'"
                .formatted(a, b)));
    assertTrue(
        answers.stream()
            .filter(answer -> answer.status() == 409)
            .allMatch(answer -> answer.text("main").contains("This was decided")));
  }

  @Test
  void whoDecidesWhileARecordIsErasedFindsThePairGone() throws Exception {
    var page = registrar.open(pair);

    try (var erasure = HeldRows.ofMember(b)) {
      var decided =
          erasure.waitedForBy(
              1, () -> registrar.send(page, pair, Map.of("choice", "NOT_THE_SAME")).status());
      erasure.execute("DELETE FROM duplicate_case WHERE '%s' IN (one, other)".formatted(b));
      erasure.commit();

      assertEquals(404, decided.get());
    }
  }

  @Test
  void whoLookedBeforeARecordChangedIsTold() {
    var page = registrar.open(pair);
    Database.execute("UPDATE member SET version = version + 1 WHERE key = '%s'".formatted(b));

    var refused = registrar.send(page, pair, said("KEEP_A"));

    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).startsWith("#choice One of the records was changed"));
    assertTrue(refused.has("input[value=KEEP_A][checked]"), "what was chosen is there");
    assertEquals(303, registrar.send(refused, pair, said("KEEP_A")).status());
  }

  @Test
  void nothingChosenIsSaid() {
    var again = registrar.send(registrar.open(pair), pair, Map.of());

    assertEquals(400, again.status());
    assertTrue(again.problems().get(0).contains("Choose whether they are one child"));
  }

  @Test
  void ofASecretAddressElsewhereNothingIsShown() {
    restrict(b);

    var refused = registrar.open(pair);

    assertEquals(409, refused.status());
    assertTrue(refused.text("main").contains("its address is secret"));
    assertFalse(refused.source().contains(family));
    var county = Actors.aRegistrar().at("*");
    assertEquals("/enrolments/" + b + "/reason", Browser.of(county).open(pair).redirect());
    Restricted.openedBy(county, b);
    assertEquals(200, Browser.of(county).open(pair).status());
  }

  /** All pages of it: other tests leave pairs behind, some of a later day. */
  private static List<Page> queue(Actor person) {
    var browser = Browser.of(person);
    var pages = new ArrayList<Page>();
    for (var next = Optional.of("/duplicates"); next.isPresent(); ) {
      var page = browser.open(next.get());
      pages.add(page);
      next = page.links().stream().filter(link -> link.contains("after=")).findFirst();
    }
    return pages;
  }

  private static List<String> recordsLinked(Page page) {
    return page.links().stream().filter(link -> link.endsWith("/record")).toList();
  }
}
