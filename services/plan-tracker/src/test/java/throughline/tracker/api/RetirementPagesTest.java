package throughline.tracker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.platform.core.time.London;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.tracker.engine.rebuild.RebuildFigures;
import throughline.tracker.figure.Period;

/** A measure that is no longer followed: nobody is asked for it, and all of it stays. */
@QuarkusTest
class RetirementPagesTest {

  private static final String VISITS = "/measures/school-visits";
  private static final String RETIRE = VISITS + "/retire";
  private static final String ASKED = "school visits: nobody has entered a figure";

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  private final Browser other = Browser.of(Actor.named("Ola Strategy (test)", "strategy-lead"));
  @Inject Clock clock;
  @Inject RebuildFigures rebuild;

  @AfterEach
  void forgetWhatWasEntered() {
    Entered.forgetUncounted("retirement", "target");
  }

  @Test
  void itIsNeitherJudgedNorAskedForNorReviewedAndItsPagesSayWhy() {
    setTarget();
    assertTrue(lead.open("/").links().contains(VISITS), "it has a target");
    assertTrue(lead.open(VISITS + "/owner").links().contains(RETIRE));

    assertEquals(303, retire(lead, lead.open(RETIRE), "Replaced by another").status());

    var today = London.date(London.today(clock));
    var words = "Retired on %s by Lee Strategy (test): Replaced by another".formatted(today);
    var page = lead.open(VISITS);
    assertTrue(page.text("#retired").contains(words), page.source());
    assertFalse(page.has("#status"), "it is not judged");
    assertFalse(lead.open("/").links().contains(VISITS));
    assertTrue(lead.open("/priorities/1.2").text("main").contains(words));
    assertTrue(lead.open("/themes/people").text("main").contains("Retired"));
    assertTrue(lead.open("/search?q=school+visits").text("main").contains("Retired"));
    assertTrue(lead.open("/register").text("#retired ~ ul").contains(words));
    assertFalse(lead.open("/register/csv").source().contains("school-visits"));
    var api = lead.open("/api" + VISITS).then().extract().jsonPath();
    assertEquals(words, api.getString("measure.ownership.retired"));
    assertNull(api.getString("measure.status.status"));
    assertTrue(rebuild.rebuild().identical());
  }

  /** In the check of the quarter before it was retired it is missed, as in its review. */
  @Test
  void aQuarterThatEndsAfterItWasRetiredDoesNotAskForIt() {
    Entered.forget("observation", rebuild);
    assertEquals(303, retire(lead, lead.open(RETIRE), "Replaced by another").status());
    assertTrue(lead.open(lastQuarter()).text("main").contains(ASKED));

    Database.execute(
        "UPDATE fact_version SET known_at = known_at - interval '100 days' FROM fact"
            + " WHERE fact_version.fact_id = fact.fact_id AND fact.aggregate = 'retirement'");

    assertFalse(lead.open(lastQuarter()).text("main").contains(ASKED));
  }

  @Test
  void whoLooksBackSeesItFollowed() {
    retire(lead, lead.open(RETIRE), "Replaced by another");

    var yesterday = London.today(clock).minusDays(1);

    assertFalse(lead.open(VISITS + "?knownAt=" + yesterday).has("#retired"));
    assertTrue(lead.open(VISITS).has("#retired"));
  }

  @Test
  void itIsBroughtBackWithAReasonAndEverythingThatWasSaidStays() {
    setTarget();
    retire(lead, lead.open(RETIRE), "Replaced by another");
    var form = lead.open(RETIRE);
    assertTrue(form.text("h1").contains("Bring this measure back"));

    assertEquals(303, retire(lead, form, "The other one cannot be counted").status());

    assertTrue(lead.open("/").links().contains(VISITS));
    assertTrue(lead.open(VISITS).has("#status"));
    var said = lead.open(RETIRE).text("main");
    assertTrue(said.contains("Replaced by another"), said);
    assertTrue(said.contains("Brought back on"), said);
  }

  @Test
  void withoutAReasonOrAfterSomebodyElseItIsRefusedAndNothingTypedIsLost() {
    var without = retire(lead, lead.open(RETIRE), " ");
    assertEquals(400, without.status());
    assertTrue(without.problems().get(0).contains("Say why"));

    var theirs = other.open(RETIRE);
    retire(lead, lead.open(RETIRE), "Replaced by another");
    var refused = retire(other, theirs, "Nobody needs it");

    assertEquals(409, refused.status());
    assertTrue(refused.text("main").contains("You typed: Nobody needs it"), refused.source());
    assertTrue(refused.text("main").contains("Replaced by another"));
  }

