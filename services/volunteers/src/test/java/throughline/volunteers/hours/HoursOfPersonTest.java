package throughline.volunteers.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.hours.HoursFixture.hours;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.platform.testing.Published;
import throughline.volunteers.testing.AcceptedVolunteers;
import throughline.volunteers.testing.Actors;

/** Whoever goes leaves their hours counted, without words and under another key. */
@QuarkusTest
class HoursOfPersonTest {
  private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

  @Inject HoursOfPerson hoursOfPerson;

  private final Actor volunteer = Actors.aVolunteer("Robin Field");

  @Test
  void whoIsErasedLeavesTheirHoursCountedWithoutTheirWords() {
    var id =
        hours().by(volunteer).from("6:00").to("20:00").with("reason", "Nursing home").approved();

    QuarkusTransaction.requiringNew().run(() -> hoursOfPerson.erase(person(volunteer)));

    assertEquals(
        "APPROVED Not kept any more 0",
        Database.text(
            """
            SELECT concat_ws(' ', status, reason, (SELECT count(reason) FROM hours_version v WHERE v.entry_id = e.id))
              FROM hours_entry e WHERE id = '%s'
            """
                .formatted(id)));
  }

  @Test
  void ofTwoRecordsThatAreOnePersonAllHoursAreToldUnderOneKeyAndNothingIsLost() throws Exception {
    var other = Actors.aVolunteer("R Field");
    var one = hours().by(volunteer).approved();
    var two = hours().by(other).on("2026-11-16").approved();

    QuarkusTransaction.requiringNew()
        .run(() -> hoursOfPerson.move(person(other), person(volunteer), List.of(person(other))));

    assertEquals(key(one, 2), key(two, 3));
    assertEquals(
        "SUBMITTED APPROVED APPROVED",
        Database.text(
            "SELECT string_agg(status, ' ' ORDER BY version) FROM hours_version WHERE entry_id = '%s'"
                .formatted(two)));
  }

  @Test
  void whoGaveHoursAtTheSameTimeIsNotOnePersonYet() {
    var other = Actors.aVolunteer("R Field");
    hours().by(volunteer).logged();
    hours().by(other).from("15:00").to("17:00").logged();

    var why = hoursOfPerson.inTheWay(person(volunteer), person(other));

    assertTrue(why.orElseThrow().contains("17 November 2026"), why.toString());
    assertTrue(hoursOfPerson.inTheWay(person(volunteer), UUID.randomUUID()).isEmpty());
  }

  @Test
  void whatIsHeldIsTold() {
    hours().by(volunteer).approved();

    var held = hoursOfPerson.held(List.of(person(volunteer))).get(0);

    assertEquals("Hours", held.title());
    assertEquals("17 November 2026", held.items().get(0).get("Date"));
  }

  private static UUID person(Actor of) {
    return UUID.fromString(AcceptedVolunteers.id(of));
  }

  private static String key(String entry, int events) throws Exception {
    var all = Published.awaitOf(VolunteerEvents.TOPIC, entry, events);
    return JSON.readTree(all.get(events - 1).value()).get("volunteer").asText();
  }
}
