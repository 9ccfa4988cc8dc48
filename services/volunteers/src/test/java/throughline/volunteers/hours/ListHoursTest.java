package throughline.volunteers.hours;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;
import throughline.volunteers.testing.Actors;

@QuarkusTest
class ListHoursTest {

  @Inject SessionFactory sessions;
  @Inject TestClock clock;

  private final Actor volunteer = Actors.aVolunteer("Robin Field");
  private final Actor coordinator = Actors.aCoordinator("Sam Okafor");

  @BeforeEach
  void clear() {
    Database.execute("DELETE FROM hours_entry");
  }

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void aVolunteerSeesTheirOwnNewestFirst() {
    var older = hours().by(volunteer).on("2026-11-10").logged();
    var newer = hours().by(volunteer).on("2026-11-17").approved();
    hours().logged();

    get(volunteer, "")
        .body("items.id", contains(newer, older))
        .body("items.status", contains("APPROVED", "SUBMITTED"))
        .body("items.volunteerName", everyItem(nullValue()))
        .body("next", nullValue());
  }

  @Test
  void oneWhoHasLoggedNothingSeesAnEmptyList() {
    get(volunteer, "").body("items", empty());
  }

  @Test
  void aCoordinatorSeesAllThatWaitLongestFirstWithWhoAsks() {
    // Neither the days worked nor the ids are in the order of the waiting.
    clock.set(TestClock.NOON.plusSeconds(2));
    var third = hours().by(volunteer).on("2026-11-12").logged();
    clock.set(TestClock.NOON.plusSeconds(1));
    var second = hours().by(Actors.aVolunteer("Alex Marsh")).on("2026-11-10").logged();
    clock.set(TestClock.NOON);
    var first = hours().by(volunteer).on("2026-11-11").logged();
    hours().approved();

    get(coordinator, "?status=SUBMITTED")
        .body("items.id", contains(first, second, third))
        .body("items.volunteerName", contains("Robin Field", "Alex Marsh", "Robin Field"))
        .body("items.mayApprove", everyItem(is(true)));
  }

  @Test
  void aCoordinatorIsToldWhichTheyMayNotApprove() {
    var both = Actors.aVolunteerWhoCoordinates("Kit Lowe");
    hours().by(both).logged();

    get(both, "?status=SUBMITTED").body("items.mayApprove", contains(false));
  }

  @Test
  void pagesNeitherSkipNorRepeatWhenAnEntryIsApprovedBetweenThem() {
    var logged = new ArrayList<String>();
    for (var i = 0; i < 5; i++) {
      logged.add(hours().by(volunteer).on("2026-11-1" + i).logged());
    }
    var first = get(coordinator, "?status=SUBMITTED&limit=2").body("next", notNullValue());
    List<String> seen = new ArrayList<>(first.extract().path("items.id"));
    HoursFixture.approval(seen.get(1), coordinator).statusCode(200);

    String next = first.extract().path("next");
    while (next != null) {
      var page = get(coordinator, "?status=SUBMITTED&limit=2&after=" + next);
      seen.addAll(page.extract().path("items.id"));
      next = page.extract().path("next");
    }

    assertEquals(logged.stream().sorted().toList(), seen.stream().sorted().toList());
  }

  @Test
  void aPartSaysWhereItLiesAndLeadsBothWays() {
    var logged = new ArrayList<String>();
    for (var i = 0; i < 5; i++) {
      clock.set(TestClock.NOON.plusSeconds(i));
      logged.add(hours().by(volunteer).on("2026-11-1" + i).logged());
    }

    get(coordinator, "?status=SUBMITTED&limit=2&after=" + logged.get(1))
        .body("items.id", is(logged.subList(2, 4)))
        .body("total", is(5))
        .body("previous", is(logged.get(2)))
        .body("next", is(logged.get(3)));
    get(coordinator, "?status=SUBMITTED&limit=2&before=" + logged.get(4))
        .body("items.id", is(logged.subList(2, 4)))
        .body("previous", is(logged.get(2)))
        .body("next", is(logged.get(3)));
    // What lies before the first full part is the first part, whole.
    get(coordinator, "?status=SUBMITTED&limit=2&before=" + logged.get(1))
        .body("items.id", is(logged.subList(0, 2)))
        .body("previous", nullValue())
        .body("next", is(logged.get(1)));
    get(coordinator, "?status=SUBMITTED&limit=2&after=" + logged.get(3))
        .body("items.id", is(logged.subList(4, 5)))
        .body("next", nullValue());
  }

  @Test
  void aListIsOneQueryHoweverLongItIs() {
    for (var i = 0; i < 4; i++) {
      hours().by(Actors.aVolunteer("Volunteer " + i)).logged();
    }
    var statistics = sessions.getStatistics();
    statistics.setStatisticsEnabled(true);
    statistics.clear();

    get(coordinator, "?status=SUBMITTED").body("items", hasSize(4));

    assertEquals(1, statistics.getPrepareStatementCount());
    statistics.setStatisticsEnabled(false);
  }

  @ParameterizedTest
  @CsvSource({
    "?limit=0,          limit",
    "?limit=201,        limit",
    "?limit=ten,        limit",
    "?after=the-last,   after",
    "?before=the-first, before",
    "?status=APPROVED,  status",
    "?status=submitted, status",
  })
  void aWrongParameterIsNamed(String query, String field) {
    list(volunteer, query)
        .statusCode(400)
        .body("code", is("invalid-input"))
        .body("errors.field", contains(field));
  }

  @Test
  void aVolunteerMayNotSeeWhoElseWaits() {
    list(volunteer, "?status=SUBMITTED").statusCode(403);
  }

  @Test
  void aCoordinatorWithNoHoursOfTheirOwnIsToldWhatToSend() {
    list(coordinator, "").statusCode(400).body("errors.field", contains("status"));
  }

  @Test
  void anEntryIsShownToItsVolunteerAndToCoordinatorsOnly() {
    var id = hours().by(volunteer).logged();

    one(volunteer, id).statusCode(200).body("id", is(id)).body("mayApprove", nullValue());
    one(coordinator, id).statusCode(200).body("volunteerName", is("Robin Field"));
    one(Actors.aVolunteer("Alex Marsh"), id).statusCode(404).body("code", is("not-found"));
    one(Actors.aVolunteer("Alex Marsh"), id).body("detail", not(emptyOrNullString()));
  }

  @Test
  void aChangedNameIsShownFromTheNextEntryOn() {
    var renamed = volunteer.renamed("Robin Hill");
    hours().by(volunteer).on("2026-11-10").logged();
    hours().by(renamed).on("2026-11-11").logged();

    get(coordinator, "?status=SUBMITTED")
        .body("items.volunteerName", contains("Robin Hill", "Robin Hill"));
  }

  private static ValidatableResponse get(Actor person, String query) {
    return list(person, query).statusCode(200);
  }

  private static ValidatableResponse list(Actor person, String query) {
    return given().auth().oauth2(person.token()).get("/api/hours" + query).then();
  }

  private static ValidatableResponse one(Actor person, String id) {
    return given().auth().oauth2(person.token()).get("/api/hours/" + id).then();
  }
}
