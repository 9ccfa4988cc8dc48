package throughline.bookings.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.bookings.session.SessionFixture;
import throughline.contracts.bookings.BookingEvents;
import throughline.platform.database.equality.EqualityAnswers;
import throughline.platform.database.equality.EqualityStore;
import throughline.platform.testing.Database;
import throughline.platform.testing.JsonSchema;
import throughline.platform.testing.Published;

/** Counts of finished quarters leave as events, distinct people each once, and are restated. */
@QuarkusTest
class TellEqualityCountsTest {
  private static final String TOPIC = "throughline.bookings.v1";
  private static final String LAST_DAY = "2026-06-30";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject TellEqualityCounts tellCounts;
  @Inject EqualityStore store;

  @Test
  void aFinishedQuarterIsToldAndRestatedWhenAnAnswerIsWithdrawn() throws Exception {
    var session = session("WEST", "2026-05-12 10:00");
    var people = new ArrayList<UUID>();
    for (int n = 0; n < 16; n++) {
      var person = attended(session);
      people.add(person);
      if (n < 14) {
        store.answer(
            person,
            EqualityAnswers.read(n < 7 ? "FEMALE" : "MALE", "ASIAN_INDIAN", "NO", "FROM_35"));
      }
    }
    // Who came twice counts once, and at the library to which they came most.
    attendedAlso(people.get(0), session("WEST", "2026-05-13 10:00"));
    attendedAlso(people.get(0), session("BLAC", "2026-05-14 10:00"));

    tellCounts.tell();

    var first = latest("WEST/" + LAST_DAY);
    assertEquals(1, first.get("version").asInt());
    assertEquals(16, first.get("supported").asInt());
    assertEquals(14, first.get("answered").asInt());
    assertEquals(2, first.get("notKnown").asInt());
    assertEquals(7, first.get("women").asInt());
    assertFalse(first.has("minorities"), "all of them, which tells of everybody");
    assertTrue(Published.allOf(TOPIC, "BLAC/" + LAST_DAY).isEmpty());

    assertEquals(0, tellCounts.tell(), "nothing has changed");
    store.withdraw(people.get(0));
    store.withdraw(people.get(1));
    tellCounts.tell();

    var then = latest("WEST/" + LAST_DAY);
    assertEquals(2, then.get("version").asInt());
    assertEquals(5, then.get("women").asInt());
    store.withdraw(people.get(2));
    tellCounts.tell();
    assertFalse(latest("WEST/" + LAST_DAY).has("women"), "4 are below the minimum");
    assertEquals(
        List.of(),
        JsonSchema.of(BookingEvents.EQUALITY_COUNTED.schemaResource()).errors(then.toString()));
  }

  private static JsonNode latest(String id) throws Exception {
    var events = Published.allOf(TOPIC, id);
    return JSON.readTree(events.get(events.size() - 1).value());
  }

  private static String session(String library, String starts) {
    var id = UUID.randomUUID().toString();
    var original = SessionFixture.session().opened();
    Database.execute(
        """
        INSERT INTO session SELECT (jsonb_populate_record(original, jsonb_build_object(
          'id', '%1$s', 'library_code', '%2$s', 'taken', 0, 'capacity', 500, 'starts_local', timestamp '%3$s', 'minutes', 60,
          'starts_at', timestamp '%3$s' AT TIME ZONE 'Europe/London', 'closes_at', timestamp '%3$s' AT TIME ZONE 'Europe/London',
          'ends_at', timestamp '%3$s' AT TIME ZONE 'Europe/London' + interval '1 hour'))).*
        FROM session AS original WHERE id = '%4$s'
        """
            .formatted(id, library, starts, original));
    return id;
  }

  private static UUID attended(String session) {
    var person = UUID.randomUUID();
    Database.execute("INSERT INTO person (id) VALUES ('%s')".formatted(person));
    Database.execute("INSERT INTO entrepreneur (id) VALUES ('%s')".formatted(person));
    attendedAlso(person, session);
    return person;
  }

  private static void attendedAlso(UUID person, String session) {
    Database.execute(
        """
        INSERT INTO booking (id, version, session_id, entrepreneur_id, status, minutes, booked_at, recorded_by, recorded_at)
        VALUES (gen_random_uuid(), 1, '%s', '%s', 'ATTENDED', 60, now(), '%2$s', now())
        """
            .formatted(session, person));
  }
}
