package throughline.tracker.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.core.time.London;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.TestTokens;
import throughline.tracker.engine.rebuild.RebuildFigures;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.figure.Period;

/** A strategy lead says what measures are to come to, without JavaScript. */
@QuarkusTest
class TargetPagesTest {

  private static final String VISITS = "/measures/school-visits/targets";
  private static final String PERCENT = "/measures/activity-for-parents-percent/targets";
  private static final String HOURS = "/measures/volunteer-hours/targets";

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  private final Browser other = Browser.of(Actor.named("Ola Strategy (test)", "strategy-lead"));
  @Inject Clock clock;
  @Inject RebuildFigures rebuild;

  /** The facts of other tests stay. */
  @BeforeEach
  void forgetTargets() {
    Database.execute(
        "DELETE FROM fact_version USING fact WHERE fact_version.fact_id = fact.fact_id AND fact.aggregate = 'target'");
  }

  @Test
  void aTargetIsSetCorrectedAndWithdrawnAndTheLedgerDoesNotNotice() {
    assertTrue(lead.open("/measures/school-visits").text("main").contains("No target is set"));

    var list = lead.follow(set(lead, VISITS, visits("1,200")));

    assertTrue(
        list.text("[role=alert]").contains("Minimum: 1,200 by 31 March " + (firstYear() + 1)),
        list.text("[role=alert]"));
    assertTrue(list.text("main").contains("by Lee Strategy (test). Reason: Agreed with schools"));
    assertTrue(list.text("main").contains("Q4 (Jan–Mar " + (firstYear() + 1) + ") 1,200"));

    var address = VISITS + "/" + firstYear() + "/correct";
    var form = lead.open(address);
    assertEquals("1200", form.value("value"), "the form starts with what holds");
    var corrected = new HashMap<>(visits("1300"));
    corrected.put("reason", "A school more");
    var after = lead.follow(lead.send(form, address, corrected));
    assertTrue(after.text("main").contains("Reason: A school more"));
    assertTrue(after.text("details").contains("1,200"));

    var withdraw = VISITS + "/" + firstYear() + "/withdraw";
    var withdrawn =
        lead.follow(lead.send(lead.open(withdraw), withdraw, Map.of("reason", "Of another year")));
    assertTrue(withdrawn.text("[role=alert]").contains("was withdrawn"));
    assertTrue(lead.open("/measures/school-visits").text("main").contains("No target is set"));
    assertEquals(303, set(lead, VISITS, visits("900")).status(), "a new one may follow");
    assertTrue(rebuild.rebuild().identical());
  }

