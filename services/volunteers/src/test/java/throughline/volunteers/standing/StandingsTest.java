package throughline.volunteers.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.standing.StandingFixture.check;
import static throughline.volunteers.standing.StandingFixture.done;
import static throughline.volunteers.standing.StandingFixture.id;
import static throughline.volunteers.standing.StandingFixture.readyForHomes;
import static throughline.volunteers.standing.StandingFixture.volunteer;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.volunteers.role.RoleFixture;
import throughline.volunteers.standing.Standing.State;
import throughline.volunteers.standing.Standings.Asked;

/** Standing is computed for a day: what runs out, who has a birthday, whom a check serves. */
@QuarkusTest
class StandingsTest {
  private static final LocalDate ADULT = LocalDate.of(1980, 5, 1);

  @Inject Standings standings;

  @Test
  void sixtyDaysBeforeItRunsOutSomebodyMayServeAndIsListed() {
    var robin = volunteer(ADULT, "home-library");
    readyForHomes(robin);
    check(robin, "home-library", "ADULT", LocalDate.of(2024, 3, 1));
    var last = LocalDate.of(2027, 3, 1);

    assertEquals(State.CLEAR, of(robin, "home-library", last.minusDays(61)).state());
    for (var day : List.of(last.minusDays(60), last)) {
      var standing = of(robin, "home-library", day);
      assertEquals(State.RENEWAL_DUE, standing.state());
      assertTrue(standing.mayServe());
      assertEquals(
          "A DBS check that serves this role, until 1 March 2027",
          standing.due().get(0).dueWords());
    }
    var after = of(robin, "home-library", last.plusDays(1));
    assertEquals(State.NOT_CLEARED, after.state());
    assertEquals("A DBS check that serves this role ran out after 1 March 2027", after.whyNot());
  }

  @Test
  void fifteenWithoutConsentIsRefusedAndTheConsentIsForOneRole() {
    var robin = volunteer(LocalDate.of(2011, 6, 1), "summer-reading");
    for (var training : List.of("induction", "safeguarding")) {
      done(robin, "TRAINING", training, LocalDate.of(2026, 6, 1), null);
    }
    var other = RoleFixture.at("HEAD");
    done(robin, "CONSENT", other, LocalDate.of(2026, 6, 1), null);
    var day = LocalDate.of(2026, 7, 20);

    var refused =
        assertThrows(Conflict.class, () -> standings.require(id(robin), "summer-reading", day));
    assertEquals("not-cleared", refused.code());
    assertEquals(
        "A parent or guardian has not agreed to this role as it is now", refused.getMessage());
    assertTrue(of(robin, other, day).mayServe());

    done(robin, "CONSENT", "summer-reading", LocalDate.of(2026, 7, 1), null);
    standings.require(id(robin), "summer-reading", day);
  }

  @Test
  void aGuardianIsAskedAgainOnceTheRoleIsAnother() {
    var role = RoleFixture.at("HEAD");
    var robin = volunteer(LocalDate.of(2011, 6, 1), role);
    done(robin, "CONSENT", role, LocalDate.of(2026, 3, 1), null);
    Database.execute(
        "UPDATE role SET terms_since = '2026-07-10T09:00:00Z' WHERE code = '%s'".formatted(role));

    assertTrue(of(robin, role, LocalDate.of(2026, 7, 9)).mayServe());
    assertEquals(Item.CONSENT, of(robin, role, LocalDate.of(2026, 7, 10)).missing().get(0).item());
  }

  @Test
  void whoTurnsSixteenMidRotaNeedsNobodysConsentFromThatDayOn() {
    var role = RoleFixture.at("HEAD");
    var robin = volunteer(LocalDate.of(2010, 12, 5), role);

    assertEquals(State.NOT_CLEARED, of(robin, role, LocalDate.of(2026, 12, 4)).state());
    assertEquals(State.CLEAR, of(robin, role, LocalDate.of(2026, 12, 5)).state());
  }

  @Test
  void whoIsBornOnALeapDayIsAYearOlderOnTheFirstOfMarch() {
    var role = RoleFixture.at("HEAD");
    Database.execute("UPDATE role SET min_age = 15 WHERE code = '%s'".formatted(role));
    var robin = volunteer(LocalDate.of(2012, 2, 29), role);
    done(robin, "CONSENT", role, LocalDate.of(2026, 6, 1), null);

    assertEquals(Item.AGE, of(robin, role, LocalDate.of(2027, 2, 28)).missing().get(0).item());
    assertEquals(State.CLEAR, of(robin, role, LocalDate.of(2027, 3, 1)).state());
  }

  @Test
  void aCheckOfTheAdultWorkforceDoesNotServeAChildsRole() {
    var robin = volunteer(ADULT, "home-library", "rhyme-time");
    readyForHomes(robin);
    check(robin, "home-library", "ADULT", LocalDate.of(2026, 3, 1));
    var day = LocalDate.of(2026, 7, 1);

    assertEquals(State.CLEAR, of(robin, "home-library", day).state());
    assertEquals(
        "A DBS check that serves this role is missing", of(robin, "rhyme-time", day).whyNot());
  }

  @Test
  void aCheckServesTheDayOfTheShiftOnlyWhileItIsReliedUpon() {
    var robin = volunteer(ADULT, "home-library");
    readyForHomes(robin);
    check(robin, "home-library", "ADULT", LocalDate.of(2024, 1, 20));
    var signUp = LocalDate.of(2027, 1, 5);

    assertTrue(of(robin, "home-library", signUp).mayServe());
    assertEquals(State.NOT_CLEARED, of(robin, "home-library", signUp.plusDays(20)).state());
  }

  @Test
  void theDateOfBirthMattersOnlyWhereARoleNeedsIt() {
    var robin = volunteer(null, "local-history", "home-library");
    var day = LocalDate.of(2026, 7, 1);

    assertTrue(items(of(robin, "home-library", day)).contains(Item.BIRTH_DATE));
    assertTrue(items(of(robin, "summer-reading", day)).contains(Item.BIRTH_DATE));
    assertTrue(items(of(robin, "local-history", day)).stream().noneMatch(Item.BIRTH_DATE::equals));
  }

  @Test
  void nobodyUnknownPassesForCleared() {
    var robin = volunteer(ADULT);
    var day = LocalDate.of(2026, 7, 1);

    assertThrows(NotFound.class, () -> standings.of(UUID.randomUUID(), "local-history", day));
    assertThrows(NotFound.class, () -> standings.of(id(robin), "nothing", day));
    assertEquals(List.of(), standings.of(List.of()));
  }

  @Test
  void manyAreJudgedAtOnce() {
    var robin = volunteer(ADULT, "local-history");
    var day = LocalDate.of(2026, 7, 1);
    var asked = new Asked(id(robin), "local-history", day);

    assertEquals(
        2,
        standings
            .of(List.of(asked, asked, new Asked(id(robin), "local-history", day.plusDays(1))))
            .size());
  }

  private Standing of(Actor volunteer, String role, LocalDate day) {
    return standings.of(id(volunteer), role, day);
  }

  private static List<Item> items(Standing standing) {
    return standing.missing().stream().map(Standing.Part::item).toList();
  }
}
