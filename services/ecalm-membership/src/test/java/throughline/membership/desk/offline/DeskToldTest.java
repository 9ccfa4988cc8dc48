package throughline.membership.desk.offline;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

/** A device that has a network says how much still waits on it, and the office sees that. */
@QuarkusTest
class DeskToldTest {

  private static final String SINCE = "2026-11-24T09:15:00.000Z";
  private static final String ROWS = "SELECT count(*) FROM device_waiting";

  private final Actor ofWitney = Actors.aRegistrar().at("WITNEY");
  private final Actor ofTwo = Actors.aRegistrar().at("WITNEY", "HENLEY");
  private final String device = UUID.randomUUID().toString();

  @Inject TestClock clock;
  @Inject DeviceWaiting deviceWaiting;

  @AfterEach
  void nothingWaits() {
    clock.set(TestClock.NOON);
    Database.execute("DELETE FROM device_waiting");
  }

  @Test
  void anOfficesDaySaysHowManyWaitOnItsDevicesAndSinceWhen() {
    assertEquals(204, tell(ofWitney, device, List.of("2 " + SINCE)).statusCode());
    tell(ofTwo, UUID.randomUUID().toString(), List.of("1 2026-11-23T09:15:00Z WITNEY"));

    var one = Browser.of(Actors.aRegistrar().at("WITNEY")).open("/").text("main");
    var several = Browser.of(ofTwo).open("/").text("table:contains(Not sent from devices)");

    assertTrue(one.contains("Not sent from devices 3"), one);
    assertTrue(one.contains("since 23 November 2026 at 9:15am"), one);
    assertTrue(several.contains("3, since 23 November 2026 at 9:15am"), several);
    assertFalse(Browser.of(Actors.aRegistrar()).open("/").text("main").contains("Not sent"));
  }

  @Test
  void whatItSaysTakesThePlaceOfWhatItSaidBefore() {
    tell(ofTwo, device, List.of("2 " + SINCE + " WITNEY", "1 " + SINCE + " HENLEY"));
    tell(ofTwo, device, List.of("1 " + SINCE + " HENLEY"));
    assertEquals(1, Database.number(ROWS));

    tell(ofTwo, device, List.of());

    assertEquals(0, Database.number(ROWS));
    assertFalse(Browser.of(ofWitney).open("/").text("main").contains("Not sent from devices"));
  }

  @Test
  void aDeviceThatNeverComesBackIsForgottenAndAWrongClockIsNotBelieved() {
    tell(ofWitney, device, List.of("2 2031-01-01T00:00:00Z"));
    assertEquals(
        "2026-11-24 12:00:00",
        Database.text(
            "SELECT to_char(oldest AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') FROM device_waiting"));

    clock.advance(Duration.ofDays(91));

    assertFalse(Browser.of(ofWitney).open("/").text("main").contains("Not sent from devices"));
    assertEquals(1, deviceWaiting.purgeBatch(clock.instant(), 10));
    assertEquals(0, Database.number(ROWS));
  }

  /** Somebody of another office sits at the device now. */
  @Test
  void whatOthersWroteDownThereIsCountedForTheirOffice() {
    var ofOxford = Actors.aRegistrar();
    var waits = List.of("2 " + SINCE + " WITNEY");
    String pass = desk(ofWitney).path("pass");

    assertEquals(400, tell(ofOxford, device, waits).statusCode());
    assertEquals(400, tell(ofOxford, device, waits, "rubbish").statusCode());
    assertEquals(204, tell(ofOxford, device, waits, pass).statusCode());

    clock.advance(Duration.ofDays(30));
    var start = Browser.of(Actors.aRegistrar().at("WITNEY")).open("/").text("main");
    assertTrue(start.contains("Not sent from devices 2"), start);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2",
        "two 2026-11-24T09:15:00Z",
        "0 2026-11-24T09:15:00Z",
        "2 yesterday",
        "2 2026-11-24T09:15:00Z OXFORD",
        "2 2026-11-24T09:15:00Z Wren Fernsby",
      })
  void whatIsSaidInAnotherWayOrOfAnotherOfficeIsNotKept(String wrong) {
    assertEquals(400, tell(ofWitney, device, List.of(wrong)).statusCode());
    assertEquals(400, tell(ofWitney, "a-desk", List.of("2 " + SINCE)).statusCode());
    assertEquals(400, tell(ofWitney, device, List.of("2 " + SINCE, "3 " + SINCE)).statusCode());

    assertEquals(0, Database.number(ROWS));
  }

  private static Response tell(Actor person, String device, List<String> waits, String... passes) {
    var request =
        given()
            .auth()
            .oauth2(person.token())
            .accept("application/json")
            .contentType("application/x-www-form-urlencoded; charset=UTF-8")
            .formParam("csrf-token", tokenOf(person))
            .formParam("device", device);
    if (passes.length > 0) {
      request.formParam("passes", List.of(passes));
    }
    return (waits.isEmpty() ? request : request.formParam("waits", waits)).post("/enrolments/desk");
  }

  private static String tokenOf(Actor person) {
    return desk(person).path("token");
  }

  private static Response desk(Actor person) {
    return given().auth().oauth2(person.token()).accept("application/json").get("/enrolments/desk");
  }
}
