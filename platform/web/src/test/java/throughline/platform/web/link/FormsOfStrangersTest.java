package throughline.platform.web.link;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.TestClock;
import throughline.platform.web.provider.WithTestProvider;

@QuarkusTest
// On purpose: people sign in as in production, in one application that six tests share.
@TestProfile(WithTestProvider.class)
class FormsOfStrangersTest {

  @Inject TestClock clock;

  @AfterEach
  void setClockBack() {
    clock.set(TestClock.NOON);
  }

  @Test
  void oneAddressSendsSoManyAndNobodyElseIsStopped() {
    for (int sent = 0; sent < WithTestProvider.FORMS_OF_STRANGERS; sent++) {
      send("192.0.2.10").statusCode(200);
    }
    send("192.0.2.10")
        .statusCode(429)
        .header("Retry-After", "600")
        .body(containsString("yours was not saved"));
    send("192.0.2.11").statusCode(200);

    clock.advance(Duration.ofMinutes(10).plusSeconds(1));
    send("192.0.2.10").statusCode(200);
  }

  private static ValidatableResponse send(String address) {
    return given()
        .header("X-Forwarded-For", address)
        .accept("text/html")
        .contentType("multipart/form-data; boundary=b")
        .multiPart("title", "Of a stranger")
        .post("/pictures")
        .then();
  }
}
