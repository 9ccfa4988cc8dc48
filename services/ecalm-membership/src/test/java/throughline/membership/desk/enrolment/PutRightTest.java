package throughline.membership.desk.enrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.desk.enrolment.EnrolmentFixture.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.contracts.membership.MembershipEvents;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.JsonSchema;
import throughline.platform.testing.Page;
import throughline.platform.testing.Published;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestClock;

/** A wrong card or library is put right in the same visit, by the registrar who made it. */
@QuarkusTest
class PutRightTest {

  private static final Instant LAST_MOMENT = Instant.parse("2026-11-24T23:59:59Z");
  private static final Instant NEXT_DAY = Instant.parse("2026-11-25T00:00:00Z");

  private final Actor person = Actors.aRegistrar();
  private final Browser registrar = Browser.of(person);

  @Inject TestClock clock;

  @AfterEach
  void itIsNoonAgain() {
    clock.set(TestClock.NOON);
  }

  @Test
  void aWrongCardBecomesVoidAndIsNobodyElses() {
    var enrolment = anEnrolment().by(person);
    var id = enrolment.enrolled();
    var right = CardNumbers.next();

    var shown = registrar.follow(changeCard(id, right));

    assertEquals(right, shown.summary("Card number").replace(" ", ""));
    receipt(id, Actors.ofLibraryStaff()).body("cardNumber", Matchers.is(grouped(right)));
    anEnrolment()
        .withCard(enrolment.cardNumber())
        .send()
        .statusCode(400)
        .body("errors.message", Matchers.contains(ParseEnrolment.CARD_TAKEN));
    var history = registrar.open("/enrolments/" + id + "/history").text("main");
    assertTrue(history.contains("Card changed by you"), history);
    assertTrue(
        history.contains(
            "Card number: %s, before it %s"
                .formatted(grouped(right), grouped(enrolment.cardNumber()))),
        history);
  }

  @Test
  void theFirstCardCanBeGivenBackToTheSameChild() {
    var enrolment = anEnrolment().by(person);
    var id = enrolment.enrolled();
    registrar.follow(changeCard(id, CardNumbers.next()));

    var shown = registrar.follow(changeCard(id, enrolment.cardNumber()));

    assertEquals(grouped(enrolment.cardNumber()), shown.summary("Card number"));
    assertEquals(2, Database.number("SELECT count(*) FROM card WHERE member_key = '" + id + "'"));
  }

  @Test
  void aWrongNewCardIsSaidAtItsFieldAndTheOldStays() {
    var taken = anEnrolment();
    taken.enrolled();
    var enrolment = anEnrolment().by(person);
    var id = enrolment.enrolled();

    for (var wrong : List.of(taken.cardNumber(), enrolment.cardNumber(), "22390000027896", "")) {
      var again = changeCard(id, wrong);
      assertEquals(400, again.status(), wrong);
      assertTrue(again.problems().get(0).startsWith("#cardNumber "), again.problems().toString());
      assertEquals(wrong, again.value("cardNumber"));
    }
    receipt(id, person).body("cardNumber", Matchers.is(grouped(enrolment.cardNumber())));
  }

  @Test
  void aWrongLibraryIsReplacedAndTheFiguresMoveWithIt() throws IOException {
    var id = anEnrolment().by(person).with("library", "BANB").enrolled();

    var shown = registrar.follow(changeLibrary(id, "HEAD"));

    assertEquals("Headington", shown.summary("Home library"));
    receipt(id, Actors.ofLibraryStaff().at("BANB")).statusCode(404);
    receipt(id, Actors.ofLibraryStaff().at("HEAD")).statusCode(200);
    var state = secondEvent(id);
    assertEquals(2, state.get("version").asInt());
    assertEquals("HEAD", state.get("enrolledAt").asText());
    assertEquals(
        new ObjectMapper().readTree("[{\"library\": \"HEAD\", \"from\": \"2026-11-24\"}]"),
        state.get("homeLibrary"));
    var history = registrar.open("/enrolments/" + id + "/history").text("main");
    assertTrue(history.contains("Home library: Headington, before it Banbury"), history);
    assertEquals(400, changeLibrary(id, "NOWH").status());
  }

  @Test
  void anUndoneEnrolmentCountsNowhereAndItsCardIsVoid() throws IOException {
    var enrolment = anEnrolment().by(person);
    var id = enrolment.enrolled();

    var without = undo(id, "");
    assertEquals(List.of("#reason Choose why the enrolment is undone"), without.problems());
    var shown = registrar.follow(undo(id, "ENTERED_TWICE"));

    assertTrue(shown.text("h1").contains("undone"), shown.source());
    assertFalse(shown.source().contains(grouped(enrolment.cardNumber())));
    receipt(id, person).body("undone", Matchers.is(true));
    receipt(id, Actors.ofLibraryStaff()).statusCode(404);
    assertEquals("IN_ERROR", secondEvent(id).get("recordState").asText());
    assertEquals(409, registrar.open("/enrolments/" + id + "/card").status());
    anEnrolment().withCard(enrolment.cardNumber()).send().statusCode(400);
    var history = registrar.open("/enrolments/" + id + "/history").text("main");
    assertTrue(history.contains("Reason: The child was enrolled twice"), history);
  }

