package throughline.tracker.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.core.time.London;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Lane;
import throughline.platform.testing.TestTokens;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.Measures;

/** The pages as a strategy lead gets them. */
@QuarkusTest
class TrackerPagesTest {

  private static final String TOKEN =
      TestTokens.token("lead", "Lee Strategy (test)", "strategy-lead");

  private static final String LAST_RULE = "SELECT max(measure_in_force_id) FROM measure_in_force";

  private final TestTopics topics = new TestTopics();
  @Inject ShippedMeasures measures;
  @Inject ActionPlan plan;
  @Inject MeasureStore store;
  @Inject Jdbi jdbi;
  @Inject Clock clock;

  /** The database knows no such days, which is no failure of the service. */
  @ParameterizedTest
  @CsvSource({
    "/?knownAt=0001-01-01, 400",
    "/themes/people?knownAt=0001-01-01, 400",
    "/measures/volunteer-hours?knownAt=0001-01-01, 400",
    "/measures/volunteer-hours/contributions?from=0001-01-01&to=9999-12-31, 404",
    "/measures/volunteer-hours/changes?from=2026-04-01&to=9999-12-31, 400",
    "/changes?until=0001-01-01, 400",
    "/reviews/0001-03-31, 404",
  })
  void aDayThatNobodyCanAskForIsRefusedInWords(String path, int status) {
    var lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
    assertEquals(status, lead.open(path).status());
  }

  @TestHTTPResource("/live")
  URI live;

  @AfterEach
  void closeTopics() {
    topics.close();
  }

  /** There are more than fit: the pages of the themes have the others. */
  @Test
  void theDashboardShowsSomeFiguresButThePartsOfSharesAndEveryTheme() {
    var page = page("/");
    var source = page.extract().asString();
    var live = Jsoup.parse(source).select("[data-live]").eachAttr("data-live");
    assertTrue(live.size() >= 10, live.toString());
    assertEquals(live.stream().distinct().toList(), live, "each figure once");
    List.of("first-loans-within-90-days", "issues-to-under-5s", "volunteer-ideas")
        .forEach(part -> assertFalse(live.contains(part), part));
    plan.themes().forEach(theme -> page.body(containsString("/themes/" + theme.id() + "\"")));
  }

  @Test
  void everyPriorityHasAPageWithItsWordsAndNoMilestoneIsMetOrLate() {
    for (var priority : plan.priorities().toList()) {
      var page = page("/priorities/" + priority.id());
      priority.actions().forEach(action -> page.body(containsString(escaped(action.text()))));
      priority.outcomes().forEach(outcome -> page.body(containsString(escaped(outcome.text()))));
      priority
          .milestones()
          .forEach(milestone -> page.body(containsString(escaped(milestone.text()))));
      assertEquals(
          Collections.nCopies(priority.milestones().size(), "– Not reported"),
          statuses(page.extract().asString(), "#milestones"),
          "a status for each milestone, and no other");
    }
  }

  @Test
  void everyMeasureHasAPageAndWithoutDataItSaysSo() {
    for (var measure : Lane.sample(measures().all())) {
      var page = page("/measures/" + measure.id()).body(containsString(escaped(measure.title())));
      if (!measure.isCounted()) {
        page.body(containsString("No data yet")).body(not(containsString("tl-chart")));
      }
    }
  }

