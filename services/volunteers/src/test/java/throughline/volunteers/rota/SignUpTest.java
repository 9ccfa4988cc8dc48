package throughline.volunteers.rota;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.platform.testing.Race.atOnce;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;
import throughline.volunteers.testing.Actors;
import throughline.volunteers.testing.RotaFixture;

/** A volunteer takes a place of a shift, and gives it up. */
@QuarkusTest
class SignUpTest {
  private static final String TEN = "2026-12-05T10:00:00Z";
  private static final String ELEVEN = "2026-12-05T11:00:00Z";
  private static final String NOON = "2026-12-05T12:00:00Z";

  @Inject TestClock clock;

  private final Actor robin = RotaFixture.volunteer("Robin Field");

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void whoSignsUpHasAPlaceAndGivesItUpAgain() {
    var shift = RotaFixture.shift(TEN, ELEVEN, 2);

    signUp(robin, shift).statusCode(200).body("taken", is(1)).body("mine", is(true));
    signUp(robin, shift).statusCode(200).body("taken", is(1));
    list(robin).body("items.id", hasItem(shift));
    giveUp(robin, shift).statusCode(200).body("taken", is(0)).body("mine", is(false));
    giveUp(robin, shift).statusCode(200).body("taken", is(0));
  }

  @Test
  void onlyAcceptedPeopleSignUp() {
    var shift = RotaFixture.shift(TEN, ELEVEN, 2);

    signUp(Actors.aStranger("Sam Stranger"), shift).statusCode(403).body("code", is("apply-first"));
    assertEquals(0, taken(shift));
  }

  @Test
  void afterTheDeadlineOnlyACoordinatorTakesSomebodyOut() {
    var shift = RotaFixture.shift(TEN, ELEVEN, 2);
    signUp(robin, shift).statusCode(200);

    clock.set(Instant.parse("2026-12-04T10:00:00Z"));
    giveUp(robin, shift).statusCode(200);
    signUp(robin, shift).statusCode(200);
    clock.set(Instant.parse("2026-12-04T10:00:01Z"));
    giveUp(robin, shift).statusCode(409).body("code", is("too-late"));
    assertEquals(1, taken(shift));
  }

  @Test
  void twoAtOneTimeAreOneTooManyAndTouchingIsNot() {
    var shift = RotaFixture.shift(TEN, ELEVEN, 2);
    signUp(robin, shift).statusCode(200);

    var same = RotaFixture.shift(TEN, ELEVEN, 2);
    signUp(robin, same).statusCode(409).body("code", is("on-rota-already"));
    signUp(robin, RotaFixture.shift("2026-12-05T10:59:00Z", NOON, 2)).statusCode(409);
    signUp(robin, RotaFixture.shift(ELEVEN, NOON, 2)).statusCode(200);
    assertEquals(0, taken(same));
  }

  @Test
  void whoIsExpectedAtASlotOrAwayCannotTakeAShiftThen() {
    RotaFixture.comes(robin, RotaFixture.slot("COWL", 6, "10:30", "12:30"));
    signUp(robin, RotaFixture.shift(TEN, ELEVEN, 2))
        .statusCode(409)
        .body("code", is("on-rota-already"));

    RotaFixture.away(robin, "2026-12-05", "2026-12-05");
    signUp(robin, RotaFixture.shift(TEN, ELEVEN, 2)).statusCode(409).body("code", is("away"));
  }

  @Test
  void whoMayNotServeOnThatDayIsToldWhy() {
    signUp(robin, RotaFixture.shift("home-library", TEN, ELEVEN, 2))
        .statusCode(409)
        .body("code", is("not-cleared"))
        .body("detail", containsString("DBS"));
  }

  @Test
  void aShiftThatIsFullOverOrNoneIsRefused() {
    var shift = RotaFixture.shift(TEN, ELEVEN, 1);
    signUp(RotaFixture.volunteer("Kit Lowe"), shift).statusCode(200);

    signUp(robin, shift).statusCode(409).body("code", is("shift-full"));
    list(robin).body("items.id", not(hasItem(shift)));
    clock.set(Instant.parse(ELEVEN));
    signUp(robin, shift).statusCode(409).body("code", is("shift-begun"));
    signUp(robin, "0b7ec3b6-4a2b-4f4c-8f6e-0d8a7e1a5a10").statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 16, 64})
  void ofManyWhoTakeTheLastPlaceOneWins(int people) throws Exception {
    var shift = RotaFixture.shift(TEN, ELEVEN, 1);
    var work =
        IntStream.range(0, people)
            .mapToObj(i -> RotaFixture.volunteer("Volunteer " + i))
            .map(each -> (Callable<Integer>) () -> signUp(each, shift).extract().statusCode())
            .toList();

    var answers = atOnce(work);

    assertEquals(1, Collections.frequency(answers, 200));
    assertEquals(people - 1, Collections.frequency(answers, 409));
    assertEquals(1, taken(shift));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 16})
  void ofIdenticalHoursTakenAtOnceOnePersonHasOne(int shifts) throws Exception {
    var work =
        Stream.generate(() -> RotaFixture.shift(TEN, ELEVEN, 2))
            .limit(shifts)
            .map(each -> (Callable<Integer>) () -> signUp(robin, each).extract().statusCode())
            .toList();

    assertEquals(1, Collections.frequency(atOnce(work), 200));
  }

  @Test
  void placesGivenUpAndTakenAtOnceAddUp() throws Exception {
    var shift = RotaFixture.shift(TEN, ELEVEN, 4);
    var first = IntStream.range(0, 4).mapToObj(i -> RotaFixture.volunteer("First " + i)).toList();
    first.forEach(each -> signUp(each, shift).statusCode(200));
    var next = IntStream.range(0, 4).mapToObj(i -> RotaFixture.volunteer("Next " + i)).toList();

    atOnce(
        Stream.concat(
                first.stream().map(each -> call(() -> giveUp(each, shift))),
                next.stream().map(each -> call(() -> signUp(each, shift))))
            .toList());

    assertEquals(
        taken(shift),
        Database.number(
            "SELECT count(*) FROM shift_signup WHERE shift_id = '%s' AND given_up_at IS NULL"
                .formatted(shift)));
  }

  private static Callable<Integer> call(Callable<ValidatableResponse> work) {
    return () -> work.call().extract().statusCode();
  }

  private static ValidatableResponse signUp(Actor person, String shift) {
    return send(person, shift, "sign-up");
  }

  private static ValidatableResponse giveUp(Actor person, String shift) {
    return send(person, shift, "cancellation");
  }

  private static ValidatableResponse send(Actor person, String shift, String what) {
    return given()
        .auth()
        .oauth2(person.token())
        .noContentType()
        .post("/api/shifts/%s/%s".formatted(shift, what))
        .then();
  }

  private static ValidatableResponse list(Actor person) {
    return given().auth().oauth2(person.token()).get("/api/shifts").then().statusCode(200);
  }

  private static long taken(String shift) {
    return Database.number("SELECT taken FROM shift WHERE id = '%s'".formatted(shift));
  }
}
