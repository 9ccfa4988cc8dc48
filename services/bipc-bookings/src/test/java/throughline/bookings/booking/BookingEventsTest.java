package throughline.bookings.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.attendance;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.booking.BookingFixture.sessionSoon;
import static throughline.bookings.session.SessionFixture.session;
import static throughline.contracts.bookings.BookingEvents.ATTENDANCE_RECORDED;
import static throughline.contracts.bookings.BookingEvents.SESSION_BOOKED;
import static throughline.contracts.bookings.BookingEvents.TOPIC;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import throughline.bookings.testing.Actors;
import throughline.contracts.EventContract;
import throughline.contracts.bookings.BookingState;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.platform.testing.JsonSchema;
import throughline.platform.testing.Published;

/** What reaches the broker keeps the contract and tells nobody's name. */
@QuarkusTest
class BookingEventsTest {

  private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

  private final Actor noor = Actors.anEntrepreneur("Noor Wilding");

  @Test
  void aBookingIsPublishedAsItsFirstVersion() throws IOException {
    var session = session().at("SPOKE").starting("2027-06-30T23:30").opened();
    var id = booked(session, noor);

    var event = Published.awaitOf(TOPIC, id, 1).get(0);

    assertKeepsContract(event, SESSION_BOOKED, id, 1);
    var state = JSON.readValue(event.value(), BookingState.class);
    assertEquals(session, state.session());
    assertEquals("2027-06-30", state.sessionDate().toString());
    assertEquals(BookingState.VenueKind.SPOKE, state.venueKind());
    assertEquals("BLAC", state.library());
    assertEquals(BookingState.Delivery.IN_PERSON, state.delivery());
    assertEquals(BookingState.Status.CONFIRMED, state.status());
    assertEquals(0, state.minutes());
    assertEquals(entrepreneurKey(), state.entrepreneur());
  }

  @Test
  void anAttendanceCorrectedTwiceIsPublishedAsTheNextVersionsAndARepeatIsNot() throws IOException {
    var id = booked(sessionSoon(), noor);
    attendance(id, "ATTENDED", null).statusCode(200);
    attendance(id, "ATTENDED", null).statusCode(200);
    attendance(id, "PARTIAL", 25).statusCode(200);
    attendance(id, "PARTIAL", 25).statusCode(200);
    attendance(id, "NO_SHOW", null).statusCode(200);

    var events = Published.allOf(TOPIC, id);

    assertEquals(4, events.size());
    for (int i = 1; i < events.size(); i++) {
      assertKeepsContract(events.get(i), ATTENDANCE_RECORDED, id, i + 1);
    }
    assertEquals(
        List.of("CONFIRMED 0", "ATTENDED 60", "PARTIAL 25", "NO_SHOW 0"),
        events.stream().map(BookingEventsTest::statusAndMinutes).toList());
  }

  @Test
  void anOnlineSessionIsPublishedAsRunByTheHub() throws IOException {
    var id = booked(session().at("ONLINE").opened(), noor);

    var state = JSON.readValue(Published.awaitOf(TOPIC, id, 1).get(0).value(), BookingState.class);

    assertEquals(BookingState.VenueKind.ONLINE, state.venueKind());
    assertEquals(BookingState.Delivery.ONLINE, state.delivery());
    assertEquals("WEST", state.library());
  }

  @Test
  void nothingOfAnEventNamesThePerson() {
    var id = booked(sessionSoon(), noor);
    attendance(id, "ATTENDED", null).statusCode(200);
    var described = Set.copyOf(JsonSchema.of(SESSION_BOOKED.schemaResource()).fields());

    for (var event : Published.awaitOf(TOPIC, id, 2)) {
      var everything = Published.everythingIn(event);

      assertFalse(everything.contains(noor.subject()));
      assertFalse(everything.contains("Noor"));
      assertFalse(everything.contains(personId()));
      assertTrue(described.containsAll(fields(event.value())), event.value());
    }
  }

  private static void assertKeepsContract(
      ConsumerRecord<String, String> event, EventContract contract, String id, long version)
      throws IOException {
    assertEquals(List.of(), JsonSchema.of(contract.schemaResource()).errors(event.value()));
    assertEquals(id, event.key());
    assertEquals("1.0", Published.header(event, "ce_specversion"));
    assertEquals(contract.type(), Published.header(event, "ce_type"));
    assertEquals("/throughline/bipc-bookings", Published.header(event, "ce_source"));
    assertEquals(id, Published.header(event, "ce_subject"));
    assertEquals(contract.dataSchema(), Published.header(event, "ce_dataschema"));
    assertEquals(String.valueOf(version), Published.header(event, "ce_sequence"));
    assertEquals("2026-11-24T12:00:00Z", Published.header(event, "ce_time"));
    assertEquals(version, JSON.readTree(event.value()).get("version").longValue());
    assertTrue(Published.header(event, "ce_id").matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]+"));
  }

  private static Set<String> fields(String body) {
    try {
      var names = new TreeSet<String>();
      JSON.readTree(body).fieldNames().forEachRemaining(names::add);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String statusAndMinutes(ConsumerRecord<String, String> event) {
    try {
      var state = JSON.readValue(event.value(), BookingState.class);
      return state.status() + " " + state.minutes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String entrepreneurKey() {
    return Database.text(
        "SELECT entrepreneur_key FROM entrepreneur WHERE id = '%s'".formatted(personId()));
  }

  private String personId() {
    return Database.text("SELECT id FROM person WHERE subject = '%s'".formatted(noor.subject()));
  }
}
