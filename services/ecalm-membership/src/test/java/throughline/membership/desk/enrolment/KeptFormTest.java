package throughline.membership.desk.enrolment;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.TypedForm.keptOnADevice;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.membership.testing.Names;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestClock;

/** What a desk without a network is given to keep, and what it sends when the network is back. */
@QuarkusTest
class KeptFormTest {

  private static final String FORM = "/enrolments/new";
  private static final String KEPT = "/enrolments/offline";
  private static final String SEND = "/enrolments/drafts";

  private final Actor rowan = Actors.aRegistrar();
  private final Browser registrar = Browser.of(rowan);

  @Inject TestClock clock;

  @AfterEach
  void itIsNoonAgain() {
    clock.set(TestClock.NOON);
  }

  @ParameterizedTest
  @ValueSource(strings = {KEPT, "/enrolments/waiting"})
  void aPageThatABrowserKeepsNamesNobodyAndOpensNothing(String path) {
    var page = registrar.open(path);

    assertEquals(200, page.status());
    assertFalse(page.source().contains("Rowan"), page.source());
    assertFalse(page.has("[name=csrf-token], [name=idempotencyKey]"));
    assertTrue(page.has("[data-desk][data-owner='']"));
  }

  @Test
  void theKeptFormAsksForAllThatTheFormAsksFor() {
    var kept = registrar.open(KEPT).inputs();

    var missing = registrar.open(FORM).inputs();
    missing.removeAll(kept);

    assertEquals(List.of(), missing);
  }

  @Test
  void theKeptFormLeadsToWhereASuppressionIsLifted() {
    var lift = "/suppressions/lift";

    assertTrue(registrar.open(KEPT).has("a[href=" + lift + "][target=_blank]"));
    assertFalse(registrar.open(FORM).links().contains(lift), "a button does when it is refused");
  }

  @Test
  void theKeptFormBringsTheServersOwnWords() {
    var empty = registrar.send(registrar.open(FORM), FORM, new HashMap<>());
    var rules = registrar.open(KEPT).source();

    assertEquals(8, empty.problems().size());
    for (var problem : empty.problems()) {
      var message = problem.replaceFirst("#\\S+ ", "");
      assertTrue(rules.contains("&quot;message&quot;:&quot;" + html(message)), message);
    }
  }

  /**
   * A script repeats these blocks: the first other of the server's sentences is a child, the next
   * an adult.
   */
  @Test
  void theKeptFormAddsAChildAndAnAdultAndSaysWhatEachHasToFillIn() {
    var page = registrar.open(KEPT);

    assertTrue(page.has("button[name=children][value=adult]"));
    assertTrue(page.source().contains("<template data-another=\"child\">"));
    var adult = page.source().split("<template data-another=\"adult\">")[1].split("</template>")[0];
    assertTrue(adult.contains("name=\"others.0.contact\""), adult);
    assertTrue(adult.contains("name=\"others.0.ageGroup\" value=\"ADULT\""), adult);
    assertFalse(adult.contains("birthOrder"), adult);
    assertTrue(page.source().contains("&quot;field&quot;:&quot;others.1.contact&quot;"));
    assertFalse(page.source().contains("&quot;field&quot;:&quot;others.0.contact&quot;"));
  }

  @Test
  void whoMayBeRecordedAlreadyIsSaidWhenTheDeviceHasSentIt() {
    var typed = keptOnADevice();
    typed.remove("anotherChild");
    typed.put("childGivenNames", Names.family());
    typed.put("childFamilyName", Names.family());

    var first = send(typed);
    typed.put("idempotencyKey", UUID.randomUUID().toString());
    typed.put("cardNumber", CardNumbers.next());
    var second = send(typed);

    assertEquals(false, first.path("alike"));
    assertEquals(true, second.path("alike"));
    assertEquals(true, send(typed).path("alike"), "a second answer says the same");
  }

  @Test
  void whatWasTypedWithoutANetworkIsEnrolledOnceHoweverOftenItIsSent() {
    var typed = keptOnADevice();
    var members = members();

    var first = send(typed);
    clock.advance(Duration.ofDays(7));
    var again = send(typed);

    assertEquals(200, first.statusCode(), first.asString());
    assertEquals(first.path("receipt").toString(), again.path("receipt"));
    assertTrue(first.path("receipt").toString().matches("/enrolments/[0-9a-f-]{36}"));
    assertEquals(members + 1, members());
  }

  @Test
  void aFormWhoseAnswerWasLostIsToldWhatBecameOfIt() {
    var typed = keptOnADevice();
    var sent = registrar.send(registrar.open(FORM), FORM, new HashMap<>(typed));

    var again = send(typed);

    assertEquals(303, sent.status());
    assertEquals(sent.redirect(), again.path("receipt"));
  }

  /** A device sends "today" as the day on which it was typed, once that is over. */
  @Test
  void aFormWhoseAnswerWasLostIsToldTheSameOnTheNextDay() {
    var typed = keptOnADevice();
    typed.putAll(
        Map.of(
            "dateOfBirth", "Yesterday",
            "otherChildren", "1",
            "others.0.childGivenNames", "Rhys",
            "others.0.dateOfBirth", "today",
            "others.0.cardNumber", CardNumbers.next()));
    var sent = registrar.send(registrar.open(FORM), FORM, new HashMap<>(typed));
    assertEquals(303, sent.status());
    assertEquals(sent.redirect(), send(typed).path("receipt"), "on the same day as it was typed");

    clock.advance(Duration.ofDays(1));
    typed.putAll(Map.of("dateOfBirth", "2026-11-23", "others.0.dateOfBirth", "2026-11-24"));

    assertEquals(sent.redirect(), send(typed).path("receipt"));
  }

