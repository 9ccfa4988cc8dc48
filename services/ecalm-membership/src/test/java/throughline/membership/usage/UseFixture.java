package throughline.membership.usage;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import throughline.contracts.membership.MembershipEvents;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.platform.testing.JsonSchema;
import throughline.platform.testing.Published;

/** Rows as the library system sends them, of a batch that no other test has. */
final class UseFixture {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String path;
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private String batch = "test-" + UUID.randomUUID();
  private Actor sender = librarySystem();

  private UseFixture(String path) {
    this.path = path;
  }

  static UseFixture loans() {
    return new UseFixture("/api/loans");
  }

  static UseFixture attendance() {
    return new UseFixture("/api/event-attendance");
  }

  static Actor librarySystem() {
    return Actor.named("Library system", "library-system").at("*");
  }

  static Actor staffOf(String... libraries) {
    return Actor.named("Lesley Staff", "library-staff").at(libraries);
  }

  UseFixture batch(String reference) {
    batch = reference;
    return this;
  }

  UseFixture by(Actor person) {
    sender = person;
    return this;
  }

  String batch() {
    return batch;
  }

  /** A loan at Banbury of today in tests, of a picture book. */
  UseFixture loan(String row, String card, String... more) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("row", row);
    fields.put("library", "BANB");
    fields.put("day", "2026-11-24");
    fields.put("kind", "ISSUE");
    fields.put("audience", "CHILDREN");
    fields.put("card", card);
    return with(fields, more);
  }

  /** Fourteen children under 5 at a rhyme time in Banbury. */
  UseFixture rhymeTime(String row, List<String> cards, String... more) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("row", row);
    fields.put("library", "BANB");
    fields.put("day", "2026-11-24");
    fields.put("event", "rhyme-time-0930");
    fields.put("under5s", "14");
    fields.put("cards", cards);
    return with(fields, more);
  }

  UseFixture takenBack(String row) {
    return with(new LinkedHashMap<>(Map.of("row", row, "state", "VOID")));
  }

  private UseFixture with(Map<String, Object> fields, String... more) {
    for (var i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    fields.values().removeIf(value -> value == null);
    rows.add(fields);
    return this;
  }

  Response post() {
    return given()
        .auth()
        .oauth2(sender.token())
        .contentType(ContentType.JSON)
        .body(Map.of("batch", batch, "rows", List.copyOf(rows)))
        .post(path);
  }

  /** Sends it, which must succeed; "taken known refused". */
  String sent() {
    var answer = post().then().statusCode(200).extract().jsonPath();
    return "%d %d %d"
        .formatted(
            answer.getInt("taken"), answer.getInt("known"), answer.getList("refused").size());
  }

  /** The same rows no more. */
  UseFixture then() {
    rows.clear();
    return this;
  }

  /** What a day of Banbury comes to: issues, first issues, children's; the same of under 5s. */
  static String counted(String day) {
    return Database.text(
        """
        SELECT coalesce(max(concat_ws(' ', issues, issues_without_renewals, childrens_issues, under5_issues,
                                      under5_issues_without_renewals, under5_childrens_issues)), 'nothing')
          FROM loan_count WHERE library_code = 'BANB' AND day = '%s'
        """
            .formatted(day));
  }

  /** The last event of the aggregate, once all have left; it keeps its schema. */
  static JsonNode event(String id, String schema) {
    var events = Published.allOf(MembershipEvents.TOPIC, id);
    var last = events.get(events.size() - 1).value();
    try {
      var errors = JsonSchema.of("/contracts/schemas/" + schema + ".v1.json").errors(last);
      if (!errors.isEmpty()) {
        throw new AssertionError(errors.toString());
      }
      return JSON.readTree(last);
    } catch (IOException notJson) {
      throw new AssertionError(notJson);
    }
  }

  /** The key under which a member's use of a financial year is told. */
  static String childKey(String member, int year) {
    return Database.text(
        "SELECT key FROM child_use_key WHERE member_key = '%s' AND year = %d"
            .formatted(member, year));
  }

  static String firstLoan(String member) {
    return event(member, "member").path("firstLoan").asText();
  }

  static void nothingCameIn() {
    Database.execute(
        """
        DELETE FROM use_refusal; DELETE FROM use_delivery; DELETE FROM loan; DELETE FROM attendance;
        DELETE FROM loan_count; DELETE FROM event_attendance; DELETE FROM child_use; DELETE FROM use_batch;
        UPDATE member SET first_loan_on = NULL WHERE first_loan_on IS NOT NULL
        """);
  }
}