  /** Sending it again, as its page said, brought back what both had retired. */
  @Test
  void whoWantsWhatIsSoAlreadyUndoesNothing() {
    var theirs = other.open(RETIRE);
    retire(lead, lead.open(RETIRE), "Replaced by another");

    assertSaidAlready(
        retire(other, theirs, "Nobody needs it"), "It is retired already. Retired on");
    assertSaidAlready(
        retire(other, theirs, "Nobody needs it"), "It is retired already. Retired on");

    assertTrue(lead.open(VISITS).has("#retired"));
    var back = other.open(RETIRE);
    retire(lead, lead.open(RETIRE), "The other one cannot be counted");
    assertSaidAlready(
        retire(other, back, "It is missed"), "It is followed again already. Brought back on");
    assertFalse(lead.open(VISITS).has("#retired"));

    var stale = retire(other, theirs, "Nobody needs it");
    assertTrue(stale.problems().get(0).contains("Somebody else has entered something here"));
    assertEquals("Retire this measure", stale.text("h1"));
    assertEquals("Nobody needs it", stale.typed("reason"));
    assertEquals(303, retire(other, stale, "Nobody needs it").status(), "having seen it");
    assertTrue(lead.open(VISITS).has("#retired"));
  }

  @Test
  void whoSendsItTwiceWithAnotherReasonIsToldWhichHolds() {
    var form = lead.open(RETIRE);
    assertEquals(303, retire(lead, form, "Replaced by another").status());

    var again = retire(lead, form, "Nobody needs it");

    assertEquals(400, again.status());
    assertEquals(1, again.problems().size(), again.problems().toString());
    assertTrue(
        again.problems().get(0).contains("The reason that was sent first holds"),
        again.problems().toString());
    var main = again.text("main");
    assertTrue(main.contains("There is nothing to send any more"), main);
    assertFalse(main.contains("send it again"), main);
    assertTrue(lead.open(VISITS).text("#retired").contains("Replaced by another"));
  }

  private static void assertSaidAlready(Page refused, String words) {
    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).contains(words), refused.problems().toString());
    assertTrue(refused.has("#reason"), "where its link leads");
    assertFalse(refused.has("form[action='%s']".formatted(RETIRE)), "nothing that turns it");
  }

  @Test
  void aFormThatOutlivedItsSessionGoesOnWantingWhatItsSenderWanted() {
    var theirs = other.open(RETIRE);
    var typed = new HashMap<>(EarlierSession.of(theirs));
    typed.put("reason", "Nobody needs it");
    assertEquals(303, other.send(theirs, RETIRE, typed).status());
    assertFalse(lead.open(VISITS).has("#retired"), "it is kept and not sent");
    retire(lead, lead.open(RETIRE), "Replaced by another");

    var kept = other.open(RETIRE);

    assertTrue(kept.text("main").contains("Not sent yet"), kept.source());
    assertEquals("Retire this measure", kept.text("h1"));
    assertTrue(kept.text("#reason").contains("It is retired already"), kept.source());
    assertFalse(kept.has("form[action='%s']".formatted(RETIRE)));
    var key = theirs.value("idempotencyKey");
    assertEquals("Bring this measure back", other.open(RETIRE + "?empty=" + key).text("h1"));
  }

  @Test
  void onlyALeadRetiresAndOnlyWhatThePlanAimsFor() {
    var administrator = Browser.of(Actor.named("Ada Admin (test)", "administrator"));

    assertEquals(403, administrator.open(RETIRE).status());
    assertFalse(administrator.open(VISITS + "/owner").links().contains(RETIRE));
    assertEquals(404, lead.open("/measures/children-under-5/retire").status());
    assertEquals(404, lead.open("/measures/nothing/retire").status());
  }

  private String lastQuarter() {
    var quarter = Period.quarter(Period.quarter(London.today(clock)).from().minusDays(1));
    return "/reviews/%s/check".formatted(quarter.lastDay());
  }

  private void setTarget() {
    var address = VISITS + "/targets/new";
    var first = Period.financialYear(London.today(clock)).from().getYear();
    var target =
        Map.of(
            "year", String.valueOf(first),
            "type", "MINIMUM",
            "value", "1200",
            "profile", "LINEAR",
            "reason", "Agreed with schools");
    assertEquals(303, lead.send(lead.open(address), address, target).status());
  }

  private static Page retire(Browser who, Page form, String reason) {
    return who.send(form, RETIRE, Map.of("reason", reason));
  }
}
