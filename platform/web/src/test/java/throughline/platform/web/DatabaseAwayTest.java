package throughline.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Database;
import throughline.platform.testing.LogWatch;
import throughline.platform.testing.TestClock;
import throughline.platform.testing.TestServers;
import throughline.platform.testing.TestTokens;
import throughline.platform.web.provider.SignedInBrowser;

/** Without its database a service says that it is not available, and not that it is broken. */
@QuarkusTest
// On purpose: its application is the one on the network.
@TestProfile(OnTheNetwork.class)
class DatabaseAwayTest {

  private static final String WRITES = "checks.find { it.name == 'writes' }.data.writes";

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Inject DataSource database;
  @Inject TestClock clock;

  @Test
  void whatIsSentIsAnsweredUnavailableAndReadinessSaysSo() {
    Map<String, String> form =
        new HashMap<>(SignedInBrowser.hiddenFields(quill().accept("text/html").get("/notes/new")));
    form.put("text", "a note");
    var postgres = TestServers.postgres();
    try (var log = new LogWatch()) {
      postgres.stop();

      saysSo(note());
      saysSo(
          quill()
              .accept("text/html")
              .contentType("application/x-www-form-urlencoded; charset=UTF-8")
              .formParams(form)
              .post("/notes/new"));
      given().get(management.resolve("/q/health/ready")).then().statusCode(503);

      assertFalse(log.lines().contains("errorId"), log.lines());
    } finally {
      postgres.start();
    }
    Awaitility.await().until(() -> note().statusCode() == 201);
    given().get(management.resolve("/q/health/ready")).then().statusCode(200);
  }

  @Tag("nightly")
  @Test
  void soIsWhatWaitsInVainForAConnection() throws SQLException {
    var taken = new ArrayList<AutoCloseable>();
    try {
      for (int i = 0; i < 16; i++) {
        taken.add(database.getConnection());
      }
      saysSo(note());
    } finally {
      taken.forEach(DatabaseAwayTest::close);
    }
  }

  @Test
  void soIsADatabaseWithoutRoom() {
    clock.set(TestClock.NOON.minus(Duration.ofHours(1)));
    Database.execute(
        """
        CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full';
        END $$;
        CREATE TRIGGER no_room BEFORE INSERT ON idempotency_key
          FOR EACH STATEMENT EXECUTE FUNCTION no_room();
        """);
    try (var log = new LogWatch()) {
      saysSo(note()).contentType("application/problem+json");

      assertFalse(log.lines().contains("errorId"), log.lines());
      given()
          .get(management.resolve("/q/health/ready"))
          .then()
          .statusCode(200)
          .body(WRITES, startsWith("refused: its disk is full"));
      given()
          .get(management.resolve("/q/health"))
          .then()
          .statusCode(503)
          .body("checks.findAll { it.status == 'DOWN' }.name", contains("database takes changes"));
    } finally {
      Database.execute("DROP FUNCTION no_room CASCADE");
      clock.set(TestClock.NOON);
    }
    given().get(management.resolve("/q/health")).then().statusCode(200);
  }

  private static void close(AutoCloseable connection) {
    try {
      connection.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static RequestSpecification quill() {
    return given().auth().oauth2(TestTokens.token("quill", "Quill", "volunteer"));
  }

  private static Response note() {
    return quill()
        .header("Idempotency-Key", UUID.randomUUID())
        .contentType(ContentType.JSON)
        .body(ProblemTest.note("a note"))
        .post("/api/notes");
  }

  private static ValidatableResponse saysSo(Response answer) {
    return answer
        .then()
        .statusCode(503)
        .header("Retry-After", equalTo("60"))
        .body(containsString("may not have been saved"));
  }
}
