package throughline.bookings.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.bookings.booking.BookingFixture;
import throughline.bookings.entrepreneur.PeopleFixture;
import throughline.bookings.register.DeskFixture;
import throughline.bookings.session.SessionFixture;
import throughline.bookings.testing.Actors;
import throughline.contracts.bookings.BookingState.Goal;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.time.Quarter;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Published;
import throughline.platform.testing.Race;

/** Three questions at intake: asked once, never demanded, and told with the bookings. */
@QuarkusTest
class TellBusinessTest {
  private static final String TOPIC = "throughline.bookings.v1";

  @Inject TellBusiness tellBusiness;
  @Inject ShowBusiness showBusiness;

  @Test
  void whatForFollowsFromTheStageUnlessItIsSaid() {
    assertEquals(Goal.START, TellBusiness.Request.read("IDEA", null, "").goal());
    assertEquals(Goal.GROW, TellBusiness.Request.read("GROWING", null, null).goal());
    assertEquals(Goal.GROW, TellBusiness.Request.read("IDEA", null, "GROW").goal());
    assertFalse(TellBusiness.Request.read(null, "", null).said());
  }

  @Test
  void everyAnswerThatIsNotOfferedIsNamed() {
    var wrong =
        assertThrows(InvalidInput.class, () -> TellBusiness.Request.read("RICH", "MAGIC", "SLEEP"));

    assertEquals(3, wrong.errors().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-07-01", "2026-09-30"})
  void aQuarterIsOfTheCalendar(String day) {
    var quarter = Quarter.of(LocalDate.parse(day));

    assertEquals(LocalDate.parse("2026-07-01"), quarter.first());
    assertEquals(LocalDate.parse("2026-09-30"), quarter.last());
    assertEquals(LocalDate.parse("2026-06-30"), quarter.before().last());
  }

  @Test
  void itIsToldWithTheBookingsOfTheQuarterAndWithLaterOnes() {
    var who = Actors.anEntrepreneur();
    var session = SessionFixture.session().opened();
    var first = BookingFixture.booked(session, who);
    var browser = Browser.of(who);

    var page = browser.open("/business?booking=" + first);
    var answer =
        browser.send(page, "/business", Map.of("stage", "IDEA", "sector", "RETAIL", "goal", ""));

    assertEquals("/bookings/" + first, answer.redirect());
    var restated = Published.awaitOf(TOPIC, first, 2).get(1).value();
    assertTrue(restated.contains("\"version\":2"), restated);
    assertTrue(restated.contains("\"goal\":\"START\""), restated);
    assertTrue(restated.contains("\"sector\":\"RETAIL\""), restated);
    var later =
        BookingFixture.booked(SessionFixture.session().starting("2026-12-01T10:00").opened(), who);
    var told = "SELECT concat(stage, sector, goal) FROM booking WHERE id = '%s'";
    assertEquals("IDEARETAILSTART", Database.text(told.formatted(later)));
    var event = Published.awaitFirst(TOPIC, later).value();
    assertTrue(event.contains("\"stage\":\"IDEA\""), event);
    assertTrue(event.contains("\"channel\":\"SELF\""), event);
  }

  @Test
  void aQuarterThatIsOverStaysAsItWas() {
    var booking = BookingFixture.booked(SessionFixture.session().opened(), Actors.anEntrepreneur());
    Database.execute(
        "UPDATE session SET starts_local = '2026-09-30 10:00' WHERE id = (SELECT session_id FROM booking WHERE id = '%s')"
            .formatted(booking));

    tellBusiness.tell(entrepreneurOf(booking), request("GROWING"), Optional.empty());

    assertNull(Database.text("SELECT stage FROM booking WHERE id = '%s'".formatted(booking)));
  }

  @Test
  void theSameAgainRestatesNothing() {
    var booking = BookingFixture.booked(SessionFixture.session().opened(), Actors.anEntrepreneur());
    var person = entrepreneurOf(booking);
    tellBusiness.tell(person, request("GROWING"), Optional.empty());
    tellBusiness.tell(person, request("GROWING"), Optional.empty());

    assertEquals(2, Published.allOf(TOPIC, booking).size());
    assertEquals(2, showBusiness.of(person).history().size());
  }

  @Test
  void whoeverSkipsIsNotKnownAndIsNotAskedAgain() {
    var who = Actors.anEntrepreneur();
    var booking = BookingFixture.booked(SessionFixture.session().opened(), who);
    var browser = Browser.of(who);

    var page = browser.open("/business");
    browser.press(page, "/business", "Skip these questions", Map.of("stage", "IDEA"));

    var known = showBusiness.of(entrepreneurOf(booking));
    assertFalse(known.business().said());
    assertEquals(1, known.history().size());
  }

  @Test
  void supportIsTheTimeThatWasAttended() {
    var booking = BookingFixture.booked(SessionFixture.session().opened(), Actors.anEntrepreneur());
    var person = entrepreneurOf(booking);
    assertEquals("None yet", showBusiness.of(person).support());

    Database.execute(
        "UPDATE booking SET status = 'PARTIAL', minutes = 40, recorded_at = booked_at, recorded_by = '%s' WHERE id = '%s'"
            .formatted(person, booking));

    assertEquals(40, showBusiness.of(person).minutes());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 16})
  void oneStandsHoweverManySaySomethingAtOnce(int people) throws Exception {
    var booking = BookingFixture.booked(SessionFixture.session().opened(), Actors.anEntrepreneur());
    var person = entrepreneurOf(booking);

    Race.atOnce(
        IntStream.range(0, people)
            .mapToObj(
                i ->
                    (Callable<Void>)
                        () -> {
                          var said = request(i % 2 == 0 ? "IDEA" : "GROWING");
                          tellBusiness.tell(person, said, Optional.empty());
                          return null;
                        })
            .toList());

    var standing =
        "SELECT stage FROM business WHERE entrepreneur_id = '%s' AND replaced_at IS NULL"
            .formatted(person);
    assertEquals(
        Database.text(standing),
        Database.text("SELECT stage FROM booking WHERE id = '%s'".formatted(booking)));
  }

  @Test
  void staffNoteItForSomebody() {
    var booking = DeskFixture.bookFor(SessionFixture.session().opened(), "Noted Business", "", "");
    var form = "/people/%s/business".formatted(entrepreneurOf(booking));
    var adviser = Browser.of(Actors.anAdviser());

    assertEquals(400, adviser.send(adviser.open(form), form, Map.of("stage", "RICH")).status());
    adviser
        .send(adviser.open(form), form, Map.of("stage", "GROWING", "sector", "FARMING"))
        .then()
        .statusCode(303);

    var known = showBusiness.of(entrepreneurOf(booking));
    assertEquals(Goal.GROW, known.business().goal());
    assertTrue(known.history().get(0).words().endsWith("(noted by staff)"));
    assertEquals("GROWING", stageOf(booking));
    var page = adviser.open("/people/" + entrepreneurOf(booking));
    assertTrue(page.text("main").contains("Farming, forestry or fishing"), page.text("main"));
    assertTrue(adviser.open(form).has("input[value=GROWING][checked]"));
  }

  @Test
  void itFollowsAMergeAndComesBackWithItsUndoing() {
    var one =
        DeskFixture.bookFor(
            SessionFixture.session().starting("2026-11-25T10:00").opened(), "Mia Farmer", "", "");
    var other =
        DeskFixture.bookFor(
            SessionFixture.session().starting("2026-11-26T10:00").opened(), "Mia R Farmer", "", "");
    tellBusiness.tell(entrepreneurOf(one), request("IDEA"), Optional.empty());
    tellBusiness.tell(entrepreneurOf(other), request("GROWING"), Optional.empty());
    tellBusiness.tell(entrepreneurOf(other), request("PRE_START"), Optional.empty());
    var before = List.of(entrepreneurOf(one), entrepreneurOf(other));

    var merge = PeopleFixture.merged(before.get(0).toString(), before.get(1).toString());

    var kept = entrepreneurOf(one);
    assertEquals(3, showBusiness.of(kept).history().size());
    assertEquals(List.of("PRE_START", "PRE_START"), List.of(stageOf(one), stageOf(other)));
    PeopleFixture.takenApart(kept.toString(), merge);
    assertEquals(before, List.of(entrepreneurOf(one), entrepreneurOf(other)));
    assertEquals(List.of("IDEA", "PRE_START"), List.of(stageOf(one), stageOf(other)));
    assertEquals(1, showBusiness.of(before.get(0)).history().size());
    assertEquals(2, showBusiness.of(before.get(1)).history().size());
    var versions =
        (int) Database.number("SELECT version FROM booking WHERE id = '%s'".formatted(one));
    var last = Published.awaitOf(TOPIC, one, versions).get(versions - 1).value();
    assertTrue(last.contains("\"stage\":\"IDEA\""), last);
  }

  @Test
  void aFormOfSomebodyWhoIsNoEntrepreneurIsRefused() {
    assertEquals(403, Browser.of(Actor.with("bipc-adviser")).open("/business").status());
  }

  private static TellBusiness.Request request(String stage) {
    return new TellBusiness.Request(stage, null, null);
  }

  private static String stageOf(String booking) {
    return Database.text("SELECT stage FROM booking WHERE id = '%s'".formatted(booking));
  }

  private static UUID entrepreneurOf(String booking) {
    return UUID.fromString(
        Database.text("SELECT entrepreneur_id FROM booking WHERE id = '%s'".formatted(booking)));
  }
}
