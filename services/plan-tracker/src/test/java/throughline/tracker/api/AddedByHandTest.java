package throughline.tracker.api;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.core.time.London;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.tracker.engine.rebuild.RebuildFigures;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Period;

/**
 * A measure that people report is added, and worded anew, by a form that somebody else approves.
 */
@QuarkusTest
class AddedByHandTest {

  private static final String NEW = "/trials/by-hand";
  private static final String PAGE = "/measures/reading-groups-held";
  private static final String OUTCOME = "1.1-o2";

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  private final Browser other = Browser.of(Actor.named("Ola Strategy (test)", "strategy-lead"));
  @Inject RebuildFigures rebuild;
  @Inject ShippedMeasures measures;
  @Inject Clock clock;

  @AfterEach
  void forgetWhatWasAdded() {
    Entered.forgetUncounted("proposal", "ownership");
    measures.forgetOthers();
    Entered.forget("observation", rebuild);
  }

  @Test
  void itIsPartOfThePlanOnceSomebodyElseHasApprovedItAndTakesFiguresAtOnce() {
    var trial = propose(typed());
    var page = lead.open(trial);
    assertEquals("Reading groups held", page.summary("Title"), page.source());
    assertEquals("Each quarter", page.summary("How often"));
    assertEquals("Head of Libraries", page.summary("Owner"));
    assertFalse(page.links().contains(trial + "/approve"), "nobody approves their own");
    assertEquals(404, lead.open(PAGE).status(), "it is no measure yet");
    awaitCounted(trial);
    assertTrue(other.open("/my-work").text("main").contains("1 new or changed measure to approve"));

    approve(trial);

    var priority = lead.open("/priorities/1.1");
    assertTrue(priority.links().contains(PAGE), priority.source());
    var measure = lead.open(PAGE).text("main");
    assertTrue(measure.contains("proposed by Lee Strategy (test): Families ask for it."), measure);
    assertTrue(measure.contains("Approved by Ola Strategy (test): As the board agreed"), measure);
    assertTrue(measure.contains("Head of Libraries"), measure);
    var owner = lead.open(PAGE + "/owner").text("main");
    assertTrue(owner.contains("by Lee Strategy (test). Reason: Families ask for it"), owner);
    var first = Period.of(Frequency.QUARTER, London.today(clock)).lastDay().plusDays(28);
    assertEquals(
        "By " + London.date(first),
        lead.open(PAGE + "/owner").summary("Next update"),
        "no quarter before it is asked for");
    assertFalse(isMissed(), "it was no measure then");
    Database.execute(
        "UPDATE measure_in_force SET in_force_from = in_force_from - interval '100 days' FROM measure_version"
            + " WHERE measure_version.measure_version_id = measure_in_force.measure_version_id"
            + " AND measure = 'reading-groups-held'");
    assertTrue(isMissed(), "it was one in the quarter");
    assertTrue(lead.open("/register/csv").source().contains("reading-groups-held"));
    assertTrue(lead.open("/search?q=reading+groups+held").links().contains(PAGE));

    report("31");

    assertTrue(lead.open(PAGE).text(".tl-figures").contains(" 31"));
    measures.restart();
    assertTrue(lead.open(PAGE).text(".tl-figures").contains(" 31"), "a restart keeps it");
    assertTrue(rebuild.rebuild().identical());
  }

  @Test
  void itIsWordedAnewWithItsHistoryAndWhatWasEnteredStays() {
    approve(propose(typed()));
    report("31");
    var form = lead.open(NEW + "?measure=reading-groups-held");
    assertEquals("Reading groups held", form.value("title"));
    var unchanged = lead.send(form, NEW, changed(Map.of()));
    assertEquals(400, unchanged.status());
    assertTrue(unchanged.problems().get(0).contains("This changes nothing"), unchanged.source());
    var twice = lead.send(form, NEW, changed(Map.of("title", "number of school visits")));
    assertEquals(400, twice.status());
    assertTrue(twice.problems().get(0).contains("Title must be another"), twice.source());
    var monthly = lead.send(form, NEW, changed(Map.of("frequency", "MONTH")));
    assertEquals(400, monthly.status());
    assertTrue(monthly.problems().get(0).contains("How often must stay quarter"), monthly.source());

    var better =
        changed(Map.of("title", "Number of reading groups held", "reason", "As its figures say"));
    approve(lead.send(form, NEW, better).redirect().replaceFirst("\\?.*", ""));

    var measure = lead.open(PAGE);
    assertEquals("Number of reading groups held", measure.text("h1"));
    assertTrue(measure.text(".tl-figures").contains(" 31"), measure.source());
    assertTrue(measure.text("main").contains("As its figures say"));
    assertTrue(measure.text("main").contains("Families ask for it"), "its history");
    assertTrue(rebuild.rebuild().identical());
  }

