package throughline.platform.jobs;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;

@QuarkusTest
class JobPagesTest {

  @Inject RunJob runJob;
  @Inject SampleJobs.Sweep sweep;
  @Inject SampleJobs.Print print;
  @Inject SampleJobs.Leak leak;
  @Inject FailingJobs failing;

  @ConfigProperty(name = "quarkus.management.test-port")
  int managementPort;

  @BeforeEach
  void nothingHasRun() {
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
  void runsAreCountedByJobAndOutcome() {
    runJob.run(sweep);

    given()
        .port(managementPort)
        .get("/q/metrics")
        .then()
        .body(containsString("job_run_seconds_count{job=\"sweep\",outcome=\"done\"}"));
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
