package throughline.volunteers.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.standing.StandingFixture.id;
import static throughline.volunteers.standing.StandingFixture.volunteer;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Race;
import throughline.volunteers.role.RoleFixture;
import throughline.volunteers.testing.Actors;
import throughline.volunteers.testing.Guest;

/** A guardian agrees to one role by the link of a mail, which changes nothing by being opened. */
@QuarkusTest
class GuardianTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final String ASKED = "Do you agree";

  @Inject Standings standings;
  @Inject AskGuardian askGuardian;
  @Inject AnswerGuardian answerGuardian;

  private final Browser coordinator = Browser.of(Actors.aCoordinator("Sam Okafor").at("HEAD"));
  private final String role = RoleFixture.at("HEAD");
  private final Guest guardian = new Guest();

  @Test
  void aGuardianAgreesByTheButtonAndNotByOpeningTheLink() {
    var robin = volunteer(LocalDate.of(2011, 6, 1), role);
    assertEquals(303, ask(robin, guardian.address()).status());

    var browser = Browser.ofNobody();
    var page = browser.follow(browser.open(guardian.link(ASKED)));
    assertTrue(page.text("main").contains("Robin Field"), page.text("main"));
    assertTrue(page.text("main").contains("Helps with it"), page.text("main"));
    assertFalse(standings.of(id(robin), role, DAY).mayServe());

    browser.send(page, "/guardian", Map.of("pressed", "yes"));

    assertTrue(standings.of(id(robin), role, DAY).mayServe());
    assertTrue(browser.open("/guardian").text("main").contains("You agreed that Robin Field"));
    var history = coordinator.open("/people/%s/record".formatted(id(robin))).text("main");
    assertTrue(history.contains("Guardian agreed by the guardian"), history);
  }

  @Test
  void whoDoesNotAgreeLeavesThemNotCleared() {
    var robin = volunteer(LocalDate.of(2011, 6, 1), role);
    ask(robin, guardian.address());
    var browser = Browser.ofNobody();
    var page = browser.follow(browser.open(guardian.link(ASKED)));

    browser.send(page, "/guardian", Map.of("pressed", "no"));

    assertFalse(standings.of(id(robin), role, DAY).mayServe());
    assertTrue(browser.open("/guardian").text("main").contains("You did not agree"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 16, 64})
  void ofManyAnswersAtOnceOneCounts(int answers) throws Exception {
    var robin = volunteer(LocalDate.of(2011, 6, 1), role);
    ask(robin, guardian.address());
    var request =
        UUID.fromString(
            Database.text(
                "SELECT id FROM consent_request WHERE volunteer_id = '%s'".formatted(id(robin))));
    var counted =
        Race.atOnce(Collections.<Callable<Boolean>>nCopies(answers, () -> answered(request)));

    assertEquals(1, counted.stream().filter(each -> each).count());
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM completion WHERE volunteer_id = '%s'".formatted(id(robin))));
  }

  @Test
  void nobodyIsAskedForWhoIsOldEnoughOrBySomebodysOwnAddress() {
    var grown = volunteer(LocalDate.of(2010, 11, 24), role);
    assertTrue(ask(grown, guardian.address()).problems().toString().contains("16 or over"));

    var robin = volunteer(LocalDate.of(2011, 6, 1), role);
    Database.execute(
        "UPDATE person_details SET email_address = 'Robin@example.org' WHERE person_id = '%s'"
            .formatted(id(robin)));
    assertTrue(ask(robin, "robin@example.org").problems().toString().contains("own address"));
    assertTrue(ask(robin, "nothing").problems().toString().contains("email address"));
    assertEquals(0, guardian.mails());
  }

  @Test
  void aCoordinatorOfAnotherPlaceAsksNobody() {
    var robin = volunteer(LocalDate.of(2011, 6, 1), role);
    var path = "/people/%s/standing/guardian".formatted(id(robin));
    var lee = new SignedIn(UUID.randomUUID().toString(), "Lee Ward");

    assertEquals(404, Browser.of(Actors.aCoordinator("Lee Ward").at("COWL")).open(path).status());
    assertThrows(
        NotFound.class,
        () ->
            askGuardian.ask(
                id(robin), role, "Kim Field", guardian.address(), lee, Places.of("COWL")));
    assertEquals(0, guardian.mails());
  }

  private boolean answered(UUID request) {
    try {
      answerGuardian.answer(request, true);
      return true;
    } catch (Conflict late) {
      return false;
    }
  }

  private Page ask(Actor volunteer, String address) {
    var path = "/people/%s/standing/guardian".formatted(id(volunteer));
    return coordinator.send(
        coordinator.open(path), path, Map.of("role", role, "name", "Kim Field", "email", address));
  }
}
