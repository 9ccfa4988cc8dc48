package throughline.tracker.figure.drilldown;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.platform.core.time.London;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestTokens;
import throughline.tracker.api.Entered;
import throughline.tracker.engine.rebuild.RebuildFigures;
import throughline.tracker.figure.FigureText;

/**
 * Whatever figure a page or a call of the API shows, of a month, a place, a split or a share, today
 * or as known at a past day, opens into lines and rows that add up to it. A page that is added is
 * walked by itself, since links are followed.
 */
@Tag("nightly")
@QuarkusTest
class EveryFigureOpensTest {

  private static final String TOKEN =
      TestTokens.token("lead", "Lee Strategy (test)", "strategy-lead");

  private static final int LOOKING_BACK = 5;

  /** Forms, files and what opens a figure are no pages that show figures in passing. */
  private static final String NO_PAGE =
      ".*(/contributions\\b|/csv\\b|/xlsx\\b|/ods\\b|/new\\b|/edit\\b|sign-out|/exclude|/count|\\.[a-z]+$).*";

  /** The pages of other libraries are like these. */
  private static final String LIKE_OTHERS = "/libraries/(?!HEAD|WEST)[A-Z0-9]+.*";

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  @Inject Jdbi jdbi;
  @Inject Clock clock;
  @Inject OpenFigure figures;
  @Inject OpenShare shares;
  @Inject ContributionList rows;
  @Inject RebuildFigures rebuild;
  private RecordsOfEveryKind records;

  @BeforeEach
  void comeIn() {
    records = new RecordsOfEveryKind(jdbi, clock);
    records.comeIn();
    rebuild.rebuild();
    var held = "/checks/volunteer-hours/" + records.heldForALook();
    lead.send(lead.open(held + "/exclude"), held + "/exclude", Map.of("reason", "Twice"));
  }

  /** Other tests have the same database. */
  @AfterEach
  void forget() {
    Database.execute("UPDATE fact SET excluded = false WHERE excluded");
    Entered.forget("exclusion", rebuild);
    records.close();
    rebuild.rebuild();
  }

  @Test
  void whateverIsShownOpensIntoWhatAddsUpToIt() {
    var shown = opensIntoWhatAddsUpToIt();

    var kinds = String.join(" ", shown);
    for (var kind : List.of("&place=", "&split=", "&from=", "percent", "knownAt=")) {
      assertTrue(kinds.contains(kind), kind);
    }
    assertTrue(shown.size() > 400, () -> shown.size() + " figures of pages and the API");
  }

  /** The addresses of the figures that the pages and the API show. */
  private List<String> opensIntoWhatAddsUpToIt() {
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
    assertTrue(!shown.isEmpty() && !ofApi.isEmpty(), "figures are shown");
    return Stream.of(shown, ofApi).flatMap(each -> each.keySet().stream()).toList();
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
        sum += row.amount().longValueExact();
        people.merge(row.subject(), row.amount().longValueExact(), Long::sum);
      }
      assertEquals(
          new BigDecimal(value.toString()).longValueExact(),
          page.total().longValueExact(),
          address);
      after = page.next() == null ? null : ContributionList.After.read(page.next());
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

  private OpenFigure.OpenedFigure adds(String address) {
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

  private OpenFigure.OpenedFigure open(String address) {
    return figures
        .open(Pages.asked(address, clock), Pages.lines(address))
        .orElseThrow(() -> new AssertionError(address));
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