  /** Neither files nor readers could tell the two apart. */
  @Test
  void ofTwoThatWaitUnderOneTitleOneIsApproved() {
    approve(propose(typed()));
    var added = new HashMap<>(typed());
    added.put("title", "Poetry evenings");
    var first = propose(added);
    var form = lead.open(NEW + "?measure=reading-groups-held");
    var second = lead.send(form, NEW, changed(Map.of("title", "Poetry Evenings")));
    approve(first);

    var trial = second.redirect().replaceFirst("\\?.*", "");
    awaitCounted(trial);
    var address = trial + "/approve";
    var refused = other.send(other.open(address), address, Map.of("reason", "As the board agreed"));

    assertEquals(409, refused.status());
    assertTrue(
        refused.problems().toString().contains("There is another measure called that"),
        refused.problems().toString());
  }

  @Test
  void theTwoPrioritiesOfOneNumberAreToldApart() {
    var form = lead.open(NEW).text("form");

    assertTrue(
        form.contains(
            "2.3 Deliver services to support business start-ups to support economic growth: Positive contribution to local economy"),
        form);
    assertTrue(form.contains("1.2 number of school visits"), form);
  }

  /** A hundred reading groups in each quarter are no four hundred. */
  @Test
  void aNumberMayStandInPlaceOfAddingUp() {
    var typed = typed();
    typed.put("stands", "yes");
    var trial = propose(typed);
    assertTrue(
        lead.open(trial).summary("Figures").startsWith("A number that stands until the next"));

    approve(trial);

    var measure = lead.open(PAGE).text("main");
    assertTrue(measure.contains("the last of a year counts"), measure);
    var form = lead.open(NEW + "?measure=reading-groups-held");
    assertEquals("yes", form.value("stands"));
    var refused =
        lead.send(lead.open(NEW), NEW, changed(Map.of("unit", "PEOPLE", "stands", "yes")));
    assertTrue(
        refused.problems().toString().contains("Only numbers add up over the year"),
        refused.problems().toString());
  }

  /** Somebody may come in two quarters. */
  @Test
  void differentPeopleThatAreReportedTakeNoLibraries() {
    var form = lead.open(NEW);

    assertTrue(form.text("form").contains("Different people"), form.text("form"));
    var refused = lead.send(form, NEW, changed(Map.of("unit", "PEOPLE", "byPlace", "yes")));
    assertTrue(
        refused.problems().toString().contains("Only numbers add up over libraries"),
        refused.problems().toString());
  }

  @Test
  void whatIsJudgedInWordsIsAddedInTheSameWay() {
    var words = new HashMap<>(typed());
    words.putAll(
        Map.of("unit", "JUDGEMENT", "polarity", "NONE", "frequency", "YEAR", "byPlace", ""));

    approve(propose(words));

    var measure = lead.open(PAGE).text("main");
    assertTrue(measure.contains("No data yet"), measure);
    assertTrue(measure.contains("Families ask for it"), measure);
    assertEquals("Each financial year", lead.open(PAGE + "/owner").summary("How often"));
    measures.restart();
    assertEquals(200, lead.open(PAGE).status());
    assertTrue(rebuild.rebuild().identical());
  }