  @Test
  void theFormAndTheDeviceSendInTheSameMomentAndOneEnrols() throws Exception {
    var typed = keptOnADevice();
    var members = members();
    var page = registrar.open(FORM);

    var answers =
        Race.<Object>atOnce(
            List.of(
                () -> registrar.send(page, FORM, new HashMap<>(typed)).redirect(),
                () -> send(typed).path("receipt"),
                () -> send(typed).path("receipt")));

    assertEquals(1, answers.stream().distinct().count(), answers::toString);
    assertEquals(members + 1, members());
  }

  @Test
  void whatWasChangedAfterItWasTakenAsksBeforeItEnrolsAnother() {
    var typed = keptOnADevice();
    send(typed);
    typed.put("childGivenNames", "Rhys");

    var again = send(typed);

    assertEquals(400, again.statusCode());
    assertEquals("childGivenNames", again.path("errors[0].field"));
    assertEquals(EnrolmentPages.SENT_BEFORE, again.path("errors[0].message"));
  }

  @Test
  void whatIsWrongIsSaidAtItsFieldsAndMayBeSentAgainWithTheSameKey() {
    var typed = keptOnADevice();
    var card = typed.put("cardNumber", "22390000027896");
    typed.remove("guardianContact");

    var refused = send(typed);
    typed.put("cardNumber", card);
    typed.put("guardianContact", "01632 960 001");

    assertEquals(400, refused.statusCode());
    assertEquals("application/problem+json", refused.contentType().replaceFirst(";.*", ""));
    assertEquals(List.of("guardianContact", "cardNumber"), refused.path("errors.field"));
    assertEquals(200, send(typed).statusCode());
  }

  @Test
  void withoutTheTokenOfTheSessionNothingIsTaken() {
    var typed = keptOnADevice();
    var members = members();

    typed.put("csrf-token", tokenOf(Actors.aRegistrar()));

    assertNotEquals(200, post(rowan, typed).statusCode());
    typed.remove("csrf-token");
    assertEquals(400, post(rowan, typed).statusCode());
    assertEquals(members, members());
  }

  @Test
  void nobodyEnrolsAtAnOfficeThatIsNotTheirs() {
    var typed = keptOnADevice();
    var members = members();
    typed.put("office", "BANBURY");

    assertEquals("office", send(typed).path("errors[0].field"));
    typed.put("csrf-token", tokenOf(rowan));
    assertEquals(403, post(rowan.withoutPlaces(), typed).statusCode());
    assertEquals(403, post(rowan.claiming(List.of("registrar@oxford")), typed).statusCode());
    assertEquals(members, members());
  }

  @Test
  void theDeskOfOnePersonIsTheirsOnEveryDayAndNobodyElses() {
    var first = desk(rowan).path("owner").toString();
    clock.advance(Duration.ofDays(3));

    assertEquals(first, desk(rowan).path("owner"));
    assertNotEquals(first, desk(Actors.aRegistrar()).path("owner"));
    assertFalse(desk(rowan).asString().contains(rowan.subject()));
    assertTrue(registrar.open(FORM).has("[data-desk][data-owner='" + first + "']"));
    assertEquals(403, desk(rowan.withoutPlaces()).statusCode());
  }

  @Test
  void theWorkerKeepsWhatEveryPageFetches() {
    var worker = registrar.open("/desk-worker.js");

    assertTrue(worker.header("Content-Type").startsWith("text/javascript"));
    assertEquals("no-store", worker.header("Cache-Control"));
    for (var asset : List.of("throughline", "place-picker", "scan")) {
      assertTrue(worker.source().matches("(?s).*'/assets/" + asset + "-[0-9a-f]{10}.js'.*"), asset);
    }
    var script =
        registrar.open(KEPT).source().replaceAll("(?s).*src=\"(/assets/desk-[^\"]+)\".*", "$1");
    assertTrue(worker.source().contains("'" + script + "'"), script);
    assertEquals(200, registrar.open(script).status());
    assertEquals(200, registrar.open(script.replace("desk.js", "store.js")).status());
  }

  private Response send(Map<String, String> typed) {
    var whole = new HashMap<>(typed);
    whole.put("csrf-token", tokenOf(rowan));
    return post(rowan, whole);
  }

  private static Response post(Actor person, Map<String, String> fields) {
    return given()
        .redirects()
        .follow(false)
        .auth()
        .oauth2(person.token())
        .accept("application/json")
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParams(fields)
        .post(SEND);
  }

  private static String tokenOf(Actor person) {
    return desk(person).path("token");
  }

  private static Response desk(Actor person) {
    return given().auth().oauth2(person.token()).accept("application/json").get("/enrolments/desk");
  }

  private static long members() {
    return Database.number("SELECT count(*) FROM member");
  }

  private static String html(String text) {
    return text.replace("'", "&#39;");
  }
}
