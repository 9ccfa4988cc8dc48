package throughline.bookings.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.bookings.booking.BookingFixture;
import throughline.bookings.session.SessionFixture;
import throughline.bookings.testing.Actors;
import throughline.platform.database.equality.EqualityAnswers;
import throughline.platform.database.equality.EqualityStore;
import throughline.platform.database.equality.EqualityStore.State;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;

/** Asked once after a booking, skippable and withdrawable; staff see how many, never what. */
@QuarkusTest
class MonitoringPagesTest {
  @Inject EqualityStore store;
  @Inject AskByMail askByMail;

  @Test
  void theyAreOfferedAfterABookingUntilTheyAreAnsweredAndNothingIsEverShownAgain() {
    var who = Actors.anEntrepreneur();
    var booking = BookingFixture.booked(SessionFixture.session().opened(), who);
    var browser = Browser.of(who);
    assertTrue(browser.open("/bookings/" + booking).links().contains("/monitoring"));

    var form = browser.open("/monitoring");
    assertTrue(form.text("main button").startsWith("Skip these questions"));
    var answer =
        browser.press(
            form,
            "/monitoring",
            "Send my answers",
            Map.of("sex", "FEMALE", "ethnicGroup", "ASIAN_INDIAN", "pressed", "answer"));

    assertEquals("/bookings", answer.redirect());
    assertEquals(State.ANSWERED, store.stateOf(personOf(booking)).orElseThrow());
    assertFalse(browser.open("/bookings/" + booking).links().contains("/monitoring"));
    var again = browser.open("/monitoring");
    assertFalse(again.source().contains("checked"), "not even to whoever answered");
    browser.press(again, "/monitoring", "Delete my answers", Map.of("pressed", "withdraw"));
    assertEquals(State.WITHDRAWN, store.stateOf(personOf(booking)).orElseThrow());
  }

  @Test
  void whoeverSkipsIsNotAskedAgain() {
    var who = Actors.anEntrepreneur();
    var booking = BookingFixture.booked(SessionFixture.session().opened(), who);
    var browser = Browser.of(who);

    browser.press(
        browser.open("/monitoring"),
        "/monitoring",
        "Skip these questions",
        Map.of("pressed", "skip"));

    assertEquals(State.DECLINED, store.stateOf(personOf(booking)).orElseThrow());
    assertFalse(browser.open("/bookings/" + booking).links().contains("/monitoring"));
  }

  @Test
  void anAnswerThatIsNotOfferedIsNamed() {
    var browser = Browser.of(Actors.anEntrepreneur());

    var form = browser.open("/monitoring");
    var wrong = browser.press(form, "/monitoring", "Send my answers", Map.of("sex", "ROBOT"));

    assertEquals(400, wrong.status());
    assertTrue(wrong.problems().toString().contains("#sex"), wrong.problems().toString());
  }

  @Test
  void staffSeeHowManyHaveAnsweredOfThoseWhoCame() {
    var booking = BookingFixture.booked(SessionFixture.session().opened(), Actors.anEntrepreneur());
    came(booking);
    store.answer(personOf(booking), EqualityAnswers.read("FEMALE", "", "", ""));

    var page = Browser.of(Actors.anAdviser().at("WEST")).open("/monitoring/completeness");

    assertEquals(200, page.status());
    assertTrue(page.text("main table").contains("%"), page.text("main"));
    assertFalse(page.source().contains("FEMALE"));
    assertEquals(
        403, Browser.of(Actors.anEntrepreneur()).open("/monitoring/completeness").status());
  }

  @Test
  void whoeverHasNoAccountGetsOneLinkThatOpensUntilTheyDecide() {
    var booking = BookingFixture.booked(SessionFixture.session().opened(), Actors.anEntrepreneur());
    var person = personOf(booking);
    came(booking);
    Database.execute("UPDATE person SET subject = NULL WHERE id = '%s'".formatted(person));
    Database.execute(
        "UPDATE person_details SET email_address = 'no.account@example.org' WHERE person_id = '%s'"
            .formatted(person));

    askByMail.run();
    askByMail.run();

    var link =
        Database.text("SELECT link FROM equality_ask WHERE person_id = '%s'".formatted(person));
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM mail WHERE kind = 'equality-questions' AND reference = '%s'"
                .formatted(link)));
    assertEquals(person, store.openTo(UUID.fromString(link)).orElseThrow());
    store.decline(person);
    assertTrue(store.openTo(UUID.fromString(link)).isEmpty());
  }

  @Test
  void aLinkThatNobodyGaveOutOpensNothing() {
    var visitor = Browser.ofNobodyElsewhere();

    assertEquals(403, visitor.follow(visitor.open("/questions/link/short")).status());
  }

  private static void came(String booking) {
    Database.execute(
        "UPDATE booking SET status = 'ATTENDED', minutes = 60, recorded_at = booked_at, recorded_by = entrepreneur_id WHERE id = '%s'"
            .formatted(booking));
  }

  private static UUID personOf(String booking) {
    return UUID.fromString(
        Database.text("SELECT entrepreneur_id FROM booking WHERE id = '%s'".formatted(booking)));
  }
}
