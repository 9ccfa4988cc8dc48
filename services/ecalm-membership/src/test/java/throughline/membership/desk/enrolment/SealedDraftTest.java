package throughline.membership.desk.enrolment;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.TypedForm.aForm;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.platform.core.seal.AesGcm;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestClock;

/**
 * What a registrar wrote down without a network is sent, sealed as it is, by another of the office.
 */
@QuarkusTest
class SealedDraftTest {

  private static final String SEND = "/enrolments/drafts";
  private static final String RELEASE = "/enrolments/drafts/release";
  private static final String TAKE = "/enrolments/drafts/take";
  private static final String DELETE = "/enrolments/drafts/delete";

  private final Actor first = Actors.aRegistrar();
  private final Actor second = Actors.aRegistrar();
  private final Actor elsewhere = Actors.aRegistrar().at("BANBURY");
  private final String id = UUID.randomUUID().toString();

  @Inject TestClock clock;

  @AfterEach
  void itIsNoonAgain() {
    clock.set(TestClock.NOON);
  }

  @Test
  void itIsRecordedAsOfWhoWroteItDownAndSaysWhoSentIt() {
    var typed = aForm();
    typed.put("dateOfBirth", "yesterday");
    var sealed = sealed(first, typed);
    clock.advance(Duration.ofDays(2));

    var sent = post(second, RELEASE, sealed);

    assertEquals(200, sent.statusCode(), sent.asString());
    var member = sent.path("receipt").toString().replace("/enrolments/", "");
    assertEquals(first.subject() + " OXFORD", audited("ENROLLED", member));
    assertEquals(second.subject() + " OXFORD", audited("SENT_FOR_ANOTHER", member));
    assertEquals(
        "2026-11-23",
        Database.text(
            "SELECT date_of_birth::text FROM vault.child WHERE member_key = '" + member + "'"));
    var history = Browser.of(second).open("/enrolments/" + member + "/history").text("main");
    assertTrue(history.contains("Sent for the registrar who wrote it down"), history);
  }

  @Test
  void theFirstAndTwoColleaguesSendInTheSameMomentAndOneEnrols() throws Exception {
    var typed = aForm();
    var sealed = sealed(first, typed);
    var open = new HashMap<>(typed);
    open.put("idempotencyKey", id);
    var members = members();

    var answers =
        Race.<Object>atOnce(
            List.of(
                () -> post(first, SEND, open).path("receipt"),
                () -> post(second, RELEASE, sealed).path("receipt"),
                () -> post(Actors.aRegistrar(), RELEASE, sealed).path("receipt")));

    assertEquals(1, answers.stream().distinct().count(), answers::toString);
    assertEquals(members + 1, members());
  }

  @Test
  void aDeskThatWasClosedForTwoMonthsIsToldTheSame() {
    var sealed = sealed(first, aForm());
    var receipt = post(second, RELEASE, sealed).path("receipt");

    clock.advance(Duration.ofDays(60));

    assertEquals(receipt, post(second, RELEASE, sealed).path("receipt"));
  }

  @Test
  void anotherOfficeNeitherSendsNorDeletesIt() {
    var sealed = sealed(first, aForm());
    var members = members();

    assertEquals(404, post(elsewhere, RELEASE, sealed).statusCode());
    assertEquals(404, post(elsewhere, TAKE, sealed).statusCode());
    sealed.put("reason", "WRITTEN_TWICE");
    assertEquals(404, post(elsewhere, DELETE, sealed).statusCode());
    assertEquals(403, post(second.withoutPlaces(), tokenOf(second), RELEASE, sealed).statusCode());
    assertEquals(members, members());
    assertEquals(0, deletions());
  }

  @Test
  void whatSomebodyElseSealedOrChangedDoesNotOpen() {
    var sealed = sealed(first, aForm());
    var ofSecond = sealed(second, aForm());
    var members = members();

    for (var wrong :
        List.of(
            Map.of("pass", ofSecond.get("pass")),
            Map.of("sealed", ofSecond.get("sealed")),
            Map.of("id", UUID.randomUUID().toString()),
            Map.of("id", "1"),
            Map.of("pass", "rubbish!"),
            Map.of("pass", ""),
            Map.of("sealed", "AAAA"))) {
      var changed = new HashMap<>(sealed);
      changed.putAll(wrong);
      var answer = post(second, RELEASE, changed);
      assertEquals(400, answer.statusCode(), wrong.keySet().toString());
      assertEquals("sealed", answer.path("errors[0].field"));
    }
    assertEquals(members, members());
  }