  /** Also of a measure without a figure. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/measures/volunteer-hours/contributions/csv",
        "/measures/volunteer-hours/changes/csv",
        "/register/csv"
      })
  void aProgramThatAsksForCsvGetsIt(String path) {
    var answer = given().header("Accept", "text/csv").auth().oauth2(TOKEN).get(path).then();

    answer.statusCode(200).contentType("text/csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"volunteer-hours", "staff-engagement"})
  void aWrongDayIsExplainedAndKept(String measure) {
    var path = "/measures/" + measure;
    get(path + "?knownAt-day=31&knownAt-month=2&knownAt-year=2026")
        .statusCode(400)
        .body(containsString("There is a problem"))
        .body(containsString("value=\"31\""));
    get(path + "?knownAt=2999-01-01").statusCode(400).body(containsString("There is a problem"));
    page(path + "?knownAt=2026-11-01")
        .body(containsString("As known at the end of 1 November 2026"))
        .body(containsString("href=\"%s\">Show today".formatted(path)));
    page(path).body(containsString("Look back"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/priorities/1.1", "/measures/volunteer-hours"})
  void everyPageOfFiguresCanBeSeenAsKnownAtAPastDay(String path) {
    page(path + "?knownAt=2026-11-01")
        .body(containsString("As known at the end of 1 November 2026"))
        .body(not(containsString("data-live")));
    page(path)
        .body(containsString("data-live"))
        .body(not(containsString("Show what is known now")));
    get(path + "?knownAt-day=31&knownAt-month=2&knownAt-year=2026")
        .statusCode(400)
        .body(containsString("There is a problem"));
    get(path + "?knownAt=2999-01-01").statusCode(400);
  }

  /** The database would refuse it, and the page would speak of a fault of the service. */
  @ParameterizedTest
  @CsvSource(
      value = {
        "/?knownAt=0001-01-01, 400",
        "/libraries?knownAt=1999-12-31, 400",
        "/measures/volunteer-hours?knownAt=0001-01-01, 400",
        "/measures/volunteer-hours/changes?since=0001-01-01, 400",
        "/measures/volunteer-hours/changes?place=W\0T, 400",
        "/measures/volunteer-hours/contributions?from=0001-01-01&to=9999-12-31, 404",
        "/measures/volunteer-hours/contributions?place=W\0T, 400",
        "/measures/bipc-sessions-attended/contributions?split=delivery&is=W\0T, 400",
        "/reviews/0001-03-31, 404",
      })
  void whatNoFigureCanBeOfIsRefused(String path, int status) {
    get(path).statusCode(status);
  }

  @Test
  void anUnknownAddressIsAPage() {
    get("/measures/none").statusCode(404).body(containsString("<h1"));
    get("/priorities/2.3").statusCode(404);
  }

  @Test
  void whatIsSetAsideIsTheAdministratorsMatterAndALeadIsToldOnlyThatFiguresMayChange() {
    var administrator = Browser.of(Actor.named("Ada Admin (test)", "administrator"));
    var lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
    topics.publishUnknown("hours-sung.v1", TestTopics.newId(), "{}");
    await().until(() -> administrator.open("/").text("main").contains("set aside"));

    var dashboard = lead.open("/");
    assertTrue(
        dashboard
            .text("main")
            .contains("Some records are waiting to be checked. The figures may change."),
        dashboard.text("main"));
    for (var path : List.of("/", "/plan", "/measures/volunteer-hours")) {
      var page = lead.open(path);
      assertFalse(page.source().contains("set aside"), path);
      assertFalse(page.source().contains("/dead-events"), path);
    }
    for (var path : List.of("/dead-events", "/dead-events/7/retry")) {
      assertEquals(403, lead.open(path).status(), path);
    }
    given().auth().oauth2(TOKEN).get("/api/dead-events").then().statusCode(403);
    assertTrue(administrator.open("/").links().contains("/dead-events"));
    assertEquals(303, administrator.open("/dead-events/7/retry").status());
  }

