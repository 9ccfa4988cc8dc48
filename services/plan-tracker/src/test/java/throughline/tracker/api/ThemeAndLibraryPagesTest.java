package throughline.tracker.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.contracts.places.Library;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Page;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rebuild.RebuildFigures;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.PlanData;
import throughline.tracker.figure.Period;

/** A councillor reads a theme or a library in a minute, and is at every answer in four clicks. */
@QuarkusTest
class ThemeAndLibraryPagesTest {

  private static final String VISITS = "school-visits";
  private static final String TITLE = "number of school visits";

  /** Of 60,000 that a page may transfer, styles and scripts take some 18,000. */
  private static final int MOST_BYTES = 41_000;

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  @Inject Clock clock;
  @Inject ActionPlan plan;
  @Inject RebuildFigures rebuild;
  @Inject PlanData data;

  @BeforeEach
  @AfterEach
  void forget() {
    for (var kind :
        List.of(
            ManualEntryKind.TARGET,
            ManualEntryKind.COMMENTARY,
            ManualEntryKind.OBSERVATION,
            ManualEntryKind.OWNERSHIP)) {
      Entered.forget(kind.aggregate(), rebuild);
    }
  }

  @Test
  void whatIsOffTrackSinceWhenWhyAndWhoDoesWhatNextIsFourClicksAway() {
    reportedAndBehind();
    explained();

    var dashboard = lead.open("/");
    assertTrue(dashboard.text("main").contains("Off track"), dashboard.text("main"));
    var theme = click(dashboard, "People");
    var offTrack = theme.text("main");
    assertTrue(offTrack.contains("Off track, behind, late or at risk"), offTrack);
    assertTrue(offTrack.contains("Since "), offTrack);
    assertTrue(offTrack.contains("Schools lack buses"), offTrack);
    assertTrue(offTrack.contains("Write to heads Head of Libraries, by 1 March 2099"), offTrack);
    var measure = click(theme, TITLE);
    assertTrue(measure.text("main").contains("Since "), measure.text("main"));
    assertTrue(measure.text("main").contains("Head of Libraries, by 1 March 2099"));
    var library = click(measure, "Banbury");
    assertTrue(library.text("main").contains("of the county's"), library.text("main"));
    var facts = click(library, "30 %s: what makes it".formatted(TITLE));
    assertEquals("What makes 30", facts.text("h1"));
  }

  @Test
  void everyFigureOfALibraryOpensIntoWhatItSays() {
    reportedAndBehind();
    var page = lead.open("/libraries/BANB?measure=" + VISITS);
    assertTrue(page.text("main").contains("60% of the county's 50"), page.text("main"));
    var opened = new HashSet<String>();
    for (var link : select(page, "main a[href*=/contributions?]")) {
      var shown = link.child(0).text();
      assertEquals("What makes " + shown, lead.open(link.attr("href")).text("h1"));
      opened.add(shown);
    }
    assertTrue(opened.contains("30"), opened.toString());
    var all = lead.open("/libraries");
    for (var library : Library.seed()) {
      assertTrue(
          all.links().stream().anyMatch(link -> link.startsWith("/libraries/" + library.code())),
          library.name());
    }
    assertEquals(404, lead.open("/libraries/NONE").status());
    assertEquals(200, lead.open("/libraries/BANB?measure=none").status());
  }

  @Test
  void everyThemeNamesItsPrioritiesMeasuresAndMilestones() {
    for (var theme : plan.themes()) {
      var page = lead.open("/themes/" + theme.id());
      assertEquals(theme.title(), page.text("h1"));
      for (var priority : theme.priorities()) {
        assertTrue(page.links().contains("/priorities/" + priority.id()), priority.title());
        for (var milestone : priority.milestones()) {
          assertTrue(page.links().contains("/milestones/" + milestone.id()), milestone.text());
        }
      }
    }
    assertEquals(404, lead.open("/themes/none").status());
    assertEquals(400, lead.open("/themes/people?knownAt=2999-01-01").status());
    assertEquals(400, lead.open("/libraries?knownAt-day=31&knownAt-month=2").status());
  }

  @Test
  void bothTablesOfAPrioritySayWhatTheyAre() {
    var priority = lead.open("/priorities/1.4");

    assertEquals(2, select(priority, "table").size());
    assertEquals(2, select(priority, "table > caption").size());
  }

  @Test
  void pagesAreLightEnoughForAPhone() {
    for (var path :
        List.of(
            "/",
            "/themes/people",
            "/themes/place",
            "/libraries",
            "/libraries/BANB",
            "/search?q=the")) {
      int bytes = lead.open(path).source().getBytes(UTF_8).length;
      assertTrue(bytes < MOST_BYTES, path + " has " + bytes + " bytes");
    }
  }

  @Test
  void theSearchFindsAndSaysWhatToTryWhenItDoesNot() {
    reportedAndBehind();
    explained();
    assertTrue(lead.open("/search?q=shcool+VISITS").links().contains("/measures/" + VISITS));
    var found = lead.open("/search?q=school+visits").text(".tl-rows");
    assertTrue(found.contains("■ Off track") && found.contains("expected by now"), found);
    assertTrue(
        lead.open("/search?q=bus").links().contains("/measures/%s/commentary".formatted(VISITS)));
    assertTrue(lead.open("/search?q=banbry").links().contains("/libraries/BANB"));
    assertTrue(lead.open("/search?q=2.3").links().contains("/priorities/2.3-business"));
    var nothing = lead.open("/search?q=reading+zeppelins");
    assertTrue(nothing.text("main").contains("Nothing in the plan has a word like “zeppelins”"));
    assertTrue(nothing.links().contains("/search?q=reading"), nothing.links().toString());
    var empty = lead.open("/search?q=");
    assertEquals(400, empty.status());
    assertTrue(empty.problems().toString().contains("Enter a word that you look for"));
    var endless = lead.open("/search?q=" + "x".repeat(101));
    assertEquals(400, endless.status());
    assertFalse(endless.problems().isEmpty());
    assertEquals("x".repeat(101), endless.value("q"));
    assertTrue(lead.open("/search?q=<script>").source().contains("&lt;script&gt;"));
    assertEquals(200, lead.open("/search").status());
    assertTrue(lead.open("/plan").text("main").contains("Search the plan"));
  }

