package throughline.membership.desk.enrolment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.membership.testing.Boxes;
import throughline.membership.testing.CardNumbers;
import throughline.membership.testing.EnrolmentTables;
import throughline.membership.testing.Names;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestServers;

/** A program enrols many visits by one call: each by itself, all by as many statements as one. */
@QuarkusTest
class EnrolVisitsTest {

  private static final String PATH = "/api/enrolments/batches";

  private static final String OF_AN_ENROLMENT =
      "vault\\.|member|card|suppression|duplicate_case|library|district|office|audit_";

  /** The service's own threads ask the same tables meanwhile, for whoever was enrolled before. */
  private static final int ONE_FOR_EVERY_OTHER = 50;

  @Test
  void theRightOnesAreEnrolledAndEachWrongOneSaysAllThatIsWrong() {
    var taken = CardNumbers.next();
    anEnrolment().withCard(taken).enrolled();
    var card = CardNumbers.next();
    var before = EnrolmentTables.sizes();

    var answer =
        send(
                visit().withCard(card),
                visit().withCard(card),
                visit().withCard(taken).with("library", ""),
                visit().with("office", "OXFORD"),
                null,
                visit().with("birthOrder", "1").with("others", List.of(twin())))
            .statusCode(200)
            .body("enrolled.visit", contains(0, 5))
            .body("enrolled[0].enrolment.library", equalTo("BANB"))
            .body("enrolled[1].enrolment.others", hasSize(1))
            .body("refused.visit", contains(1, 2, 3, 4))
            .body("refused[0].errors.field", contains("cardNumber"))
            .body("refused[0].errors[0].message", containsString("Another visit of this call"))
            .body("refused[1].errors.field", contains("library", "cardNumber"))
            .body("refused[1].errors[1].message", equalTo(ParseEnrolment.CARD_TAKEN))
            .body("refused[2].errors.field", contains("office"))
            .body("refused[3].errors[0].message", equalTo("Send the visit, or leave it out"));

    before.merge("member", 3L, Long::sum);
    before.merge("membership_spell", 3L, Long::sum);
    before.merge("residency_spell", 3L, Long::sum);
    before.merge("home_library_spell", 3L, Long::sum);
    before.merge("card", 3L, Long::sum);
    before.merge("vault.child", 3L, Long::sum);
    before.merge("vault.guardian", 3L, Long::sum);
    assertEquals(before, EnrolmentTables.sizes());
    EnrolmentFixture.receipt(answer.extract().path("enrolled[0].enrolment.id"), Actors.aRegistrar())
        .statusCode(200);
  }

  @Test
  void aCallThatIsRepeatedEnrolsOnce() {
    var registrar = Actors.aRegistrar();
    var key = UUID.randomUUID().toString();
    var visits = List.of(visit().fields(), visit().fields());

    var first = post(registrar, key, visits).then().statusCode(200);
    var members = Database.number("SELECT count(*) FROM member");
    var again =
        post(registrar, key, visits).then().statusCode(200).header("Idempotent-Replayed", "true");

    assertEquals(
        first.extract().<List<String>>path("enrolled.enrolment.id"),
        again.extract().<List<String>>path("enrolled.enrolment.id"));
    assertEquals(members, Database.number("SELECT count(*) FROM member"));
  }

  @Test
  void ofTwoCallsWithOneCardAtOnceOneGivesIt() throws Exception {
    var card = CardNumbers.next();
    var calls =
        Stream.generate(() -> List.of(visit().fields(), visit().withCard(card).fields()))
            .limit(2)
            .toList();

    var answers =
        Race.atOnce(
            () -> post(Actors.aRegistrar(), null, calls.get(0)),
            () -> post(Actors.aRegistrar(), null, calls.get(1)));

    assertEquals(
        1, Database.number("SELECT count(*) FROM card WHERE number = '%s'".formatted(card)));
    for (var answer : answers) {
      assertTrue(List.of(200, 409).contains(answer.statusCode()), answer::asString);
    }
    for (var i = 0; i < calls.size(); i++) {
      if (answers.get(i).statusCode() == 409) {
        assertEquals("card-given-meanwhile", answers.get(i).path("code"));
        post(Actors.aRegistrar(), null, calls.get(i))
            .then()
            .statusCode(200)
            .body("enrolled.visit", contains(0))
            .body("refused.visit", contains(1));
      }
    }
  }

  @Test
  void aCardOfAnotherOfficeIsRefusedAlone() {
    var card = CardNumbers.next();
    Boxes.at("BANBURY", card, 1);
    try {
      send(visit().withCard(card), visit())
          .statusCode(200)
          .body("enrolled.visit", contains(1))
          .body("refused[0].errors.field", contains("cardNumber"));
    } finally {
      Boxes.none();
    }
  }

  @Test
  void noneOrTooManyOrAnotherOfficesAreRefusedWhole() {
    post(Actors.aRegistrar(), null, List.of())
        .then()
        .statusCode(400)
        .body("errors.field", contains("visits"));
    post(Actors.aRegistrar(), null, Collections.nCopies(EnrolNewborn.MOST + 1, visit().fields()))
        .then()
        .statusCode(400)
        .body("errors.field", contains("visits"));
    given()
        .auth()
        .oauth2(Actors.aRegistrar().token())
        .contentType(ContentType.JSON)
        .body(Map.of("office", "BANBURY", "visits", List.of(visit().fields())))
        .post(PATH)
        .then()
        .statusCode(400)
        .body("errors.field", contains("office"));
  }

  @Test
  void aHundredVisitsTakeAsManyStatementsAsTwo() {
    statementsOf(2);

    var more = statementsOf(100) - statementsOf(2);

    assertTrue(more < ONE_FOR_EVERY_OTHER, () -> more + " more for a hundred than for two");
  }

  private static long statementsOf(int visits) {
    var before = TestServers.postgres().statementsWith(OF_AN_ENROLMENT);
    var sent = Stream.generate(() -> visit().fields()).limit(visits).toList();
    post(Actors.aRegistrar(), null, sent)
        .then()
        .statusCode(200)
        .body("enrolled", hasSize(visits))
        .body("refused", empty());
    return TestServers.postgres().statementsWith(OF_AN_ENROLMENT) - before;
  }

  private static EnrolmentFixture visit() {
    return anEnrolment().named(Names.family(), Names.family());
  }

  private static Map<String, Object> twin() {
    return new HashMap<>(
        Map.of(
            "childGivenNames",
            Names.family(),
            "birthOrder",
            "2",
            "dateOfBirth",
            "2026-11-02",
            "cardNumber",
            CardNumbers.next()));
  }

  private static ValidatableResponse send(EnrolmentFixture... visits) {
    var sent = new ArrayList<Map<String, Object>>();
    Arrays.asList(visits).forEach(visit -> sent.add(visit == null ? null : visit.fields()));
    return post(Actors.aRegistrar(), null, sent).then();
  }

  private static Response post(Actor registrar, String key, List<Map<String, Object>> visits) {
    var request =
        given()
            .auth()
            .oauth2(registrar.token())
            .contentType(ContentType.JSON)
            .body(Map.of("visits", visits));
    return (key == null ? request : request.header("Idempotency-Key", key)).post(PATH);
  }
}
