package throughline.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.TestClock;
import throughline.platform.testing.TestTokens;

@QuarkusTest
class IdempotencyTest {

  private static final String REPLAYED = "Idempotent-Replayed";

  @Inject DataSource database;
  @Inject TestClock clock;

  private final String key = UUID.randomUUID().toString();
  private final String title = UUID.randomUUID().toString();

  @Test
  void aRepeatAnswersAsTheFirstDidAndWorksOnce() {
    Response first = write("ada", key, title);
    Response repeat = write("ada", key, title);

    first.then().statusCode(201).header(REPLAYED, nullValue());
    repeat.then().statusCode(201).header(REPLAYED, "true");
    assertSameAnswer(first, repeat);
    assertEquals(1, notes());
  }

  @Test
  void ofTwoAtOnceOneWorksAndBothAnswerTheSame() throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    for (int round = 0; round < 10; round++) {
      String raced = UUID.randomUUID().toString();
      Callable<Response> request = () -> write("ada", raced, title);
      List<Response> answers =
          Stream.of(two.submit(request), two.submit(request)).map(this::get).toList();

      answers.forEach(answer -> answer.then().statusCode(201));
      assertSameAnswer(answers.get(0), answers.get(1));
      assertEquals(round + 1, notes());
    }
    two.shutdown();
  }

  @Test
  void theSameKeyForAnotherRequestIsRefused() {
    write("ada", key, title).then().statusCode(201);

    write("ada", key, title + "!")
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency-key-reused"));
    request("ada", key, title).post("/api/notes/other").then().statusCode(422);
    assertEquals(1, notes());
  }

  @Test
  void anotherPersonsKeyIsAnother() {
    Response ada = write("ada", key, title);
    Response bob = write("bob", key, title);

    bob.then().statusCode(201).header(REPLAYED, nullValue());
    assertThat(bob.path("id").equals(ada.path("id")), is(false));
  }

  @Test
  void aKeyIsForgottenAfterTwentyFourHours() {
    write("ada", key, title).then().statusCode(201);
    clock.advance(Duration.ofHours(24).minusSeconds(1));
    write("ada", key, title).then().header(REPLAYED, "true");

    clock.advance(Duration.ofSeconds(1));

    write("ada", key, title).then().statusCode(201).header(REPLAYED, nullValue());
    write("ada", key, title).then().statusCode(201).header(REPLAYED, "true");
    assertEquals(2, notes());
  }

  @Test
  void aFailureIsNotRemembered() {
    write("ada", key, "full").then().statusCode(409);

    write("ada", key, title).then().statusCode(201).header(REPLAYED, nullValue());
  }

  @Test
  void aKeyThatIsTooLongIsRefused() {
    write("ada", "k".repeat(255), title).then().statusCode(201);
    write("ada", "k".repeat(256), title)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("Idempotency-Key"));
  }

  @Test
  void withoutAKeyEveryRequestWorks() {
    request("ada", null, title).post("/api/notes").then().statusCode(201);
    request("ada", null, title).post("/api/notes").then().statusCode(201);
    assertEquals(2, notes());
  }

  @Test
  void theTableHoldsNoSubject() throws SQLException {
    write("ada-the-subject", key, title).then().statusCode(201);
    try (var connection = database.getConnection();
        var row =
            connection
                .createStatement()
                .executeQuery(
                    """
                    SELECT count(*) FILTER (WHERE person = sha256('ada-the-subject')),
                           count(*) FILTER (WHERE position('ada-the-subject'::bytea IN person) > 0
                                               OR (to_jsonb(k) - 'person')::text LIKE '%ada-the-subject%')
                      FROM idempotency_key k
                    """)) {
      row.next();
      assertEquals(1, row.getInt(1), "rows that hold the digest");
      assertEquals(0, row.getInt(2), "rows that hold the subject");
    }
  }

  private Response write(String person, String withKey, String withTitle) {
    return request(person, withKey, withTitle).post("/api/notes");
  }

  private io.restassured.specification.RequestSpecification request(
      String person, String withKey, String withTitle) {
    var request =
        given()
            .auth()
            .oauth2(TestTokens.token(person, "Somebody", "volunteer"))
            .contentType("application/json")
            .body(ProblemTest.note(withTitle));
    return withKey == null ? request : request.header("Idempotency-Key", withKey);
  }

  private static void assertSameAnswer(Response first, Response second) {
    assertEquals(first.statusCode(), second.statusCode());
    assertEquals(first.header("Location"), second.header("Location"));
    assertEquals(first.contentType(), second.contentType());
    assertEquals(first.asString(), second.asString());
  }

  private Response get(Future<Response> answer) {
    try {
      return answer.get();
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private int notes() {
    try (var connection = database.getConnection();
        var count = connection.prepareStatement("SELECT count(*) FROM note WHERE title = ?")) {
      count.setString(1, title);
      try (var row = count.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }
}