  @Test
  void theSearchKnowsOwnersCodesAndPages() {
    var form = "/measures/%s/owner/change".formatted(VISITS);
    var typed = Map.of("owner", "Head of Schools (test)", "reason", "As agreed");
    assertEquals(303, lead.send(lead.open(form), form, typed).status());

    assertTrue(lead.open("/search?q=head+of+schools").links().contains("/measures/" + VISITS));
    var outcome = lead.open("/search?q=1.1-o4");
    assertEquals(
        "/priorities/1.1#outcomes", select(outcome, "#results + ul a").get(0).attr("href"));
    assertTrue(outcome.links().contains("/measures/members-under-5"), "it speaks to the outcome");
    var priority = select(lead.open("/search?q=2.3-business"), "#results + ul a");
    assertEquals("/priorities/2.3-business", priority.get(0).attr("href"));
    assertTrue(lead.open("/search?q=1.1-m1").links().contains("/milestones/1.1-m1"));
    assertTrue(lead.open("/search?q=BANB").links().contains("/libraries/BANB"));
    assertTrue(lead.open("/search?q=approve").links().contains("/approvals"));
    assertFalse(
        lead.open("/search?q=set+aside").links().contains("/dead-events"), "not for a lead");
    var viewer = Browser.of(Actor.named("Vivian (test)", "viewer"));
    assertFalse(viewer.open("/search?q=approve").links().contains("/approvals"));
  }

  /**
   * Of the plan's measures most are judged in words, and "No data yet" hid what was said of them.
   */
  @Test
  void whatItsOwnerJudgesToBeOffTrackIsSaidWhereverItIsAsked() {
    var form = "/measures/staff-engagement/owner/change";
    var typed =
        Map.of("owner", "Head of Staff", "state", "OFF_TRACK", "reason", "Fewer answer the survey");
    assertEquals(303, lead.send(lead.open(form), form, typed).status());

    var dashboard = lead.open("/").text("main");
    assertTrue(dashboard.contains("Judged outcomes ■ 1 off track"), dashboard);
    assertTrue(dashboard.contains("Head of Staff: Fewer answer the survey"), dashboard);
    var theme = lead.open("/themes/people").text("main");
    assertTrue(theme.contains("Head of Staff: Fewer answer the survey"), theme);
    assertTrue(theme.contains("■ Off track Increased staff engagement and empowerment"), theme);
    var priority = lead.open("/priorities/1.4").text("main");
    assertTrue(
        priority.contains("■ Off track Increased staff engagement and empowerment"), priority);
    var measure = lead.open("/measures/staff-engagement").text("main");
    assertFalse(measure.contains("No data yet"), measure);
    assertTrue(measure.contains("No target: its owner says how it stands."), measure);

    form = "/measures/staff-engagement/commentary/" + quarter().lastDay();
    var said =
        Map.of(
            "happening", "Fewer answer",
            "why", "It is too long",
            "what1", "Shorten it",
            "owner1", "Head of Staff",
            "due1-day", "1",
            "due1-month", "3",
            "due1-year", "2099");
    assertEquals(303, lead.send(lead.open(form), form, said).status());
    assertTrue(lead.open("/").text("main").contains("Shorten it Head of Staff, by 1 March 2099"));
    assertTrue(lead.open("/themes/people").text("main").contains("It is too long"));
  }

  private static Elements select(Page page, String selector) {
    return Jsoup.parse(page.source()).select(selector);
  }

  private Page click(Page page, String text) {
    var link =
        select(page, "main a").stream()
            .filter(each -> each.text().equals(text))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no link “%s”".formatted(text)));
    return lead.open(link.attr("href"));
  }

  /** Two libraries report each quarter of the year, against a target that nobody reaches. */
  private void reportedAndBehind() {
    var year = Period.financialYear(quarter().from());
    for (var each : Period.within(Frequency.QUARTER, year)) {
      if (!each.from().isAfter(quarter().from())) {
        record(observation(each, "BANB", 30));
        record(observation(each, "WEST", 20));
      }
    }
    record(Bodies.target(VISITS, year.from(), 0, "SET", 4_000, 0));
  }

  private static ManualEntry observation(Period period, String place, int value) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", "ENTERED")
            .put("measure", VISITS)
            .put("frequency", "QUARTER")
            .put("from", period.from().toString())
            .put("lastDay", period.lastDay().toString())
            .put("place", place)
            .put("value", value)
            .put("source", "counted");
    var id = "%s/%s-%s".formatted(VISITS, period.lastDay(), place);
    return new ManualEntry(ManualEntryKind.OBSERVATION, id, 0, body);
  }

  private void explained() {
    var form = "/measures/%s/commentary/%s".formatted(VISITS, quarter().lastDay());
    assertEquals(303, lead.send(lead.open(form), form, QuarterReview.commentary()).status());
  }

  private void record(ManualEntry fact) {
    data.record(new SignedIn("reports", "Reports (test)"), (handle, person) -> List.of(fact));
  }

  private Period quarter() {
    return Period.lastEnded(Frequency.QUARTER, today());
  }

  private LocalDate today() {
    return London.today(clock);
  }
}