  @Test
  void whatIsWrongIsSaidAndItStays() {
    var typed = aForm();
    typed.put("cardNumber", "22390000027896");

    var refused = post(second, RELEASE, sealed(first, typed));

    assertEquals(400, refused.statusCode());
    assertEquals("cardNumber", refused.path("errors[0].field"));
  }

  @Test
  void whatWasRefusedAColleaguePutsRightInTheirOwnName() {
    var typed = aForm();

    var taken = post(second, TAKE, sealed(first, typed));

    assertEquals("2026-11-24", taken.path("day"));
    assertEquals(
        typed.get("cardNumber"),
        taken.path("fields.find { it.name == 'cardNumber' }.value").toString());
    assertEquals(second.subject() + " OXFORD", audited("TAKEN_OVER", id));
  }

  @Test
  void onlyAReasonDeletesAndHistoryKeepsWhoseDecisionItWas() {
    var sealed = sealed(first, aForm());

    assertEquals("reason", post(second, DELETE, sealed).path("errors[0].field"));
    assertEquals(0, deletions());
    sealed.put("reason", "NOT_WANTED");
    assertEquals(204, post(second, DELETE, sealed).statusCode());

    assertEquals(second.subject() + " OXFORD", audited("DELETED_UNSENT", id));
    assertEquals(
        "The family does not want it after all",
        Database.text("SELECT reason FROM audit_entry WHERE record_id = '" + id + "'"));
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM audit_entry WHERE record_id = '%s' AND changes::text LIKE '%%%s%%'"
                .formatted(id, first.subject())));
  }

  @Test
  void aKeyIsOfOnePersonAlwaysAndOfNobodyElse() {
    var key = desk(first).path("key").toString();
    clock.advance(Duration.ofDays(30));

    assertEquals(key, desk(first).path("key"));
    assertNotEquals(key, desk(second).path("key"));
    assertFalse(desk(first).asString().contains(first.subject()));
  }

  /** As store.js seals it. */
  private Map<String, String> sealed(Actor registrar, Map<String, String> typed) {
    var fields = new JsonArray();
    typed.forEach((name, value) -> fields.add(new JsonArray().add(name).add(value)));
    var draft =
        new JsonObject()
            .put("id", id)
            .put("state", "waiting")
            .put("day", "2026-11-24")
            .put("fields", fields);
    var desk = desk(registrar);
    var key = Base64.getDecoder().decode(desk.path("key").toString());
    var sealed =
        new AesGcm(key, id.getBytes(StandardCharsets.UTF_8))
            .seal(draft.encode().getBytes(StandardCharsets.UTF_8));
    return new HashMap<>(
        Map.of(
            "id",
            id,
            "pass",
            desk.path("pass"),
            "sealed",
            Base64.getEncoder().encodeToString(sealed)));
  }

  private static String tokenOf(Actor person) {
    return desk(person).path("token");
  }

  private static Response post(Actor person, String path, Map<String, String> fields) {
    return post(person, tokenOf(person), path, fields);
  }

  private static Response post(
      Actor person, String token, String path, Map<String, String> fields) {
    var whole = new HashMap<>(fields);
    whole.put("csrf-token", token);
    return given()
        .redirects()
        .follow(false)
        .auth()
        .oauth2(person.token())
        .accept("application/json")
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParams(whole)
        .post(path);
  }

  private static Response desk(Actor person) {
    return given().auth().oauth2(person.token()).accept("application/json").get("/enrolments/desk");
  }

  private static String audited(String action, String record) {
    return Database.text(
        "SELECT subject || ' ' || place FROM audit_entry WHERE action = '%s' AND record_id = '%s'"
            .formatted(action, record));
  }

  private static long members() {
    return Database.number("SELECT count(*) FROM member");
  }

  private long deletions() {
    return Database.number("SELECT count(*) FROM audit_entry WHERE record_id = '" + id + "'");
  }
}
