package throughline.tracker.drilldown;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.contracts.membership.LoanCountState;
import throughline.contracts.membership.MembershipEvents;
import throughline.platform.core.time.London;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestTokens;
import throughline.tracker.api.Entered;
import throughline.tracker.api.TestTopics;
import throughline.tracker.engine.Bodies;
import throughline.tracker.figure.FigureText;
import throughline.tracker.rebuild.RebuildFigures;

/**
 * Whatever figure a page or a call of the API shows, of a month, a place, a split or a share, today
 * or as known at a past day, opens into lines and rows that add up to it. A page that is added is
 * walked by itself, since links are followed.
 */
@QuarkusTest
class EveryFigureOpensTest {

  private static final String TOKEN =
      TestTokens.token("lead", "Lee Strategy (test)", "strategy-lead");

  private static final int EACH = 12;

  /** What is known of the first versions was known so long before today. */
  private static final int DAYS_BEFORE = 10;

  private static final int LOOKING_BACK = 5;
  private static final Duration SOON = Duration.ofSeconds(30);

  /** Forms, files and what opens a figure are no pages that show figures in passing. */
  private static final String NO_PAGE =
      ".*(/contributions\\b|/csv\\b|/xlsx\\b|/ods\\b|/new\\b|/edit\\b|sign-out|/exclude|/count|\\.[a-z]+$).*";

  /** The pages of other libraries are like these. */
  private static final String LIKE_OTHERS = "/libraries/(?!HEAD|WEST)[A-Z0-9]+.*";

  private final TestTopics topics = new TestTopics();
  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  private final List<String> ids = new ArrayList<>();
  @Inject Jdbi jdbi;
  @Inject Clock clock;
  @Inject OpenFigure figures;
  @Inject OpenShare shares;
  @Inject ContributionList rows;
  @Inject RebuildFigures rebuild;
  private List<String> heard;

  @BeforeEach
  void whoWasHeardBefore() {
    heard = texts("SELECT aggregate FROM source_heard");
  }