  @ParameterizedTest
  @ValueSource(strings = {"card", "library", "undo"})
  void onlyWhoEnrolledItOnTheSameDayMay(String what) {
    var id = anEnrolment().by(person).enrolled();
    var address = "/enrolments/" + id + "/" + what;
    var form = registrar.open(address);
    var typed =
        Map.of("cardNumber", CardNumbers.next(), "library", "HEAD", "reason", "ENTERED_TWICE");
    var before = Database.digest();
    var colleague = Browser.of(Actors.aRegistrar());

    assertEquals(409, colleague.open(address).status());
    assertEquals(404, Browser.of(Actors.aRegistrar().at("BANBURY")).open(address).status());
    assertEquals(403, Browser.of(Actors.ofLibraryStaff()).open(address).status());
    clock.set(NEXT_DAY);
    assertEquals(409, registrar.open(address).status());
    assertEquals(409, registrar.send(form, address, typed).status());
    assertEquals(before, Database.digest());
    clock.set(LAST_MOMENT);
    assertEquals(303, registrar.send(form, address, typed).status());
  }

  @Test
  void aReceiptOffersItOnlyToWhoMay() {
    var id = anEnrolment().by(person).enrolled();
    var change = "/enrolments/" + id + "/card";

    assertTrue(registrar.open("/enrolments/" + id).links().contains(change));
    assertFalse(Browser.of(Actors.aRegistrar()).open("/enrolments/" + id).links().contains(change));
    clock.set(NEXT_DAY);
    assertFalse(registrar.open("/enrolments/" + id).links().contains(change));
  }

  @Test
  void aFormThatIsSentTwiceIsDoneOnceAndAnOlderOneIsRefused() {
    var id = anEnrolment().by(person).enrolled();
    var older = registrar.open("/enrolments/" + id + "/library");
    var form = registrar.open("/enrolments/" + id + "/card");
    var typed = Map.of("cardNumber", CardNumbers.next());

    registrar.follow(registrar.send(form, "/enrolments/" + id + "/card", typed));
    registrar.follow(registrar.send(form, "/enrolments/" + id + "/card", typed));
    var refused =
        registrar.send(older, "/enrolments/" + id + "/library", Map.of("library", "HEAD"));

    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).startsWith("#now This record was changed since"));
    assertTrue(refused.has("main a#now[href=/enrolments/" + id + "/record]"), refused.source());
    assertEquals("HEAD", refused.chosen("library"), "what was typed is there");
    assertEquals(2, Database.number("SELECT version FROM member WHERE key = '" + id + "'"));
    var saved =
        registrar.follow(
            registrar.send(refused, "/enrolments/" + id + "/library", Map.of("library", "HEAD")));
    assertEquals("Headington", saved.summary("Home library"));
    assertTrue(saved.has(".govuk-notification-banner--success"), saved.source());
  }

  @Test
  void ofTwoDesksWithOneCardInOneMomentOneIsTold() throws Exception {
    for (var round = 0; round < 3; round++) {
      var card = CardNumbers.next();
      var colleague = Actors.aRegistrar();
      var other = Browser.of(colleague);
      var mine = anEnrolment().by(person).enrolled();
      var theirs = anEnrolment().by(colleague).enrolled();
      var myForm = registrar.open("/enrolments/" + mine + "/card");
      var theirForm = other.open("/enrolments/" + theirs + "/card");
      var typed = Map.of("cardNumber", card);

      var answers =
          Race.atOnce(
              () -> registrar.send(myForm, "/enrolments/" + mine + "/card", typed).status(),
              () -> other.send(theirForm, "/enrolments/" + theirs + "/card", typed).status());

      assertEquals(List.of(303, 400), answers.stream().sorted().toList());
      assertEquals(
          2,
          Database.number(
              "SELECT count(*) FROM card WHERE voided_at IS NULL AND member_key IN ('%s', '%s')"
                  .formatted(mine, theirs)));
    }
  }

  private Page changeCard(String id, String number) {
    return send(id, "card", Map.of("cardNumber", number));
  }

  private Page changeLibrary(String id, String code) {
    return send(id, "library", Map.of("library", code));
  }

  private Page undo(String id, String reason) {
    return send(id, "undo", Map.of("reason", reason));
  }

  private Page send(String id, String what, Map<String, String> typed) {
    var address = "/enrolments/" + id + "/" + what;
    return registrar.send(registrar.open(address), address, typed);
  }

  private static JsonNode secondEvent(String id) throws IOException {
    var events = Published.awaitOf(MembershipEvents.TOPIC, id, 2);
    var schema = JsonSchema.of(MembershipEvents.MEMBER_CORRECTED.schemaResource());
    assertEquals(List.of(), schema.errors(events.get(1).value()));
    return new ObjectMapper().readTree(events.get(1).value());
  }

  private static String grouped(String card) {
    return card.replaceFirst("(.)(....)(........)(.)", "$1 $2 $3 $4");
  }
}