  @Test
  void whatIsJudgedInWordsIsGivenFigures() {
    var words = new HashMap<>(typed());
    words.putAll(
        Map.of("unit", "JUDGEMENT", "polarity", "NONE", "frequency", "YEAR", "byPlace", ""));
    approve(propose(words));
    assertEquals(404, lead.open(PAGE + "/observations/new").status(), "there is nothing to enter");

    var form = lead.open(NEW + "?measure=reading-groups-held");
    var figures = changed(Map.of("reason", "Each group keeps a diary"));
    approve(lead.send(form, NEW, figures).redirect().replaceFirst("\\?.*", ""));
    report("31");

    var measure = lead.open(PAGE);
    assertTrue(measure.text(".tl-figures").contains(" 31"), measure.source());
    assertTrue(measure.text("main").contains("Each group keeps a diary"));
    assertTrue(measure.text("main").contains("Families ask for it"), "its history");
    assertEquals("Each quarter", lead.open(PAGE + "/owner").summary("How often"));
    measures.restart();
    assertTrue(lead.open(PAGE).text(".tl-figures").contains(" 31"), "a restart keeps it");
    assertTrue(rebuild.rebuild().identical());
  }

  /**
   * How often, and how it stands, are its rule's to say: the register had both back and was
   * refused.
   */
  @Test
  void theRegisterOfWhatWasGivenFiguresComesBackAsItWent() {
    var words = new HashMap<>(typed());
    words.putAll(
        Map.of("unit", "JUDGEMENT", "polarity", "NONE", "frequency", "YEAR", "byPlace", ""));
    approve(propose(words));
    var address = PAGE + "/owner/change";
    var said =
        Map.of(
            "owner", "Head of Reading",
            "frequency", "YEAR",
            "state", "AT_RISK",
            "baselineNote", "About 30",
            "reason", "Fewer come");
    assertEquals(303, lead.send(lead.open(address), address, said).status());
    assertEquals("▲ At risk", lead.open(PAGE + "/owner").summary("State, as its owner judges it"));

    var form = lead.open(NEW + "?measure=reading-groups-held");
    var figures = changed(Map.of("reason", "Each group keeps a diary"));
    approve(lead.send(form, NEW, figures).redirect().replaceFirst("\\?.*", ""));

    var again = register(lead.open("/register/csv").source());
    assertTrue(again.text("[role=alert]").contains("Nothing in the file differs"), again.source());
    var taken = register("Id,Owner,Reason\nreading-groups-held,Head of Libraries,Moved\n");
    assertTrue(taken.text("[role=alert]").contains("The file changed 1 entry"), taken.source());
    assertFalse(lead.open(PAGE).text("main").contains("as its owner judges it"), "a figure does");
    var unchanged = Map.of("owner", "Head of Libraries", "baselineNote", "About 30", "reason", "x");
    var refused = lead.send(lead.open(address), address, unchanged);
    assertTrue(refused.problems().toString().contains("This is what it says already"));
  }

  /** Whether the data check of the last quarter misses a figure of it. */
  private boolean isMissed() {
    var quarter = Period.lastEnded(Frequency.QUARTER, London.today(clock));
    var check = lead.open("/reviews/%s/check".formatted(quarter.lastDay())).text("main");
    assertTrue(check.contains("number of school visits: nobody has entered a figure"), check);
    return check.contains("Reading groups held: nobody has entered a figure");
  }

  private Page register(String content) {
    var file = "/register/file";
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    return lead.follow(lead.upload(lead.open(file), file, "file", "register.csv", bytes));
  }

  @Test
  void whatIsAddedUnderTheNameOfOneThatHadAnOwnerIsOwnedByWhomItSays() {
    var before = new ArrayList<>(ShippedMeasures.ofTheFile());
    before.add(
        new Measure(
            "reading-groups-held",
            "Reading groups held",
            List.of(OUTCOME),
            MeasureKind.MANUAL,
            Unit.JUDGEMENT,
            Polarity.HIGHER,
            1,
            "Judged in words.",
            Optional.empty()));
    measures.imported(before);
    var owner = PAGE + "/owner";
    var said = Map.of("owner", "Reading manager", "frequency", "YEAR", "reason", "A test");
    var change = owner + "/change";
    assertEquals(303, lead.send(lead.open(change), change, said).status());
    measures.restart();
    assertEquals(404, lead.open(PAGE).status(), "the file has it no longer");

    approve(propose(typed()));

    assertEquals("Head of Libraries", lead.open(owner).summary("Owner"));
    assertTrue(lead.open(owner).text("main").contains("Reading manager"), "its history");
  }

