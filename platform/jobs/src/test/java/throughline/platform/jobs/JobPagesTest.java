package throughline.platform.jobs;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.core.upkeep.JobAskedFor;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Race;

@QuarkusTest
class JobPagesTest {

  private static final String DUE =
      "SELECT count(*) FROM scheduled_tasks WHERE execution_time = '2026-11-24T12:00:00Z'";

  @Inject RunJob runJob;
  @Inject SampleJobs.Sweep sweep;
  @Inject SampleJobs.Print print;
  @Inject SampleJobs.Leak leak;
  @Inject JobRuns failing;

  @ConfigProperty(name = "quarkus.management.test-port")
  int managementPort;

  @Inject AskedFor askedFor;

  /** What a history of what people do would be told. */
  @Singleton
  static class AskedFor {

    private final List<String> jobs = new CopyOnWriteArrayList<>();

    void asked(@Observes JobAskedFor asked) {
      jobs.add(asked.job());
    }
  }

  @BeforeEach
  void nothingHasRun() {
    askedFor.jobs.clear();
    Database.execute("DELETE FROM job_run; DELETE FROM scheduled_tasks");
  }

  @Test
  void eachJobShowsWhenItRunsAndWhatCameOfIt() {
    runJob.run(sweep);
    planned("sweep", "2026-11-25T03:30:00Z", 0);

    page("/jobs")
        .body(containsString("Sweep the floor"))
        .body(containsString("every day at 3:30am"))
        .body(containsString("3 rooms swept"))
        .body(containsString("24 November 2026 at midday"))
        .body(containsString("25 November 2026 at 3:30am"));
    page("/jobs/sweep").body(containsString("3 rooms swept"));
  }

  @Test
  void aJobThatFailsForEverIsOneClearSentence() {
    for (int i = 0; i < 3; i++) {
      assertThrows(IllegalStateException.class, () -> runJob.run(print));
    }
    planned("print", "2026-11-24T12:04:00Z", 3);

    page("/jobs")
        .body(
            containsString(
                "It has failed 3 times in a row: The printer does not answer. Switch it on. It is"
                    + " tried again on 24 November 2026 at 12:04pm."));
  }

  @Test
  void theStartPageOfAnAdministratorCountsThoseThatFail() {
    planned("sweep", "2026-11-25T03:30:00Z", 0);
    assertEquals(0, failing.trouble().count());

    assertThrows(IllegalStateException.class, () -> runJob.run(print));
    planned("print", "2026-11-24T12:04:00Z", 3);

    assertEquals(1, failing.trouble().count());
    page(failing.trouble().path()).body(containsString("It has failed 3 times in a row"));
  }

  @Test
  void whatAnUnexpectedErrorSaysIsNotShown() {
    assertThrows(IllegalStateException.class, () -> runJob.run(leak));
    planned("leak", "2026-11-24T12:01:00Z", 1);

    page("/jobs")
        .body(containsString("It has failed once: An unexpected error (IllegalArgumentException)"))
        .body(not(containsString(SampleJobs.Leak.SECRET)));
    assertEquals(
        0, Database.number("SELECT count(*) FROM job_run WHERE result LIKE '%example.org%'"));
  }

  @Test
  void onlyAnAdministratorSeesThem() {
    given().auth().oauth2(Actor.with("volunteer").token()).get("/jobs").then().statusCode(403);
    given().redirects().follow(false).get("/jobs").then().statusCode(401);
    given().auth().oauth2(administrator()).get("/jobs/no-such-job").then().statusCode(404);
  }

  @Test
  void anAdministratorHasAJobRunNowAndTwiceIsOnce() {
    planned("sweep", "2026-11-25T03:30:00.123456Z", 0);
    var browser = Browser.of(Actor.with("administrator"));
    var page = browser.open("/jobs");

    var first = run(browser, page);
    var second = run(browser, page);

    assertEquals("/jobs/sweep?asked=DUE", first.redirect());
    assertEquals(first.redirect(), second.redirect());
    assertTrue(browser.open(first.redirect()).text("main").contains("It is due now"));
    assertEquals(1, Database.number(DUE), "due at once");
    assertEquals(2, Database.number("SELECT version FROM scheduled_tasks"), "asked for twice");
    assertEquals(List.of("sweep"), askedFor.jobs);
  }

  @Test
  void twoAdministratorsWhoPressAtOnceHaveItRunOnce() throws Exception {
    planned("sweep", "2026-11-25T03:30:00Z", 0);
    var one = Browser.of(Actor.with("administrator"));
    var other = Browser.of(Actor.with("administrator"));
    var mine = one.open("/jobs/sweep");
    var theirs = other.open("/jobs/sweep");

    var answers = Race.atOnce(() -> run(one, mine).redirect(), () -> run(other, theirs).redirect());

    assertEquals(Collections.nCopies(2, "/jobs/sweep?asked=DUE"), answers);
    assertEquals(2, Database.number("SELECT version FROM scheduled_tasks"));
    assertEquals(List.of("sweep"), askedFor.jobs);
  }

  @Test
  void whatRunsOrHasRunSinceIsNotBegunAgain() {
    planned("sweep", "2026-11-25T03:30:00Z", 0);
    var browser = Browser.of(Actor.with("administrator"));
    var page = browser.open("/jobs/sweep");

    Database.execute("UPDATE scheduled_tasks SET picked = true");
    var running = run(browser, page).redirect();
    Database.execute(
        "UPDATE scheduled_tasks SET picked = false, execution_time = '2026-11-26T03:30:00Z'");
    var changed = run(browser, page).redirect();

    assertTrue(browser.open(running).text("main").contains("not begun a second time"), running);
    assertTrue(browser.open(changed).text("main").contains("has run since"), changed);
    assertEquals(0, Database.number(DUE));
    assertEquals(List.of(), askedFor.jobs);
  }

  @Test
  void nobodyElseHasAJobRun() {
    planned("sweep", "2026-11-25T03:30:00Z", 0);
    var page = Browser.of(Actor.with("administrator")).open("/jobs/sweep");
    var volunteer = Browser.of(Actor.with("volunteer"));

    assertEquals(403, run(volunteer, page).status());
    assertEquals(0, Database.number(DUE));
    var administrator = Browser.of(Actor.with("administrator"));
    assertFalse(administrator.open("/jobs/print").text("main").contains("Run now"), "not planned");
  }

  @Test
  void runsAreCountedByJobAndOutcome() {
    runJob.run(sweep);

    given()
        .port(managementPort)
        .get("/q/metrics")
        .then()
        .body(containsString("job_run_seconds_count{job=\"sweep\",outcome=\"done\"}"));
  }

  private static Page run(Browser browser, Page page) {
    var action = Pattern.compile("/jobs/sweep/run[^\"]*").matcher(page.source());
    assertTrue(action.find(), page.source());
    return browser.press(page, action.group(), "Run now", Map.of());
  }

  private static void planned(String job, String next, int failures) {
    Database.execute(
        """
        INSERT INTO scheduled_tasks
          (task_name, task_instance, execution_time, picked, consecutive_failures, version)
        VALUES ('%s', 'recurring', '%s', false, %d, 1)
        """
            .formatted(job, next, failures));
  }

  private static ValidatableResponse page(String path) {
    return given().auth().oauth2(administrator()).get(path).then().statusCode(200);
  }

  private static String administrator() {
    return Actor.with("administrator").token();
  }
}