  @Test
  void aLeadIsNotTroubledWhenNothingWaits() {
    Database.execute(
        "UPDATE dead_event SET resolution = 'applied', resolved_at = now() WHERE resolution IS NULL");

    var lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));

    assertFalse(lead.open("/").text("main").contains("waiting to be checked"));
  }

  @Test
  void anAdministratorIsToldOfAJobThatFailsAndALeadIsNot() {
    var lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
    var administrator = Browser.of(Actor.named("Ada Admin (test)", "administrator"));
    assertFalse(administrator.open("/").has(".tl-card"), "nothing waits, so there is no card");
    Database.execute(
        """
        INSERT INTO scheduled_tasks
          (task_name, task_instance, execution_time, picked, consecutive_failures, version)
        VALUES ('of-a-test', 'recurring', now() + interval '1 year', false, 2, 1)
        """);
    try {
      assertEquals(
          "Jobs that fail 1 What the service does by itself",
          administrator.open("/").text(".tl-card"));
      assertFalse(lead.open("/").has(".tl-card"));
    } finally {
      Database.execute("DELETE FROM scheduled_tasks WHERE task_name = 'of-a-test'");
    }
  }

  @Test
  void anOpenPageIsToldOfAFigureThatMovedAndTheRowsAddUpToIt() {
    var streams = new CopyOnWriteArrayList<List<String>>();
    var page = follow(streams);
    var person = TestTopics.newId();
    try {
      await()
          .pollInterval(Duration.ofMillis(300))
          .until(
              () -> {
                // Again and again, since a stream may just have ended.
                attend(person);
                return streams.stream().anyMatch(TrackerPagesTest::wasToldOfAChange);
              });
    } finally {
      page.interrupt();
    }
    Database.execute(
        "INSERT INTO source_heard VALUES ('booking', '2026-01-01') ON CONFLICT (aggregate) DO UPDATE SET first_on = EXCLUDED.first_on");
    page("/measures/bipc-sessions-attended")
        .body(containsString("By delivery"))
        .body(containsString("In person"));
    Stream.of(
            "/",
            "/priorities/2.3-business",
            "/measures/bipc-sessions-attended",
            "/measures/entrepreneurs-supported",
            "/measures/entrepreneurs-supported?knownAt=2026-11-01")
        .forEach(TrackerPagesTest::everyFigureOpensIntoLinesThatComeToIt);
  }

  @Test
  void aFieldThatNoContractHasIsNamedWhereSourcesAre() {
    Database.execute("DELETE FROM unknown_field");
    page("/sources").body(not(containsString("Fields that are not known here")));

    Database.execute(
        "INSERT INTO unknown_field VALUES ('hours-entry', 'days.note', '2026-11-23'), ('hours-entry', 'days.note', '2026-11-24'), ('booking', 'old', '2026-10-01')");

    var rows =
        Jsoup.parse(page("/sources").extract().asString())
            .select("[aria-labelledby=unknown-caption] tbody tr");
    assertEquals(
        List.of("Hours entry days.note 23 November 2026 24 November 2026"), rows.eachText());
    Database.execute("DELETE FROM unknown_field");
  }

  @Test
  void whatTheLogDeletedUnreadIsSaidWhereSourcesAre() {
    Database.execute("DELETE FROM log_gap");
    page("/sources").body(not(containsString("Deleted before they were read")));

    Database.execute(
        "INSERT INTO log_gap VALUES ('throughline.volunteers.v1', 3, 100, 151, '2026-11-23 10:00Z')");

    var rows =
        Jsoup.parse(page("/sources").extract().asString())
            .select("[aria-labelledby=gaps-caption] tbody tr");
    assertEquals(
        List.of("23 November 2026 at 10am throughline.volunteers.v1/3 51"), rows.eachText());
    Database.execute("DELETE FROM log_gap");
  }

  private static void everyFigureOpensIntoLinesThatComeToIt(String path) {
    var links =
        Jsoup.parse(page(path).extract().asString()).select("main a[href*=/contributions?]");
    assertFalse(links.isEmpty(), path);
    for (var link : links) {
      var row = link.closest("tr");
      var figure =
          row == null || link.selectFirst("span") != null
              ? link.child(0).text()
              : row.select("td").text();
      var opened = Jsoup.parse(page(link.attr("href")).extract().asString());
      assertEquals("What makes " + figure, opened.select("h1").text(), path + " " + link);
      for (var file : opened.select("a[href*=/csv?], a[href*=/xlsx?]")) {
        get(file.attr("href"))
            .statusCode(200)
            .header("Content-Disposition", containsString("attachment"));
      }
    }
  }

  /** A page of another moment shows other figures, and one of other rules leads to other lines. */
  @Test
  @Timeout(60)
  void everyLivePageSaysOfWhichMomentItIsAndIsToldOfOthers() {
    var paths =
        List.of(
            "/",
            "/themes/people",
            "/priorities/2.3-business",
            "/measures/bipc-sessions-attended",
            "/libraries",
            "/libraries/WEST");
    for (var path : paths) {
      assertTrue(moment(path).startsWith(London.today(clock) + "_"), path);
      page(path + "?knownAt=2026-11-01").body(not(containsString("data-live-moment")));
    }
    var rules = Database.number(LAST_RULE);
    var streams = new CopyOnWriteArrayList<List<String>>();
    var reader = follow(streams);
    try {
      await().until(() -> isTold(streams, moment("/")));
      var before = moment("/");
      attend(TestTopics.newId());
      await().until(() -> !moment("/").equals(before));
      await().until(() -> isTold(streams, moment("/")));
      measures.restart();
      assertEquals(rules, Database.number(LAST_RULE), "a start puts no other rule in force");
      Database.execute(
          """
          INSERT INTO measure_in_force (measure_version_id, in_force_from, unit, definition)
          SELECT measure_version_id, now(), unit, definition FROM measure_in_force
           ORDER BY measure_version_id DESC LIMIT 1
          """);
      await().until(() -> isTold(streams, moment("/")));
    } finally {
      reader.interrupt();
      Database.execute("DELETE FROM measure_in_force WHERE measure_in_force_id > " + rules);
      measures.restart();
    }
  }

  private static String moment(String path) {
    return Jsoup.parse(page(path).extract().asString())
        .select("[data-live-source]")
        .attr("data-live-moment");
  }

  private static boolean isTold(List<List<String>> streams, String moment) {
    return streams.stream()
        .flatMap(List::stream)
        .anyMatch(message -> message.contains("\"moment\":\"" + moment + "\","));
  }

  private static List<String> statuses(String source, String heading) {
    return Jsoup.parse(source).select(heading + " ~ table .govuk-tag").eachText();
  }

  private Measures measures() {
    return jdbi.withHandle(store::read);
  }

  private void attend(String person) {
    topics.publish(
        Bodies.ATTENDANCE,
        TestTopics.newId(),
        Bodies.booking(2, person, London.today(clock).toString(), "ATTENDED"));
  }

  /** The first message of a stream is how things stood when it began. */
  private static boolean wasToldOfAChange(List<String> messages) {
    return messages.stream().anyMatch(message -> !message.equals(messages.get(0)));
  }

  @Test
  @Timeout(60)
  void aPageHasToAskAgainAfterAWhileBecauseItsReaderMayHaveSignedOut() throws Exception {
    var answer = HttpClient.newHttpClient().send(stream(), HttpResponse.BodyHandlers.ofString());

    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().contains("\"moment\":\"" + London.today(clock) + "_"), answer.body());
    var soon = answer.body().lines().filter(line -> line.startsWith("retry:")).findFirst();
    assertTrue(soon.isPresent(), "a browser left to itself waits for seconds");
    assertTrue(Long.parseLong(soon.get().substring(6).strip()) < 1_000, soon::get);
  }

  /** As an open page does, which asks again when the stream ends. */
  private Thread follow(List<List<String>> streams) {
    var client = HttpClient.newHttpClient();
    var page =
        new Thread(
            () -> {
              try {
                while (true) {
                  var messages = new CopyOnWriteArrayList<String>();
                  streams.add(messages);
                  client
                      .send(stream(), HttpResponse.BodyHandlers.ofLines())
                      .body()
                      .filter(line -> line.startsWith("data:"))
                      .forEach(messages::add);
                }
              } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    page.setDaemon(true);
    page.start();
    return page;
  }

  private HttpRequest stream() {
    return HttpRequest.newBuilder(live).header("Authorization", "Bearer " + TOKEN).build();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("'", "&#39;").replace("\"", "&quot;");
  }

  private static ValidatableResponse page(String path) {
    return get(path).statusCode(200).contentType("text/html");
  }

  private static ValidatableResponse get(String path) {
    return given().header("Accept", "text/html").auth().oauth2(TOKEN).get(path).then();
  }
}
