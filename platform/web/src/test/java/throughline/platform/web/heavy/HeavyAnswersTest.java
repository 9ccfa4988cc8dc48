package throughline.platform.web.heavy;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.RawHttp;
import throughline.platform.testing.RawHttp.Answer;
import throughline.platform.testing.TestTokens;
import throughline.platform.web.sample.PaperPages;

/** Few files are made at a time, and nobody's keep those of others waiting. */
@QuarkusTest
class HeavyAnswersTest {

  private static final int MANY = 60;
  private static final int AT_ONCE_FOR_ONE = 2;
  private static final int WAITING_FOR_ONE = 12;

  private static final String SAM = TestTokens.token("sam", "Sam Many", "volunteer");
  private static final String ANN = TestTokens.token("ann", "Ann Other", "volunteer");

  @TestHTTPResource URI uri;

  private final List<RawHttp> asked = new ArrayList<>();

  @BeforeEach
  void noInk() {
    PaperPages.INK.drainPermits();
  }

  @AfterEach
  void allAreDone() throws IOException {
    PaperPages.INK.release(10 * MANY);
    for (var one : asked) {
      one.close();
    }
    await().until(() -> PaperPages.AT_WORK.get() == 0);
  }

  @Test
  void onePersonsManyLeaveRoomForPagesAndForAnothersFile() throws IOException {
    for (int i = 0; i < MANY; i++) {
      ask(SAM);
    }
    await().until(() -> PaperPages.AT_WORK.get() == AT_ONCE_FOR_ONE);
    given().get("/").then().statusCode(200);

    var anns = ask(ANN);
    await().until(() -> PaperPages.AT_WORK.get() == AT_ONCE_FOR_ONE + 1);
    PaperPages.INK.release(10 * MANY);

    assertEquals(200, anns.answer().status());
    var statuses = new ArrayList<Integer>();
    for (var one : asked.subList(0, MANY)) {
      var answer = one.answer();
      statuses.add(answer.status());
      if (answer.status() != 200) {
        assertRefusedInWords(answer);
      }
    }
    long made = statuses.stream().filter(status -> status == 200).count();
    assertTrue(
        made >= AT_ONCE_FOR_ONE + WAITING_FOR_ONE && made < MANY, "made of " + MANY + ": " + made);
  }

  @Tag("nightly")
  @Test
  void whoeverWaitsTooLongIsToldSo() throws IOException {
    for (int i = 0; i < AT_ONCE_FOR_ONE; i++) {
      ask(SAM);
    }
    await().until(() -> PaperPages.AT_WORK.get() == AT_ONCE_FOR_ONE);

    assertRefusedInWords(ask(SAM).answer());
  }

  @Test
  void whoGoesAwayTakesNoPlaceWithThem() throws IOException {
    for (int i = 0; i < AT_ONCE_FOR_ONE + WAITING_FOR_ONE; i++) {
      ask(SAM);
    }
    await().until(() -> PaperPages.AT_WORK.get() == AT_ONCE_FOR_ONE);
    for (var one : asked) {
      one.close();
    }
    PaperPages.INK.release(10 * MANY);
    await().until(() -> PaperPages.AT_WORK.get() == 0);

    for (int i = 0; i < AT_ONCE_FOR_ONE + WAITING_FOR_ONE; i++) {
      assertEquals(200, ask(SAM).answer().status());
    }
  }

  private RawHttp ask(String token) throws IOException {
    var one =
        RawHttp.connect(uri.getPort())
            .send(
                """
                GET /paper HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Connection: close\r
                \r
                """
                    .formatted(token));
    asked.add(one);
    return one;
  }

  private static void assertRefusedInWords(Answer answer) {
    assertEquals(503, answer.status());
    assertEquals("10", answer.header("Retry-After"));
    assertTrue(answer.body().contains("Too many files are being made"), answer.body());
  }
}