  /** 420 against an actual of 73,390 stood in a council's papers: a digit, or another unit. */
  @Test
  void whatIsTenTimesAwayFromTheFigureIsAskedAboutOnce() {
    var ended = Period.lastEnded(Frequency.QUARTER, London.today(clock));
    var year = Period.financialYear(London.today(clock));
    var reported = "/measures/activity-for-parents-percent/observations";
    var figure = Map.of("period", ended.lastDay().toString(), "value", "61", "source", "Counted");
    assertEquals(303, lead.send(lead.open(reported + "/new"), reported + "/new", figure).status());
    var typed = new HashMap<>(percent());
    typed.put("value", "6");
    typed.put("start", "5");
    try {
      var asked = lead.send(lead.open(PERCENT + "/new"), PERCENT + "/new", typed);

      assertEquals(400, asked.status());
      assertTrue(
          asked.problems().toString().contains("Is this right? The target is 6%"),
          asked.problems().toString());
      assertEquals(2, asked.text("main").split("the figure was 61%").length, "once is enough");
      assertTrue(asked.source().contains("id=\"asked\""), "where its link leads");
      assertEquals("6", asked.value("value"));
      typed.put("reason", "");
      var noReason = lead.send(asked, PERCENT + "/new", typed);
      assertTrue(noReason.problems().toString().contains("Say why"), "asked once for all");
      typed.put("value", "4");
      typed.put("reason", "Another way to count");
      var other = lead.send(noReason, PERCENT + "/new", typed);
      assertTrue(other.text("main").contains("The target is 4%"), "another amount, another look");
      assertEquals(303, lead.send(other, PERCENT + "/new", typed).status());

      var correct = PERCENT + "/" + year.from().getYear() + "/correct";
      typed.put("value", "5.5");
      var again = lead.send(lead.open(correct), correct, typed);
      assertTrue(again.text("main").contains("The target is 5.5%"), again.text("main"));
      assertEquals(303, lead.send(again, correct, typed).status());
      typed.put("tolerance", "3");
      var same = lead.send(lead.open(correct), correct, typed);
      assertEquals(303, same.status(), "the amount is what it was");
    } finally {
      Entered.forget(ManualEntryKind.OBSERVATION.aggregate(), rebuild);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "value | 12h | must be a percentage, such as 61",
        "value | -5 | must be a percentage, such as 61",
        "value | 101 | must be 100% or less",
        "value | '' | Enter the target",
        "start | high | Baseline must be a percentage",
        "start | '' | Enter where the measure stands before the year",
        "lower | 70 | Enter a target or a range, not both",
        "year | 2001 | 2001/02 has ended",
        "year | 2999 | Choose a year of the list",
        "year | '' | Choose the financial year",
        "type | '' | Choose how the target is meant",
        "profile | LAST_YEAR | does not add up over months",
        "profile | '' | Choose how the year gets to its target",
        "tolerance | 5h | Tolerance must be a percentage",
        "toleranceIn | '' | Choose what the tolerance is in",
        "toleranceIn | HOURS | Choose what the tolerance is in",
        "reason | '' | Say why this is the target",
      })
  void whatCannotBeIsRefusedWithASentenceAndNothingTypedIsLost(
      String field, String typed, String words) {
    var fields = new HashMap<>(percent());
    fields.put(field, typed);

    var again = set(lead, PERCENT, fields);

    assertEquals(400, again.status());
    assertTrue(
        again.problems().stream().anyMatch(problem -> problem.contains(words)),
        again.problems().toString());
    for (var kept : new String[] {"value", "start", "lower", "tolerance"}) {
      assertEquals(fields.get(kept), again.value(kept), kept);
    }
    assertEquals(fields.get("reason"), again.text("textarea"));
    assertEquals(
        fields.get("profile").equals("LINEAR"),
        again.has("[name=profile][checked]"),
        "the way there, if it is one of those offered");
    assertEquals(
        fields.get("year").equals(String.valueOf(firstYear())),
        again.has("[name=year] [selected]"));
    assertTrue(lead.open(PERCENT).text("main").contains("Nobody has set a target yet"));
  }

  @Test
  void aRangeAndItsMonthsAreChecked() {
    var range = new HashMap<>(percent());
    range.putAll(Map.of("value", "", "start", "", "lower", "70", "upper", "60"));
    assertTrue(set(lead, PERCENT, range).problems().get(0).contains("begins above its end"));
    range.put("upper", "80");
    var list = lead.follow(set(lead, PERCENT, range));
    assertTrue(list.text("main").contains("70% to 80%, the same range all year"));

    var weights = new HashMap<>(visits("1200"));
    weights.put("profile", "SEASONAL");
    for (int n = 1; n <= 12; n++) {
      weights.put("month" + n, "0");
    }
    var none = set(lead, VISITS, weights);
    assertTrue(none.problems().get(0).contains("All weights are 0"), none.problems().toString());
    assertEquals("0", none.value("month12"));
    weights.put("month1", "half");
    assertTrue(set(lead, VISITS, weights).problems().get(0).startsWith("#month1"));
    weights.put("month1", "1");
    assertEquals(303, set(lead, VISITS, weights).status());
  }

  /** Three numbers beside the year's are a target for each quarter. */
  @Test
  void byHandAQuarterHasATargetOfItsOwn() {
    var quarters = new HashMap<>(visits("1200"));
    quarters.putAll(
        Map.of("profile", "BY_HAND", "month3", "300", "month6", "500", "month9", "900"));

    var list = lead.follow(set(lead, VISITS, quarters));

    var texts = list.text("main");
    for (var quarter : List.of("Q1", "Q2", "Q3", "Q4")) {
      var point = Map.of("Q1", "300", "Q2", "500", "Q3", "900", "Q4", "1,200").get(quarter);
      assertTrue(texts.matches(".*" + quarter + " \\([^)]*\\) " + point + " .*"), texts);
    }
    var correct = lead.open(VISITS + "/" + firstYear() + "/correct");
    assertEquals("100", correct.value("month1"));
    assertEquals("433", correct.value("month5"), "spread evenly between June and September");
    var none = new HashMap<>(quarters);
    none.keySet().removeAll(List.of("month3", "month6", "month9"));
    assertTrue(
        set(lead, VISITS, none)
            .problems()
            .toString()
            .contains("at the end of a month, such as June"));
  }