  @Test
  void whatNobodyMayEnterIsNotChangedHere() {
    assertEquals(404, lead.open(NEW + "?measure=volunteer-hours").status());
    assertEquals(404, lead.open(NEW + "?measure=none").status());
    assertEquals(403, Browser.of(Actor.named("Vo (test)", "volunteer")).open(NEW).status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title | '' | Enter what readers are to call it",
        "title | number of SCHOOL visits | Title must be another: there is a measure called that already",
        "title | school-visits | Title must be another: there is a measure called that already",
        "outcome | '' | Choose the outcome",
        "outcome | 9.9-o9 | the plan has no outcome 9.9-o9",
        "definition | '' | Say what counts",
        "unit | '' | Choose what its figures are",
        "unit | MINUTES | Choose a unit of the list",
        "unit | PERCENT | Only numbers add up over libraries",
        "polarity | UP | Which way is better must",
        "frequency | '' | Choose how often it is due",
        "owner | '' | Say who answers for it",
        "owner | lee@county.example | must be a role or job title",
        "reason | '' | Say why it is needed",
      })
  void whatCannotBeIsRefusedAndNothingTypedIsLost(String field, String mistake, String words) {
    var typed = new HashMap<>(typed());
    typed.put(field, mistake);

    var again = lead.send(lead.open(NEW), NEW, typed);

    assertEquals(400, again.status());
    assertTrue(
        again.problems().stream().anyMatch(p -> p.startsWith("#" + field) && p.contains(words))
            || words.startsWith("Only numbers") && again.problems().get(0).contains(words),
        again.problems().toString());
    assertEquals(typed.get("title"), again.value("title"));
    assertEquals(typed.get("owner"), again.value("owner"));
    assertEquals(typed.get("definition"), again.typed("definition"));
    assertEquals(typed.get("reason"), again.typed("reason"));
    assertTrue(lead.open("/trials").text("main").contains("Nobody has proposed one yet"));
  }

  private static Map<String, String> typed() {
    return new HashMap<>(
        Map.of(
            "title", "Reading groups held",
            "outcome", OUTCOME,
            "definition", "Meetings of a reading group that a library advertises.",
            "unit", "NUMBER",
            "polarity", "HIGHER",
            "frequency", "QUARTER",
            "byPlace", "yes",
            "owner", "Head of Libraries",
            "baselineNote", "About 30 a quarter in 2024",
            "reason", "Families ask for it"));
  }

  private static Map<String, String> changed(Map<String, String> by) {
    var typed = new HashMap<>(typed());
    typed.keySet().removeAll(List.of("outcome", "owner", "baselineNote"));
    typed.putAll(by);
    return typed;
  }

  private String propose(Map<String, String> typed) {
    return lead.send(lead.open(NEW), NEW, typed).redirect().replaceFirst("\\?.*", "");
  }

  private void awaitCounted(String trial) {
    await().until(() -> lead.open(trial).summary("State").equals("Waits for approval"));
  }

  private void approve(String trial) {
    awaitCounted(trial);
    var address = trial + "/approve";
    Page approved =
        other.send(other.open(address), address, Map.of("reason", "As the board agreed"));
    assertEquals(303, approved.status(), approved.source());
  }

  /** Entered by one and approved by another. */
  private void report(String value) {
    var quarter = Period.lastEnded(Frequency.QUARTER, London.today(clock));
    var address = PAGE + "/observations/new";
    var entered =
        Map.of(
            "period", quarter.lastDay().toString(), "place", "", "value", value, "source", "Diary");
    assertEquals(303, lead.send(lead.open(address), address, entered).status());
    var list = other.open("/approvals");
    other.tick(list, "/approvals", "proposal", List.of(list.value("proposal")));
  }
}
