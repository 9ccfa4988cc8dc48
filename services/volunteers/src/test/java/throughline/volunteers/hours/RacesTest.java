package throughline.volunteers.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.platform.testing.Race.atOnce;
import static throughline.volunteers.hours.HoursFixture.approval;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.platform.testing.Published;
import throughline.volunteers.testing.Actors;

@QuarkusTest
class RacesTest {

  @RepeatedTest(3)
  void ofTwoCoordinatorsAtOnceOneWinsAndOneEventIsPublished() throws Exception {
    var id = hours().logged();
    var one = Actors.aCoordinator("Sam Okafor");
    var other = Actors.aCoordinator("Lee Ward");

    var answers =
        atOnce(
            () -> approval(id, one).extract().statusCode(),
            () -> approval(id, other).extract().statusCode());

    assertEquals(List.of(200, 409), answers.stream().sorted().toList());
    assertEquals(2, Published.allOf(VolunteerEvents.TOPIC, id).size());
    assertEquals(2, Database.number("SELECT version FROM hours_entry WHERE id = '" + id + "'"));
  }

  @RepeatedTest(3)
  void twoFirstRequestsOfOnePersonMakeOneVolunteerOfThem() throws Exception {
    var newcomer = Actors.aVolunteer("Robin Field");

    var answers =
        atOnce(
            () -> hours().by(newcomer).on("2026-11-10").send().extract().statusCode(),
            () -> hours().by(newcomer).on("2026-11-11").send().extract().statusCode());

    assertEquals(List.of(201, 201), answers);
    assertEquals(1, count("SELECT count(*) FROM person WHERE subject = '%s'", newcomer));
    assertEquals(
        1,
        count(
            """
            SELECT count(DISTINCT e.volunteer_id) FROM hours_entry e
            JOIN person p ON p.id = e.volunteer_id WHERE p.subject = '%s'
            """,
            newcomer));
  }

  @RepeatedTest(3)
  void aDoubleClickLogsOnce() throws Exception {
    var volunteer = Actors.aVolunteer("Robin Field");
    Callable<String> click =
        () -> hours().by(volunteer).withKey("click").send().statusCode(201).extract().path("id");

    var ids = atOnce(click, click);

    assertEquals(ids.get(0), ids.get(1));
    assertEquals(
        1,
        count(
            """
            SELECT count(*) FROM hours_entry e
            JOIN person p ON p.id = e.volunteer_id WHERE p.subject = '%s'
            """,
            volunteer));
  }

  private static long count(String sql, Actor person) {
    return Database.number(sql.formatted(person.subject()));
  }
}
