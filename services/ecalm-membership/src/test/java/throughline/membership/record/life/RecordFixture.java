package throughline.membership.record.life;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import throughline.contracts.membership.MembershipEvents;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.JsonSchema;
import throughline.platform.testing.Page;
import throughline.platform.testing.Published;

/** Somebody at a desk and what they record of a child, by its pages or the API. */
final class RecordFixture {

  private final Actor person;
  private final Browser browser;

  private RecordFixture(Actor person) {
    this.person = person;
    this.browser = Browser.of(person);
  }

  static RecordFixture by(Actor person) {
    return new RecordFixture(person);
  }

  Page open(String address) {
    return browser.open(address);
  }

  Page record(String id) {
    return browser.open("/enrolments/" + id + "/record");
  }

  Page form(String id, String event) {
    return browser.open("/enrolments/" + id + "/life/" + event);
  }

  /** Opens a page and sends the form that goes to its own address. */
  Page sendTo(String address, Map<String, String> typed) {
    return browser.send(browser.open(address), address, typed);
  }

  /** Opens the event's page and sends its form. */
  Page send(String id, String event, Map<String, String> typed) {
    return sendOpened(form(id, event), id, event, typed);
  }

  Page sendOpened(Page form, String id, String event, Map<String, String> typed) {
    return browser.send(form, "/enrolments/" + id + "/life/" + event, typed);
  }

  /** The same, which must succeed; returns the page that comes next. */
  Page done(String id, String event, Map<String, String> typed) {
    return browser.follow(send(id, event, typed));
  }

  ValidatableResponse read(String id) {
    return given().auth().oauth2(person.token()).get("/api/enrolments/" + id + "/record").then();
  }

  ValidatableResponse call(String id, String event, Map<String, String> typed) {
    var body = new HashMap<String, String>(typed);
    body.put("event", event);
    body.computeIfAbsent("version", none -> read(id).extract().jsonPath().getString("version"));
    return given()
        .auth()
        .oauth2(person.token())
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/enrolments/" + id + "/life-events")
        .then();
  }

  String history(String id) {
    return browser.open("/enrolments/" + id + "/history").text("main");
  }

  /** The last of so many events of the member, which keeps the schema. */
  static JsonNode event(String id, int count) {
    var events = Published.awaitOf(MembershipEvents.TOPIC, id, count);
    var last = events.get(count - 1).value();
    var errors = JsonSchema.of(MembershipEvents.MEMBER_CHANGED.schemaResource()).errors(last);
    if (!errors.isEmpty()) {
      throw new AssertionError(errors.toString());
    }
    return json(last);
  }

  /** How many there are, once all have left. */
  static int events(String id) {
    return Published.allOf(MembershipEvents.TOPIC, id).size();
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException notJson) {
      throw new AssertionError(notJson);
    }
  }

  static List<String> linksOfLife(Page record) {
    return record.links().stream()
        .filter(link -> link.contains("/life/"))
        .map(link -> link.replaceFirst(".*/", ""))
        .toList();
  }
}