  @Test
  void byHandTheLastMonthIsTheTarget() {
    var months = new HashMap<>(visits("1200"));
    months.put("profile", "BY_HAND");
    for (int n = 1; n <= 12; n++) {
      months.put("month" + n, String.valueOf(90 * n));
    }
    assertTrue(
        set(lead, VISITS, months)
            .problems()
            .get(0)
            .contains("By the end of March it must be the target"));
    months.put("month12", "1200");
    months.put("month7", "500");
    assertTrue(
        set(lead, VISITS, months).problems().get(0).contains("adds up over the year cannot fall"));
    months.put("month7", "630");
    var list = lead.follow(set(lead, VISITS, months));
    assertTrue(
        list.text("main").contains("Q1 (Apr–Jun " + firstYear() + ") 270"), list.text("main"));
  }

  @Test
  void aTargetThatIsReachedFromTheStartIsNone() {
    var zero = set(lead, VISITS, visits("0"));

    assertEquals(400, zero.status());
    assertTrue(zero.problems().get(0).contains("is reached before anything is done"));
  }

  @Test
  void lastYearCannotBeFollowedWhereItIsNotKnown() {
    var typed = new HashMap<>(visits("1200"));
    typed.put("profile", "LAST_YEAR");

    assertTrue(
        set(lead, VISITS, typed).problems().get(0).contains("so last year cannot be followed"));
  }

  /** Such a month is more than may be typed, and the form that corrects the target types it. */
  @Test
  void aTargetThatFollowsAYearOfMillionsCanBeCorrected() {
    var lastYear = Period.financialYear(year().from().minusDays(1));
    var reported = "/measures/school-visits/observations/new";
    for (var each : Period.within(Frequency.QUARTER, lastYear)) {
      var value = each.from().equals(lastYear.from()) ? "4000000" : "1";
      var period = each.lastDay().toString();
      var figure = Map.of("period", period, "value", value, "source", "Counted");
      assertEquals(303, lead.send(lead.open(reported), reported, figure).status());
    }
    var typed = new HashMap<>(visits("4000000"));
    typed.put("profile", "LAST_YEAR");
    try {
      assertEquals(303, set(lead, VISITS, typed).status());

      assertWeights("1000000", "1");
      Database.execute(
          "UPDATE fact_version SET body = jsonb_set(body::jsonb, '{months,0}', '80000000')::json FROM fact"
              + " WHERE fact_version.fact_id = fact.fact_id AND fact.aggregate = 'target'");
      assertWeights("1000000", "1");
    } finally {
      Entered.forget(ManualEntryKind.OBSERVATION.aggregate(), rebuild);
    }
  }

  private void assertWeights(String first, String last) {
    var address = VISITS + "/" + firstYear() + "/correct";
    var form = lead.open(address);
    assertEquals(first, form.value("month1"));
    assertEquals(last, form.value("month12"), "not nothing");
    var corrected = new HashMap<>(visits("4000000"));
    corrected.put("profile", "SEASONAL");
    corrected.put("reason", "Weighed " + form.value("version"));
    for (int n = 1; n <= 12; n++) {
      corrected.put("month" + n, form.value("month" + n));
    }
    corrected.putAll(Map.of("tolerance", form.value("version"), "toleranceIn", "UNIT"));
    assertEquals(303, lead.send(form, address, corrected).status());
  }

  @Test
  void aSecondTargetOfAYearIsACorrection() {
    set(lead, VISITS, visits("1200"));

    var again = set(other, VISITS, visits("900"));

    assertEquals(400, again.status());
    assertTrue(
        again.problems().get(0).contains("has a target already: 1,200, set by Lee Strategy (test)"),
        again.problems().toString());
    assertEquals("900", again.value("value"));
  }

