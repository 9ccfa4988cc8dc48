package throughline.tracker.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestTokens;
import throughline.tracker.engine.ledger.Cells;

/**
 * Every page and every call that can look back is walked, across a change of a rule: it shows what
 * was reported then, under the rule of then, with what is known today beside it.
 */
@QuarkusTest
class KnownAtWalkTest {

  private static final String TOKEN =
      TestTokens.token("lead", "Lee Strategy (test)", "strategy-lead");

  private static final String MEASURE = "bipc-sessions-attended";

  /** Of which nobody had reported anything then. */
  private static final String WITHOUT_DATA = "school-visits";

  private static final int FIRST_PAGES = 12;

  private static final String DAY = "2026-11-01";
  private static final String IN_WORDS = "s known at the end of 1 November 2026";

  /** Until 24 November it was reported under version 900, which had counted seven. */
  private static final String ANOTHER_RULE_THEN =
      """
      WITH former AS (
        INSERT INTO measure_version (measure, version, rule, registered_at, fed)
        SELECT measure, 900, rule, '2026-01-01', false FROM measure_version
         WHERE measure = 'bipc-sessions-attended' ORDER BY version DESC LIMIT 1
        RETURNING measure_version_id),
      known AS (
        INSERT INTO fact_version (fact_id, version, type, body, occurred_at, known_at, topic, partition, log_offset,
                                  aggregate, aggregate_id)
        SELECT nextval('fact_version_fact_version_id_seq'), 1, 'walked', '{}', '2026-10-20', '2026-10-20', 'walked', 0, 0,
               'walked', 'known-at-walk'
        RETURNING fact_id),
      reported AS (
        INSERT INTO measure_in_force (measure_version_id, in_force_from, unit, definition)
        SELECT former.measure_version_id, '2026-01-01', unit, definition
          FROM former, measure WHERE measure = 'bipc-sessions-attended'),
      kind AS (
        INSERT INTO entry_kind_measure (measure_version_id, entry_kind_id, person, once)
        SELECT measure_version_id, nextval('entry_kind_id_seq'), false, false FROM former
        RETURNING entry_kind_id)
      INSERT INTO entry (entry_kind_id, fact_id, version, effective_on, place, breakdown, subject,
                         amount, known_at, known_on, reason, detail)
      SELECT entry_kind_id, fact_id, 1, '2026-10-15', 'WEST', 'IN_PERSON', '',
             7, '2026-10-20', '2026-10-20', 'COUNTED', '' FROM kind, known
      """;

  private static final String FORGET =
      """
      DELETE FROM measure_in_force WHERE measure_version_id IN
        (SELECT measure_version_id FROM measure_version WHERE version = 900);
      DELETE FROM measure_version WHERE version = 900;
      DELETE FROM fact_version WHERE topic = 'walked';
      UPDATE measure_import SET imports = imports + 1
      """;

  @Inject Jdbi jdbi;

  @BeforeEach
  void anotherRuleThen() {
    Database.execute(ANOTHER_RULE_THEN);
    // The source is there, so that nothing counted is 0.
    Database.execute(
        "INSERT INTO source_heard VALUES ('booking', '2026-01-01') ON CONFLICT (aggregate) DO NOTHING");
    Database.execute("UPDATE measure_import SET imports = imports + 1");
  }

  @AfterEach
  void forget() {
    jdbi.useTransaction(
        handle ->
            Cells.forget(
                handle,
                handle
                    .createQuery(
                        "SELECT measure_version_id FROM measure_version WHERE version = 900")
                    .mapTo(Integer.class)
                    .list()));
    Database.execute(FORGET);
  }

  @Test
  void pagesThatLookBackLeadOnlyToPagesOfThatDay() {
    assertEquals(FIRST_PAGES, walk(FIRST_PAGES).size());
  }

  @Test
  @Tag("nightly")
  void everyPageThatLooksBackLeadsOnlyToPagesOfThatDay() {
    var seen = walk(Integer.MAX_VALUE);

    assertTrue(seen.stream().anyMatch(path -> path.contains("place=WEST")), seen.toString());
    for (var kind :
        List.of(
            "/priorities/",
            "/themes/",
            "/libraries?",
            "/libraries/WEST",
            "/" + WITHOUT_DATA + "?")) {
      assertTrue(seen.stream().anyMatch(path -> path.contains(kind)), kind + seen);
    }
  }

