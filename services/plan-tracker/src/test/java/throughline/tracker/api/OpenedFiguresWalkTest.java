package throughline.tracker.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.contracts.membership.MembershipEvents;
import throughline.platform.core.time.London;
import throughline.platform.testing.TestTokens;
import throughline.tracker.engine.Bodies;
import throughline.tracker.figure.FigureText;
import throughline.tracker.rebuild.RebuildFigures;
import throughline.tracker.rule.MeasureStore;
import throughline.tracker.rule.Unit;

/**
 * Whatever figure a page shows opens into what it showed, on the page and by the API, although an
 * event comes in for each that is opened.
 */
@QuarkusTest
class OpenedFiguresWalkTest {

  private static final String TOKEN =
      TestTokens.token("lead", "Lee Strategy (test)", "strategy-lead");

  private static final String PAGES = "/(measures/[^/?]+|priorities/.*|themes/.*|libraries.*)";
  private static final String ONE_LIBRARY = ".*/libraries/(?!HEAD).*";

  /** Of each page so many, from its first to its last: each kind of figure is on several. */
  private static final int OF_A_PAGE = 12;

  private static final int PAGES_OF_ROWS = 5;

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String MINE = "aggregate_id = ANY (:ids) RETURNING f.aggregate_id";
  private static final String KNOWN =
      "SELECT aggregate_id FROM fact WHERE aggregate_id = ANY (:ids)";

  private final TestTopics topics = new TestTopics();
  @Inject Jdbi jdbi;
  @Inject MeasureStore measures;
  @Inject Clock clock;
  @Inject RebuildFigures rebuild;
  private final List<String> published = new ArrayList<>();
  private List<String> heard;

  @BeforeEach
  void whoWasHeardBefore() {
    heard = texts("SELECT aggregate FROM source_heard");
  }

  /** Other tests have the same database. */
  @AfterEach
  void forget() {
    topics.close();
    await().atMost(SOON).until(() -> ids(KNOWN).size() == published.size());
    ids("DELETE FROM fact_version AS v USING fact AS f WHERE v.fact_id = f.fact_id AND f." + MINE);
    ids("DELETE FROM fact AS f WHERE f." + MINE);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM source_heard WHERE aggregate <> ALL (:heard)")
                .bindArray("heard", String.class, heard)
                .execute());
    rebuild.rebuild();
  }

  private List<String> ids(String sql) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bindArray("ids", String.class, published)
                .mapTo(String.class)
                .list());
  }

  private List<String> texts(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  @Test
  void whatIsShownIsWhatItOpensInto() {
    for (int number = 0; number < 30; number++) {
      publish();
    }
    await()
        .atMost(SOON)
        .until(() -> page("/libraries/HEAD").select("main a[href*=/contributions?]").size() > 5);
    var units = units();
    var seen = new TreeSet<String>();
    var next = new ArrayDeque<>(List.of("/", "/libraries"));
    int opened = 0;
    while (!next.isEmpty()) {
      var path = next.remove();
      if (seen.add(path)) {
        var page = page(path);
        for (var link : page.select("main a[href], nav a[href]")) {
          var href = link.attr("href").replaceAll("#.*", "");
          if (href.matches(PAGES) && !href.matches(ONE_LIBRARY)) {
            next.add(href);
          }
        }
        opened += openSome(path, page, units);
      }
    }
    assertTrue(opened > 150, opened + " figures of " + seen);
  }

  private int openSome(String path, Document page, Map<String, Unit> units) {
    var links = page.select("main a[href*=/contributions?]");
    int step = Math.max(1, links.size() / OF_A_PAGE);
    int opened = 0;
    for (int at = 0; at < links.size(); at += step) {
      publish();
      open(path, links.get(at), units);
      opened++;
    }
    return opened;
  }

  private void open(String path, Element link, Map<String, Unit> units) {
    var href = link.attr("href");
    var shown = shown(link);
    var said = path + " shows " + href;
    assertEquals("What makes " + shown, page(href).select("h1").text(), said);
    var measure = href.split("[/?]")[2];
    if (units.get(measure) != null) {
      assertEquals(shown, FigureText.of(total(href), units.get(measure)), said);
    }
  }

  /** The link itself, or the figure beside it where the link is what a row is called. */
  private static String shown(Element link) {
    if (link.closest("th") != null) {
      return link.closest("tr").select("td").first().text();
    }
    var shown = link.clone();
    shown.select(".govuk-visually-hidden").remove();
    return shown.text();
  }

  /** By the API, from its rows where they are few. */
  private static long total(String href) {
    var after = "";
    var persons = new HashMap<String, Long>();
    long sum = 0;
    for (int pages = 0; pages < PAGES_OF_ROWS; pages++) {
      var opened = api("/api" + href + after);
      for (var row : opened.<Map<String, Object>>getList("rows")) {
        long amount = ((Number) row.get("amount")).longValue();
        sum += amount;
        persons.merge((String) row.get("subject"), amount, Long::sum);
      }
      if (opened.getString("next") == null) {
        long total = opened.getLong("total");
        persons.remove("");
        long people = persons.values().stream().filter(support -> support > 0).count();
        assertEquals(total, persons.isEmpty() ? sum : people, href);
        return total;
      }
      after = "&after=" + opened.getString("next");
    }
    return api("/api" + href).getLong("total");
  }

  /** Of what is no share: a share opens into two figures, and these into rows. */
  private Map<String, Unit> units() {
    var units = new HashMap<String, Unit>();
    jdbi.useHandle(
        handle ->
            measures.read(handle).versions().stream()
                .filter(version -> !version.isShare())
                .forEach(version -> units.put(version.measure().id(), version.measure().unit())));
    return units;
  }

  /** One event of each kind, another one each time. */
  private void publish() {
    int number = published.size();
    var today = London.today(clock);
    var day = today.minusDays(number % 90L).toString();
    var person = Bodies.PERSON.replace("5f0c1b7e", "5f0c1c" + (10 + number % 80));
    var until = today.getYear() + 4 + "";
    send(Bodies.HOURS, Bodies.hours(1, "APPROVED", day, "" + (1 + number % 90)));
    send(Bodies.ATTENDANCE, Bodies.booking(1, person, day, "ATTENDED").replace("WEST", "HEAD"));
    send(Bodies.MEMBER, Bodies.member(1, day, null).replace("BANB", "HEAD").replace("2031", until));
    send(
        MembershipEvents.LOANS_COUNTED.type(),
        """
        {"version":1,"library":"HEAD","district":"E07000178","day":"%s","issues":%d,"issuesWithoutRenewals":9,
         "childrensIssues":0,"under5Issues":%d,"under5IssuesWithoutRenewals":1,"under5ChildrensIssues":0}"""
            .formatted(day, 10 + number, number % 10));
  }

  private void send(String type, String body) {
    var id = TestTopics.newId();
    published.add(id);
    topics.send(type, id, body);
  }

  private static Document page(String path) {
    return Jsoup.parse(get(path, "text/html"));
  }

  private static JsonPath api(String path) {
    return JsonPath.from(get(path, "application/json"));
  }

  private static String get(String path, String type) {
    return given()
        .urlEncodingEnabled(false)
        .header("Accept", type)
        .auth()
        .oauth2(TOKEN)
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }
}
