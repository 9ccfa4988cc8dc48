package throughline.volunteers.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.platform.testing.Race.atOnce;
import static throughline.volunteers.hours.HoursFixture.approval;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Published;
import throughline.volunteers.testing.Actors;

@QuarkusTest
class RacesTest {

  @Test
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

  @Test
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

  @Test
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

  @Test
  void ofTwoOverlappingStretchesAtOnceOneIsLogged() throws Exception {
    var volunteer = Actors.aVolunteer("Robin Field");
    hours().by(volunteer).on("2026-11-10").logged();

    var answers =
        atOnce(
            () -> hours().by(volunteer).from("14:00").to("16:00").send().extract().statusCode(),
            () -> hours().by(volunteer).from("15:59").to("17:00").send().extract().statusCode());

    assertEquals(List.of(201, 409), answers.stream().sorted().toList());
  }

  @Test
  void ofTwoCoordinatorsWhoTickTheSameEachEntryIsApprovedOnceByOne() throws Exception {
    var ids = List.of(hours().logged(), hours().logged(), hours().logged());
    Callable<Page> one = ticking(ids, Browser.of(Actors.aCoordinator("Sam Okafor")));
    Callable<Page> other =
        ticking(
            List.of(ids.get(2), ids.get(1), ids.get(0)),
            Browser.of(Actors.aCoordinator("Lee Ward")));

    var answers = atOnce(one, other);

    answers.forEach(answer -> assertEquals(303, answer.status()));
    for (var id : ids) {
      assertEquals(2, Published.allOf(VolunteerEvents.TOPIC, id).size());
      assertEquals(2, Database.number("SELECT version FROM hours_entry WHERE id = '" + id + "'"));
    }
  }

  private static Callable<Page> ticking(List<String> ids, Browser coordinator) {
    var list = coordinator.open("/approvals");
    var boxes = ids.stream().map(id -> id + ".1").toList();
    return () -> coordinator.tick(list, "/approvals", "entry", boxes);
  }

  private static long count(String sql, Actor person) {
    return Database.number(sql.formatted(person.subject()));
  }
}
