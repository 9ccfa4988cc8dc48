package throughline.bookings.session;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.bookings.venue.VenueFixture;
import throughline.platform.testing.Database;
import throughline.platform.testing.Race;
import throughline.platform.testing.Unique;

/** A room and an adviser are claimed together or not at all, and are at one session at a time. */
@QuarkusTest
class ClaimsTest {
  private final String adviser = VenueFixture.adviser("Adviser " + Unique.number());
  private final String room = VenueFixture.room("SPOKE");

  @Test
  void whatIsTakenIsToldByWhatAndNothingIsKept() {
    session().titled("Patents").starting("2027-02-01T10:00").with("adviser", adviser).opened();

    atTheSpoke()
        .starting("2027-02-01T10:30")
        .send()
        .statusCode(409)
        .body("code", is("clash"))
        .body("detail", containsString("is at “Patents” on Monday 1 February 2027 from 10am to"));

    assertEquals(0, claims(room));
    assertEquals(1, claims(adviser));
    atTheSpoke().starting("2027-02-01T11:00").send().statusCode(201);
    assertEquals(1, claims(room));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 16, 64})
  void ofManyWhoWantOneAdviserInTwoPlacesOneWinsAndTheOthersAreToldByWhat(int savers)
      throws Exception {
    var deadlocks = deadlocks();
    List<Callable<String>> saves =
        IntStream.range(0, savers)
            .<Callable<String>>mapToObj(
                number ->
                    () -> {
                      var place =
                          number % 2 == 0 ? atTheSpoke() : session().with("adviser", adviser);
                      var answer = place.starting("2027-03-02T10:00").send().extract();
                      return answer.statusCode() == 201
                          ? "201"
                          : answer.statusCode() + " " + answer.path("detail");
                    })
            .toList();

    var answers = Race.atOnce(saves);

    assertEquals(1, Collections.frequency(answers, "201"), answers::toString);
    assertTrue(
        answers.stream()
            .filter(answer -> !answer.equals("201"))
            .allMatch(answer -> answer.startsWith("409") && answer.contains("is at “Protect")),
        answers::toString);
    assertEquals(1, claims(adviser));
    assertEquals(deadlocks, deadlocks());
  }

  @Test
  void twoSessionsThatChangePlacesDoNotWaitForEachOther() throws Exception {
    var first = atTheSpoke().starting("2027-03-03T10:00").opened();
    var second = atTheSpoke().starting("2027-03-03T12:00").opened();

    var answers =
        Race.atOnce(
            () -> atTheSpoke().starting("2027-03-03T12:30").change(first).extract().statusCode(),
            () -> atTheSpoke().starting("2027-03-03T10:30").change(second).extract().statusCode());

    assertTrue(answers.contains(409), answers::toString);
    assertEquals(2, claims(adviser));
  }

  @Test
  void theDatabaseItselfRefusesASecondClaimOfOneMoment() {
    atTheSpoke().starting("2027-03-04T10:00").opened();
    var other = session().starting("2027-03-04T10:00").opened();

    var refusal =
        assertThrows(
            IllegalStateException.class,
            () ->
                Database.execute(
                    "INSERT INTO resource_claim SELECT '%s', id, tstzrange(starts_at, ends_at) FROM session WHERE id = '%s'"
                        .formatted(adviser, other)));

    assertTrue(refusal.getCause().getMessage().contains("resource_claim_no_overlap_ex"));
  }

  @Test
  void aCancelledSessionGivesItsRoomAndAdviserBack() {
    var id = atTheSpoke().starting("2027-03-05T10:00").opened();

    Database.execute(
        "UPDATE session SET cancelled_at = now(), cancel_reason = 'Ill' WHERE id = '%s'"
            .formatted(id));

    atTheSpoke().starting("2027-03-05T10:00").send().statusCode(201);
  }

  @Test
  void anAdviserOnLeaveAndAClosedVenueAreToldAsSuch() {
    VenueFixture.away(adviser, "2027-04-12", "2027-04-16");
    VenueFixture.closed("BICE", "2027-04-19", "Stocktaking");

    atTheSpoke()
        .starting("2027-04-16T10:00")
        .send()
        .statusCode(409)
        .body("detail", containsString("is away until 16 April 2027"));
    session()
        .at("BICE")
        .starting("2027-04-19T10:00")
        .send()
        .statusCode(409)
        .body("detail", containsString("Bicester is closed on Monday 19 April 2027: Stocktaking"));
  }

  @Test
  void aRoomOfAnotherVenueIsNamed() {
    session()
        .at("HUB")
        .with("room", room)
        .send()
        .statusCode(400)
        .body("errors.field[0]", is("room"));
  }

  private SessionFixture atTheSpoke() {
    return session().at("SPOKE").with("adviser", adviser).with("room", room);
  }

  private static long claims(String resource) {
    return Database.number(
        "SELECT count(*) FROM resource_claim WHERE resource_id = '%s'".formatted(resource));
  }

  private static long deadlocks() {
    return Database.number(
        "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
  }
}