  /** Other tests have the same database. */
  @AfterEach
  void forget() {
    topics.close();
    Database.execute("UPDATE fact SET excluded = false WHERE excluded");
    Entered.forget("exclusion", rebuild);
    onMine("DELETE FROM fact_version AS v USING fact AS f WHERE v.fact_id = f.fact_id AND f.");
    onMine("DELETE FROM fact AS f WHERE f.");
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM source_heard WHERE aggregate <> ALL (:heard)")
                .bindArray("heard", String.class, heard)
                .execute());
    rebuild.rebuild();
  }

  @Test
  void itOpensIntoWhatAddsUpToIt() {
    comeIn();
    var today = London.today(clock);
    var before = today.minusDays(LOOKING_BACK);
    var shown = walk("/", "/?knownAt=" + before);
    var ofApi = new LinkedHashMap<String, Object>();
    for (var day : List.of(today, before)) {
      for (var id : api("/api/measures?knownAt=" + day).<String>getList("id")) {
        ofApi.putAll(ofApi(id, "?knownAt=" + day));
      }
    }

    assertAll(
        Stream.concat(
            shown.entrySet().stream().map(each -> () -> opens(each.getKey(), each.getValue())),
            ofApi.entrySet().stream()
                .map(each -> () -> opensInApi(each.getKey(), each.getValue()))));

    var kinds = String.join(" ", shown.keySet());
    for (var kind : List.of("&place=", "&split=", "&from=", "percent", "knownAt=" + before)) {
      assertTrue(kinds.contains(kind), kind);
    }
    assertTrue(shown.size() > 200, () -> shown.size() + " figures of pages");
    assertTrue(ofApi.size() > 200, () -> ofApi.size() + " figures of the API");
  }

  /** By the address of their rows. */
  private static Map<String, Object> ofApi(String id, String day) {
    var measure = api("/api/measures/" + id + day);
    if (measure.get("measure.figure.from") == null || isByHand(measure)) {
      return Map.of();
    }
    var shown = new LinkedHashMap<String, Object>();
    var rows = "/measures/" + id + "/contributions" + day;
    for (var list : List.of("months", "measure")) {
      for (var of : period(measure, list)) {
        if (of.get("value") != null) {
          shown.put(rows + "&from=" + of.get("from") + "&to=" + of.get("lastDay"), of.get("value"));
        }
      }
    }
    for (Map<String, Object> place : measure.<Map<String, Object>>getList("places")) {
      if (place.get("value") != null) {
        shown.put(rows + "&place=" + place.get("place"), place.get("value"));
      }
    }
    for (Map<String, Object> split : measure.<Map<String, Object>>getList("splits")) {
      for (Object each : (List<?>) split.get("parts")) {
        var part = (Map<?, ?>) each;
        shown.put(
            rows + "&split=" + split.get("field") + "&is=" + part.get("is"), part.get("value"));
      }
    }
    return shown;
  }

  private static boolean isByHand(JsonPath measure) {
    return "BY_HAND".equals(measure.getString("measure.data"));
  }

  private static List<Map<String, Object>> period(JsonPath measure, String list) {
    return list.equals("months")
        ? measure.getList("months")
        : List.of(measure.getMap("measure.figure"), measure.getMap("measure.comparison"));
  }

  /** A share is no measure that events feed: it has no rows of its own. */
  private void opensInApi(String address, Object value) {
    var asked = Pages.asked(address, clock);
    var share = shares.open(asked);
    if (share.isPresent()) {
      var percent = BigDecimal.valueOf(share.get().figure().value(), 2);
      assertEquals(
          0, percent.compareTo(new BigDecimal(value.toString())), address + " is " + value);
      opensShare(address, share.get());
      return;
    }
    long sum = 0;
    var people = new HashMap<String, Long>();
    var after = ContributionList.After.NOTHING;
    while (after != null) {
      var page = rows.open(asked, after, 100).orElseThrow(() -> new AssertionError(address));
      for (var row : page.rows()) {
        sum += row.amount();
        people.merge(row.subject(), row.amount(), Long::sum);
      }
      assertEquals(new BigDecimal(value.toString()).longValueExact(), page.total(), address);
      after = page.getNext() == null ? null : AskedPeriod.after(page.getNext());
    }
    people.remove("");
    long persons = people.values().stream().filter(support -> support > 0).count();
    assertEquals(
        new BigDecimal(value.toString()).longValueExact(),
        people.isEmpty() ? sum : persons,
        address);
  }

  /**
   * Every figure that opens, by its address, with what was shown; each page is read once, and what
   * several show alike is opened once, since nothing comes in meanwhile.
   */
  private Map<String, String> walk(String... from) {
    var shown = new LinkedHashMap<String, String>();
    var alike = new HashSet<String>();
    var seen = new TreeSet<String>();
    var next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      var path = next.remove();
      if (!seen.add(path)) {
        continue;
      }
      var page = page(path);
      for (var link : page.select("main a[href], nav a[href]")) {
        var href = link.attr("href").replaceAll("#.*", "");
        if (href.contains("/contributions?")) {
          var figure = shown(link);
          if (alike.add(figure + " " + withoutMoment(href))) {
            shown.put(href, figure);
          }
        } else if (href.startsWith("/")
            && !href.matches(NO_PAGE)
            && !href.matches(LIKE_OTHERS)
            && href.matches("/(measures|priorities|themes|libraries)?([/?].*)?")) {
          next.add(withoutMoment(href));
        }
      }
    }
    return shown;
  }

  private static String withoutMoment(String address) {
    return address.replaceAll("[?&]at=[^&]*", "");
  }

  /**
   * The link itself, or the figure beside it where the link is what a row is called; without what
   * is known today.
   */
  private static String shown(Element link) {
    if (link.closest("th") != null) {
      return link.closest("tr").select("td").first().text().replaceAll(" \\(Now .*", "");
    }
    var shown = link.clone();
    shown.select(".govuk-visually-hidden").remove();
    return shown.text();
  }

  private void opens(String address, String shown) {
    var share = shares.open(Pages.asked(address, clock));
    if (share.isPresent()) {
      assertEquals(shown, share.get().figure().text(), address);
      opensShare(address, share.get());
    } else {
      var opened = adds(address);
      var mark = opened.provisionalNote().isEmpty() ? "" : " [p]";
      assertEquals(shown, FigureText.of(opened.total(), opened.measure().unit()) + mark, address);
    }
  }

  private void opensShare(String address, OpenShare.OpenedShare share) {
    for (var parts : List.of(share.numerators(), share.denominators())) {
      for (var part : parts) {
        if (!part.measure().kind().isAutomatic()) {
          continue;
        }
        assertEquals(part.figure().value(), adds(part.address().toString()).total(), address);
      }
    }
  }

  private OpenedFigure adds(String address) {
    var first = open(address);
    var lines = new ArrayList<>(first.lines());
    for (var page = first; page.next() != null; ) {
      page = open(page.next());
      lines.addAll(page.lines());
    }
    assertEquals(first.all().orElseThrow(), lines.size(), address);
    long sum =
        first.ofPeople()
            ? lines.stream().map(FactLine::person).distinct().count()
            : lines.stream().mapToLong(FactLine::amount).sum();
    assertEquals(first.total(), sum, address);
    return first;
  }

  private OpenedFigure open(String address) {
    return figures
        .open(Pages.asked(address, clock), Pages.lines(address))
        .orElseThrow(() -> new AssertionError(address));
  }

  /** First versions, known since days ago; then corrections, withdrawals and decisions of today. */
  private void comeIn() {
    for (var aggregate : List.of("booking", "member", "loan-count", "hours-entry")) {
      Database.execute(
          "INSERT INTO source_heard VALUES ('%s', '2020-01-01') ON CONFLICT (aggregate) DO UPDATE SET first_on = EXCLUDED.first_on"
              .formatted(aggregate));
    }
    for (int number = 0; number < EACH; number++) {
      ids.add(TestTopics.newId());
      publish(number, 1);
    }
    arrived(1);
    onMine(
        "UPDATE fact_version AS v SET known_at = known_at - interval '"
            + DAYS_BEFORE
            + " days' FROM fact AS f WHERE v.fact_id = f.fact_id AND f.");
    for (int number = 0; number < EACH; number += 3) {
      publish(number, 2);
    }
    arrived(2);
    rebuild.rebuild();
    var held = "/checks/volunteer-hours/" + id("d", 1);
    lead.send(lead.open(held + "/exclude"), held + "/exclude", Map.of("reason", "Twice"));
  }

  /** Of every kind one; the second version of each corrects it or takes it back. */
  private void publish(int number, int version) {
    var day = day(number).toString();
    var before = day(number).minusDays(1).toString();
    var person = Bodies.PERSON.replace("5f0c1b7e", "5f0c1c" + (10 + number / 3));
    var booked = version == 2 && number % 2 == 0 ? "CANCELLED_BY_USER" : "ATTENDED";
    topics.send(
        booked.startsWith("CANCELLED") ? Bodies.CANCELLING : Bodies.ATTENDANCE,
        id("a", number),
        Bodies.booking(version, person, day, booked));
    topics.send(
        Bodies.MEMBER,
        id("b", number),
        Bodies.member(
                version, day, version == 2 ? London.today(clock).minusDays(2).toString() : null)
            .replace("2031", London.today(clock).getYear() + 4 + ""));
    topics.send(
        MembershipEvents.LOANS_COUNTED.type(),
        id("c", number),
        """
        {"version":%d,"library":"HEAD","district":"E07000178","day":"%s","issues":%d,"issuesWithoutRenewals":9,
         "childrensIssues":0,"under5Issues":%d,"under5IssuesWithoutRenewals":1,"under5ChildrensIssues":0}"""
            .formatted(version, day, 20 + number * version, number % 10 + version));
    topics.send(
        Bodies.HOURS,
        id("d", number),
        number < 3
            ? Bodies.hours(version, "APPROVED", day, "700", before, "" + (500 + version))
            : Bodies.hours(version, "APPROVED", day, "" + 30 * version));
  }

  /** One for each kind and number, within those that are this test's own. */
  private String id(String kind, int number) {
    return kind.equals("c")
        ? LoanCountState.id("HEAD", day(number))
        : kind + ids.get(number).substring(1);
  }

  private LocalDate day(int number) {
    return London.today(clock).minusDays(12L + number * 9L);
  }

  private void arrived(int version) {
    var known =
        "SELECT count(*) FROM fact_version AS v JOIN fact AS f USING (fact_id) WHERE version = "
            + version
            + " AND f.";
    int wanted = 4 * (version == 1 ? EACH : EACH / 3);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertEquals(
                    wanted,
                    number(known),
                    () ->
                        "set aside: "
                            + texts("SELECT DISTINCT reason || ' ' || detail FROM dead_event")));
  }

  private static final String MINE = "aggregate_id = ANY (:ids)";

  private List<String> mine() {
    return List.of("a", "b", "c", "d").stream()
        .flatMap(kind -> IntStream.range(0, ids.size()).mapToObj(number -> id(kind, number)))
        .toList();
  }

  private int number(String sql) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql + MINE)
                .bindArray("ids", String.class, mine())
                .mapTo(Integer.class)
                .one());
  }

  private void onMine(String sql) {
    jdbi.useHandle(
        handle -> handle.createUpdate(sql + MINE).bindArray("ids", String.class, mine()).execute());
  }

  private List<String> texts(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
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
