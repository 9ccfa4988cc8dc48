package throughline.membership.desk.enrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

/** What whoever comes to a desk sees first, and how they get from a card to its receipt. */
@QuarkusTest
class StartPageTest {

  private static final String FIND = "/find";

  private final Browser ofBanbury = Browser.of(Actors.ofLibraryStaff().at("BANB"));
  private final Browser ofCowley = Browser.of(Actors.ofLibraryStaff().at("COWL"));

  @Inject TestClock clock;

  @AfterEach
  void itIsNoonAgain() {
    clock.set(TestClock.NOON);
  }

  @Test
  void staffSeeTheNewestOfTheirLibrariesAndNobodysName() {
    clock.advance(Duration.ofHours(2));
    var enrolment = anEnrolment().named("Quillon", "Fernsby").with("library", "BANB");
    var id = enrolment.enrolled();

    var start = ofBanbury.open("/");

    assertTrue(start.links().contains("/enrolments/" + id));
    var card = enrolment.cardNumber();
    assertTrue(
        start.text("table").contains("Banbury " + card.substring(9, 13) + " " + card.substring(13)),
        start.text("table"));
    assertFalse(start.source().contains("Quillon"), "named on a list");
    assertFalse(ofCowley.open("/").links().contains("/enrolments/" + id));
  }

  /** What a desk does most stands first, and the page of a busy week is read at a glance. */
  @Test
  void aRegistrarSeesButtonsFirstAndFewWords() {
    var registrar = Browser.of(Actors.aRegistrar());
    for (var i = 0; i < 8; i++) {
      anEnrolment().enrolled();
      registrar.send(registrar.open("/"), "/offers", Map.of("outcome", "DEFERRED"));
    }

    var start = registrar.open("/");

    assertTrue(start.has("main h1[autofocus] ~ form a[href=/enrolments/new]"), "not at once");
    var main = start.text("main");
    assertTrue(main.indexOf("Accepted") < main.indexOf("Find a child"), main);
    assertTrue(main.indexOf("Find a child") < main.indexOf("Children enrolled today"), main);
    var words = start.text("body").split("\\s+").length;
    assertTrue(words < 300, words + " words");
  }

  @ParameterizedTest
  @CsvSource({
    "administrator,  /held-files",
    "administrator,  /jobs",
    "administrator,  /mails/failed",
    "library-system, /use"
  })
  void whoWorksAtNoDeskSeesWhatWaitsForThemAndNoChild(String role, String work) {
    anEnrolment().enrolled();

    var start = Browser.of(Actor.with(role).at("*")).open("/");

    assertEquals(200, start.status());
    assertTrue(start.has(".tl-card a[href=" + work + "]"), start.text("main"));
    assertFalse(start.has("main form, main table"), start.text("main"));
    assertTrue(start.links().stream().noneMatch(link -> link.startsWith("/enrolments")));
  }

  @Test
  void whatIsOlderOrUndoneIsNotListed() {
    clock.advance(Duration.ofHours(2));
    var older = anEnrolment().enrolled();
    var undone = anEnrolment().enrolled();
    Database.execute(
        """
        UPDATE member SET enrolled_on = '2026-11-17' WHERE key = '%s';
        UPDATE member SET record_state = 'IN_ERROR' WHERE key = '%s'
        """
            .formatted(older, undone));

    var links = ofBanbury.open("/").links();

    assertFalse(links.contains("/enrolments/" + older));
    assertFalse(links.contains("/enrolments/" + undone));
  }

  @Test
  void aCardLeadsToItsReceiptWhichCanBePrintedAgain() {
    var enrolment = anEnrolment().with("library", "BANB");
    var id = enrolment.enrolled();

    var found = ofBanbury.send(ofBanbury.open("/"), FIND, card("A" + enrolment.cardNumber() + "A"));

    assertEquals("/enrolments/" + id, found.redirect());
    assertTrue(
        ofBanbury.follow(found).links().contains("/enrolments/" + id + "/receipt.pdf"),
        "no way to print it");
  }

  @Test
  void aCardOfAnotherLibraryAndOneOfNobodyAreAnsweredAlike() {
    var enrolment = anEnrolment().with("library", "BANB");
    enrolment.enrolled();
    var form = ofCowley.open(FIND);

    var ofAnother = ofCowley.send(form, FIND, card(enrolment.cardNumber()));
    var ofNobody = ofCowley.send(form, FIND, card(CardNumbers.next()));

    assertEquals(400, ofAnother.status());
    assertEquals(ofNobody.problems(), ofAnother.problems());
    assertTrue(
        ofAnother.problems().get(0).startsWith("#sought No child of yours has this card"),
        ofAnother.problems().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "22390000027896, Look at 2 2390 00002789 6 again",
    "'', Scan the card, or enter a name",
    "30234000517861, This is an item's barcode",
  })
  void whatIsNoCardNumberIsSaid(String typed, String words) {
    var again = ofBanbury.send(ofBanbury.open("/"), FIND, card(typed));

    assertEquals(400, again.status());
    assertTrue(again.problems().get(0).startsWith("#sought " + words));
    assertEquals(typed, again.value("sought"));
  }

  private static Map<String, String> card(String number) {
    return Map.of("sought", number);
  }
}
