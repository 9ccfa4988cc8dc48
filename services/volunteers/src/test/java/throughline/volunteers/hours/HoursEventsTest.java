package throughline.volunteers.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static throughline.platform.testing.Published.header;
import static throughline.volunteers.hours.HoursFixture.approval;
import static throughline.volunteers.hours.HoursFixture.hours;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import throughline.contracts.EventContract;
import throughline.contracts.volunteers.HoursEntryState;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.testing.Actor;
import throughline.platform.testing.JsonSchema;
import throughline.platform.testing.Published;
import throughline.platform.testing.TestClock;
import throughline.volunteers.testing.Actors;

/** What reaches Kafka keeps the contract. */
@QuarkusTest
class HoursEventsTest {

  private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

  private final Actor volunteer = Actors.aVolunteer("Robin Field");
  private final Actor coordinator = Actors.aCoordinator("Sam Okafor");

  @Test
  void loggedHoursArePublishedWholeAsVersionOne() throws IOException {
    var id = hours().by(volunteer).on("2026-03-31").from("22:00").to("02:00").logged();

    var event = Published.awaitOf(VolunteerEvents.TOPIC, id, 1).get(0);

    assertKeepsContract(VolunteerEvents.HOURS_LOGGED, 1, id, event);
    var state = JSON.readValue(event.value(), HoursEntryState.class);
    assertEquals("HEAD", state.library());
    assertEquals(HoursEntryState.Status.SUBMITTED, state.status());
    assertEquals(
        List.of("2026-03-31 120", "2026-04-01 120"),
        state.days().stream().map(day -> day.date() + " " + day.minutes()).toList());
  }

  @Test
  void approvedHoursArePublishedWholeAsVersionTwo() throws IOException {
    var id = hours().by(volunteer).logged();
    approval(id, coordinator).statusCode(200);

    var events = Published.awaitOf(VolunteerEvents.TOPIC, id, 2);

    assertKeepsContract(VolunteerEvents.HOURS_APPROVED, 2, id, events.get(1));
    var before = JSON.readValue(events.get(0).value(), HoursEntryState.class);
    var after = JSON.readValue(events.get(1).value(), HoursEntryState.class);
    assertEquals(HoursEntryState.Status.APPROVED, after.status());
    assertEquals(before.volunteer(), after.volunteer());
    assertEquals(before.days(), after.days());
  }

  @Test
  void theKeyStandsForOnePersonAndNothingElse() throws IOException {
    var mine = hours().by(volunteer).on("2026-11-10").logged();
    var mineToo = hours().by(volunteer).on("2026-11-11").logged();
    var theirs = hours().by(Actors.aVolunteer("Alex Marsh")).logged();

    assertEquals(keyIn(mine), keyIn(mineToo));
    assertNotEquals(keyIn(mine), keyIn(theirs));
    assertNotEquals(volunteer.subject(), keyIn(mine));
  }

  @Test
  void noEventNamesAnybody() {
    var id = hours().by(volunteer).logged();
    approval(id, coordinator).statusCode(200);

    for (var event : Published.awaitOf(VolunteerEvents.TOPIC, id, 2)) {
      var everything = new StringBuilder(event.key()).append(event.value());
      event
          .headers()
          .forEach(h -> everything.append(new String(h.value(), StandardCharsets.UTF_8)));
      for (var person : List.of(volunteer, coordinator)) {
        assertFalse(everything.toString().contains(person.subject()), "names the sign-in");
        for (var word : person.name().split(" ")) {
          assertFalse(everything.toString().contains(word), "names " + word);
        }
      }
    }
  }

  private static String keyIn(String id) throws IOException {
    var event = Published.awaitOf(VolunteerEvents.TOPIC, id, 1).get(0);
    return JSON.readValue(event.value(), HoursEntryState.class).volunteer();
  }

  private static void assertKeepsContract(
      EventContract contract, long version, String id, ConsumerRecord<String, String> event)
      throws IOException {
    assertEquals(List.of(), JsonSchema.of(contract.schemaResource()).errors(event.value()));
    JsonNode body = JSON.readTree(event.value());
    assertEquals(version, body.get("version").asLong());
    assertEquals(id, event.key());
    assertEquals("1.0", header(event, "ce_specversion"));
    assertEquals(7, UUID.fromString(header(event, "ce_id")).version());
    assertEquals(contract.type(), header(event, "ce_type"));
    assertEquals("/throughline/volunteers", header(event, "ce_source"));
    assertEquals(id, header(event, "ce_subject"));
    assertEquals(TestClock.NOON, Instant.parse(header(event, "ce_time")));
    assertEquals(contract.dataSchema(), header(event, "ce_dataschema"));
    assertEquals(String.valueOf(version), header(event, "ce_sequence"));
    assertEquals("application/json", header(event, "content-type"));
  }
}