  @Test
  void ofTwoLeadsAtOnceTheSecondIsToldAndLosesNothing() {
    set(lead, VISITS, visits("1200"));
    var address = VISITS + "/" + firstYear() + "/correct";
    var mine = lead.open(address);
    var theirs = other.open(address);
    assertEquals(303, lead.send(mine, address, visits("1300")).status());

    var refused = other.send(theirs, address, visits("999"));

    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).contains("Somebody else has entered something"));
    assertTrue(refused.text(".govuk-inset-text").contains("1,300"));
    assertEquals("999", refused.value("value"));
    assertEquals(303, other.send(refused, address, visits("999")).status(), "having seen it");
  }

  @Test
  void hoursAreTypedAsHoursAndATargetThatIsUnchangedIsNoCorrection() {
    var typed = new HashMap<>(visits("1200.5"));
    typed.putAll(Map.of("tolerance", "10", "toleranceIn", "UNIT"));
    set(lead, HOURS, typed);

    assertTrue(lead.open(HOURS).text("main").contains("1,200 h 30 min"));
    assertTrue(lead.open(HOURS).text("main").contains("Up to 10 h behind is amber"));
    var address = HOURS + "/" + firstYear() + "/correct";
    var form = lead.open(address);
    assertEquals("1200.5", form.value("value"));
    assertTrue(
        lead.send(form, address, typed).problems().get(0).contains("This is the target already"));
  }

  /** Who came once is not new again, so that a straight line is none for people. */
  @Test
  void differentPeopleGetATrajectoryThatSuitsThemUnlessSomebodyChooses() {
    var people = lead.open("/measures/active-volunteers/targets/new");
    assertTrue(people.has("[name=profile][value=PEOPLE][checked]"), people.source());
    assertFalse(lead.open(VISITS + "/new").has("[name=profile][value=PEOPLE]"));
    assertTrue(lead.open(VISITS + "/new").has("[name=profile][value=LINEAR][checked]"));
  }

  @Test
  void theStatusIsOnEveryPageOfFiguresAndInTheApi() {
    set(lead, HOURS, visits("1000000"));

    var measure = lead.open("/measures/volunteer-hours");
    assertTrue(measure.text("main").contains("Trajectory"), measure.text("main"));
    var dashboard = lead.open("/");
    assertTrue(dashboard.text("main").contains("no target"));
    assertTrue(
        dashboard.links().contains("/?status=NO_TARGET#targets"), dashboard.links().toString());
    var narrowed = lead.open("/?status=NO_TARGET").text("main");
    assertTrue(narrowed.contains("No target is set for"), narrowed);
    assertTrue(narrowed.contains("Showing 1 to 20 of "), narrowed);
    var more = lead.open("/?status=NO_TARGET");
    assertTrue(more.source().length() < 44_000, "with its stylesheet a page stays below 60 kB");
    var next =
        more.links().stream().filter(link -> link.contains("&after=")).findFirst().orElseThrow();
    assertTrue(lead.open(next).text("main").contains("Showing 21 to "), next);
    assertEquals(200, lead.open("/?status=PURPLE").status());
    var yesterday = London.today(clock).minusDays(1);
    assertFalse(
        lead.open("/?knownAt=" + yesterday).text(".tl-bars").contains("off track"),
        "not known then");
    given()
        .auth()
        .oauth2(TestTokens.token("lead", "Lee Strategy (test)", "strategy-lead"))
        .get("/api/measures/volunteer-hours")
        .then()
        .statusCode(200)
        .body("measure.status.year", org.hamcrest.Matchers.equalTo(year().label()))
        .body("measure.status.target", org.hamcrest.Matchers.containsString("1,000,000 h"));
  }

  @Test
  void anAdministratorLooksAndALeadSets() {
    var administrator = Browser.of(Actor.named("Ada Admin (test)", "administrator"));

    assertEquals(200, administrator.open(VISITS).status());
    assertFalse(administrator.open(VISITS).links().contains(VISITS + "/new"));
    assertEquals(403, administrator.open(VISITS + "/new").status());
    assertEquals(404, lead.open("/measures/staff-engagement/targets").status(), "judged in words");
    assertEquals(404, lead.open("/measures/none/targets/new").status());
    assertEquals(404, lead.open(VISITS + "/2026/correct").status());
  }

  private Period year() {
    return Period.financialYear(London.today(clock));
  }

  private int firstYear() {
    return year().from().getYear();
  }

  /** Whoever is asked whether an amount far from what other tests have counted is right says so. */
  private Page set(Browser who, String list, Map<String, String> typed) {
    var sent = who.send(who.open(list + "/new"), list + "/new", typed);
    return sent.problems().toString().contains("Is this right?")
        ? who.send(sent, list + "/new", typed)
        : sent;
  }

  private Map<String, String> visits(String value) {
    return Map.of(
        "year", String.valueOf(firstYear()),
        "type", "MINIMUM",
        "value", value,
        "profile", "LINEAR",
        "reason", "Agreed with schools");
  }

  private Map<String, String> percent() {
    return Map.of(
        "year", String.valueOf(firstYear()),
        "type", "STRETCH",
        "value", "61.5",
        "start", "50",
        "lower", "",
        "profile", "LINEAR",
        "tolerance", "5",
        "toleranceIn", "UNIT",
        "reason", "Agreed in Cabinet");
  }
}
