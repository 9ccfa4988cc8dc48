package throughline.bookings.enquiry;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.bookings.testing.Actors;
import throughline.bookings.testing.PlainClient;
import throughline.contracts.bookings.BookingEvents;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Published;
import throughline.platform.testing.Race;

/** A desk counts what it is asked about, takes a press back and puts a day right. */
@QuarkusTest
class EnquiriesTest {

  private static final String TODAY = "2026-11-24";
  private static final String YESTERDAY = "2026-11-23";

  private final Actor adviser = Actors.anAdviser().at("BLAC");
  private final Browser desk = Browser.of(adviser);

  @BeforeEach
  void nobodyHasAsked() {
    Database.execute("DELETE FROM enquiry");
    Database.execute("DELETE FROM enquiry_count");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 16, 64})
  void asManyPressesAtOnceCountAsMany(int desks) throws Exception {
    var client = new PlainClient();
    Callable<String> press =
        () ->
            client.post(
                "/api/enquiries", adviser, null, "{\"library\": \"BLAC\", \"topic\": \"FINANCE\"}");

    var answers = Race.atOnce(Collections.nCopies(desks, press));

    assertEquals(Collections.nCopies(desks, "201"), answers);
    assertEquals(desks, count("FINANCE", TODAY));
    assertEquals(desks, Database.number("SELECT count(*) FROM enquiry"));
  }

  @Test
  void onePressCountsOneAndADoubleClickToo() {
    var page = desk.open("/enquiries");

    desk.send(page, "/enquiries", Map.of("topic", "STARTING"));
    var shown = desk.follow(desk.send(page, "/enquiries", Map.of("topic", "STARTING")));

    assertEquals(1, count("STARTING", TODAY));
    assertEquals("1 enquiry", shown.text("h1").replaceFirst(".*today", "").strip());
    desk.send(shown, "/enquiries", Map.of("topic", "STARTING"));
    desk.send(shown, "/enquiries", Map.of("topic", "DIGITAL"));
    assertEquals(2, count("STARTING", TODAY));
    assertEquals(1, count("DIGITAL", TODAY));
  }

  @Test
  void theLastPressIsTakenBackOnce() {
    press("FINANCE");
    press("DIGITAL");
    var page = desk.open("/enquiries");
    assertTrue(page.text("main").contains("Take back: Digital"));

    desk.send(page, "/enquiries/undo", Map.of());
    var twice = desk.send(page, "/enquiries/undo", newKey(Map.of()));

    assertEquals(409, twice.status());
    assertEquals(0, count("DIGITAL", TODAY));
    assertEquals(1, count("FINANCE", TODAY));
    assertTrue(desk.open("/enquiries").text("main").contains("Take back: Finance"));
    assertFalse(
        Browser.of(Actors.anAdviser().at("BLAC")).open("/enquiries").has("[name=press]"),
        "nobody takes back what another pressed");
  }

  @Test
  void anEarlierDayIsPutRightWithAReasonAndWhatIsWrongIsNamed() {
    var page = desk.open("/enquiries/day?date=" + YESTERDAY);
    var wrong = desk.send(page, "/enquiries/day", Map.of("FINANCE", "many", "reason", ""));
    assertEquals(400, wrong.status());
    assertEquals(2, wrong.problems().size(), wrong.problems().toString());

    desk.send(page, "/enquiries/day", newKey(Map.of("FINANCE", "7", "reason", "Paper tally")))
        .then()
        .statusCode(303);

    assertEquals(7, count("FINANCE", YESTERDAY));
    assertEquals(0, count("STARTING", YESTERDAY));
    var history = desk.open("/enquiries/day?date=" + YESTERDAY).text("main");
    assertTrue(history.contains("Finance: 7 more. Paper tally"), history);
  }

  @Test
  void ofTwoCorrectionsAtOnceTheSecondIsToldWhatTheNumbersAre() {
    var page = desk.open("/enquiries/day?date=" + YESTERDAY);
    desk.send(page, "/enquiries/day", Map.of("FINANCE", "7", "reason", "Paper tally"));

    var late = desk.send(page, "/enquiries/day", newKey(Map.of("FINANCE", "5", "reason", "Mine")));

    assertEquals(409, late.status());
    assertEquals(7, count("FINANCE", YESTERDAY));
  }

  @Test
  void todayIsNotCorrectedAndNoOtherLibraryIsCounted() {
    var page = desk.open("/enquiries/day?date=" + YESTERDAY);
    var today =
        desk.send(page, "/enquiries/day", Map.of("date", TODAY, "FINANCE", "7", "reason", "x"));
    assertEquals(400, today.status());

    send("WEST", "FINANCE").statusCode(400).body("errors.field", contains("library"));
    send("BLAC", "GARDENING").statusCode(400).body("errors.field", contains("topic"));
    send(null, null).statusCode(400).body("errors.field", contains("library", "topic"));
    assertEquals(0, Database.number("SELECT count(*) FROM enquiry_count"));
  }

  @Test
  void theApiAnswersTheNumbersOfTheDay() {
    press("FINANCE");
    send("BLAC", "FINANCE")
        .statusCode(201)
        .body("library", is("BLAC"))
        .body("day", is(TODAY))
        .body("lines.find { it.topic == 'FINANCE' }.count", is(2))
        .body("total", is(2));
  }

  @Test
  void eachNumberIsPublishedAsItStandsAndNobodyIsNamed() {
    press("FINANCE");
    press("FINANCE");
    desk.send(desk.open("/enquiries"), "/enquiries/undo", Map.of());
    var id = Database.text("SELECT id FROM enquiry_count WHERE topic = 'FINANCE'");

    var events = Published.allOf(BookingEvents.TOPIC, id);

    assertEquals(
        List.of(
            "{\"version\":1,\"date\":\"2026-11-24\",\"library\":\"BLAC\",\"topic\":\"FINANCE\",\"count\":1}",
            "{\"version\":2,\"date\":\"2026-11-24\",\"library\":\"BLAC\",\"topic\":\"FINANCE\",\"count\":2}",
            "{\"version\":3,\"date\":\"2026-11-24\",\"library\":\"BLAC\",\"topic\":\"FINANCE\",\"count\":1}"),
        events.stream().map(event -> event.value()).toList());
  }

  private void press(String topic) {
    var page = desk.open("/enquiries");
    desk.send(page, "/enquiries", Map.of("topic", topic)).then().statusCode(303);
  }

  private ValidatableResponse send(String library, String topic) {
    var fields = new HashMap<String, Object>();
    fields.put("library", library);
    fields.put("topic", topic);
    return given()
        .auth()
        .oauth2(adviser.token())
        .contentType(ContentType.JSON)
        .body(fields)
        .post("/api/enquiries")
        .then();
  }

  private static Map<String, String> newKey(Map<String, String> fields) {
    var all = new HashMap<>(fields);
    all.put("idempotencyKey", UUID.randomUUID().toString());
    return all;
  }

  private static long count(String topic, String day) {
    return Database.number(
        "SELECT coalesce(sum(count), 0) FROM enquiry_count WHERE topic = '%s' AND day = '%s'"
            .formatted(topic, day));
  }
}