  private static Set<String> walk(int most) {
    var seen = new TreeSet<String>();
    var next = new ArrayDeque<String>(List.of("/?knownAt=" + DAY));
    while (!next.isEmpty() && seen.size() < most) {
      var path = next.remove();
      if (!seen.add(path)) {
        continue;
      }
      var page = page(path);
      assertTrue(page.text().contains(IN_WORDS), path);
      assertEquals(List.of(), page.select("[data-live], [data-live-source]"), path);
      for (var link : page.select("main a, nav[aria-label=Back] a")) {
        var href = link.attr("href");
        var leadsToFigures =
            href.matches("/(measures|priorities|themes|libraries)([/?].*)?")
                && !href.matches(".*/(observations|csv|xlsx).*");
        if (leadsToFigures && !link.text().matches("(Show what|What changed|Show today).*")) {
          assertTrue(href.contains("knownAt=" + DAY), path + " leads to " + href);
          if (isFollowed(href)) {
            next.add(href.replaceAll("&at=[^&]*|#.*", ""));
          }
        }
      }
    }
    return seen;
  }

  /** Of measures and libraries one each: the others have the same pages. */
  private static boolean isFollowed(String href) {
    return href.contains(MEASURE)
        || href.contains(WITHOUT_DATA)
        || href.contains("/libraries/WEST")
        || !href.matches("/(measures|libraries)/.*");
  }

  @Test
  void figuresAreThoseOfTheRuleOfThenWithTodaysBeside() {
    for (var path :
        List.of(
            "/",
            "/priorities/2.3-business",
            "/themes/place",
            "/libraries/WEST",
            "/measures/" + MEASURE)) {
      var main = page(path + "?knownAt=" + DAY).select("main").text();
      assertTrue(main.contains("7"), path);
      assertTrue(main.contains("Now 0"), main);
      assertFalse(page(path).select("main").text().contains("Now 0"), path);
    }
    var measure = page("/measures/" + MEASURE + "?knownAt=" + DAY);
    assertTrue(measure.text().contains("Rule version 900"));
    assertTrue(measure.text().contains("7 (Now 0)"), "the month, the library and the delivery");
    var opened = page(measure.select("a[href*=/contributions?]").attr("href"));
    assertEquals("What makes 7", opened.select("h1").text());
    assertTrue(opened.text().contains("As known today: 0."), opened.text());
    var file = get(opened.select("a[href*=/csv?]").attr("href"));
    assertTrue(file.contains("known-at-walk"), file);
  }

  /** The link of a figure is kept, and its day goes on. */
  @Test
  void aFigureThatIsOpenedOnALaterDayIsAsOfTheMomentInWhichItWasShown() {
    var lines = "/measures/%s/contributions?rule=900&knownAt=".formatted(MEASURE);

    var early = page(lines + "2026-10-20&at=" + position("2026-10-19T23:30:00Z")).text();

    assertTrue(early.contains("What makes 0"), early);
    assertTrue(early.contains("as known on 20 October 2026 at 12:30am."), early);
    assertTrue(early.contains("At the end of 20 October 2026 it was 7."), early);
    assertTrue(early.contains("As known today: 0."), early);
    assertFalse(early.contains("is now"), early);
    var later = page(lines + DAY + "&at=" + position("2026-11-20T12:00:00Z")).text();
    assertTrue(later.contains("as known at the end of 1 November 2026."), later);
    assertFalse(later.contains("More became known"), later);
  }

  private static String position(String moment) {
    return Instant.parse(moment).toEpochMilli() + "_1_1";
  }

  @Test
  void aFigureOfARuleThatIsNoMoreSaysWhatItIsByThatOfToday() {
    var day = "from=2026-10-15&to=2026-10-15";
    var opened = page("/measures/%s/contributions?rule=900&%s".formatted(MEASURE, day)).text();

    assertTrue(opened.contains("What makes 7"), opened);
    assertTrue(
        opened.contains("Counted otherwise since it was shown: now 0. Show what makes it now"),
        opened);
  }

  @Test
  void everyCallThatLooksBackAnswersByTheRuleOfThen() throws IOException {
    var paths = lookingBack();
    assertEquals(3, paths.size(), paths::toString);
    for (var path : paths) {
      var answer = get(path.replace("{id}", MEASURE) + "?knownAt=" + DAY);
      assertTrue(answer.contains("\"version\":900") || answer.contains("\"rule\":900"), answer);
      assertTrue(answer.contains("\"value\":7") || answer.contains("\"total\":7"), answer);
      assertTrue(answer.contains("\"nowKnown\":0") || answer.contains("\"today\":0"), answer);
    }
  }

  private static List<String> lookingBack() throws IOException {
    JsonNode api = new ObjectMapper(new YAMLFactory()).readTree(Path.of("openapi.yaml").toFile());
    return api.get("paths").properties().stream()
        .filter(path -> path.getValue().path("get").toString().contains("\"knownAt\""))
        .map(path -> path.getKey())
        .filter(path -> path.contains("measures"))
        .toList();
  }

  private static Document page(String path) {
    return Jsoup.parse(get(path));
  }

  private static String get(String path) {
    return given()
        .header("Accept", path.startsWith("/api") ? "application/json" : "text/html")
        .auth()
        .oauth2(TOKEN)
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }
}
