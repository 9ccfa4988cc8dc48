package throughline.volunteers.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.contracts.volunteers.VolunteerCountState;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.platform.testing.JsonSchema;
import throughline.platform.testing.Published;
import throughline.platform.testing.TestClock;
import throughline.volunteers.testing.AcceptedVolunteers;
import throughline.volunteers.testing.Actors;

/** Who began and who lapsed: people with approved time, each once. */
@QuarkusTest
class VolunteerCountsTest {
  private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
  private static final String LAST_DAY = "2026-09-30";

  @Inject TellVolunteerCounts tellCounts;
  @Inject TestClock clock;

  @BeforeEach
  void clear() {
    Database.execute("DELETE FROM hours_entry");
    Database.execute("DELETE FROM volunteer_count");
  }

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void whoeverBeginsCountsOnceAndWhoStayedAwayForAYearHasLapsed() throws Exception {
    var regular = somebody("Regular");
    worked(regular, "HEAD", "2026-05-10");
    worked(regular, "HEAD", "2026-08-10");
    var begins = somebody("Begins");
    worked(begins, "HEAD", "2026-08-10");
    worked(begins, "COWL", "2026-08-11");
    var lapses = somebody("Lapses");
    worked(lapses, "HEAD", "2025-08-10");
    var returns = somebody("Returns");
    worked(returns, "HEAD", "2025-06-10");
    worked(returns, "HEAD", "2026-08-10");

    tellCounts.run();

    assertEquals(state(1, 2, 1), latest("HEAD", 1), "Begins and Returns; Lapses");
    assertEquals("0 counts told", tellCounts.run());
    worked(somebody("Late"), "HEAD", "2026-09-30");
    tellCounts.run();
    assertEquals(state(2, 3, 1), latest("HEAD", 2), "approved after the quarter");
    Database.execute(
        "UPDATE hours_entry SET status = 'VOIDED', version = version + 1, approved_by = NULL, approved_at = NULL WHERE started_at > '2026-07-01'");
    tellCounts.run();
    assertEquals(state(3, 0, 1), latest("HEAD", 3));
  }

  private static VolunteerCountState state(long version, long newlyActive, long lapsed) {
    return new VolunteerCountState(version, "HEAD", LocalDate.parse(LAST_DAY), newlyActive, lapsed);
  }

  private static VolunteerCountState latest(String library, int version) throws Exception {
    var event =
        Published.awaitOf(VolunteerEvents.TOPIC, library + "/" + LAST_DAY, version)
            .get(version - 1);
    assertEquals(
        List.of(),
        JsonSchema.of(VolunteerEvents.VOLUNTEERS_COUNTED.schemaResource()).errors(event.value()));
    return JSON.readValue(event.value(), VolunteerCountState.class);
  }

  private static Actor somebody(String name) {
    return Actors.aVolunteer(name);
  }

  /** As the migration of before has it, without the rules of when it may be entered. */
  private static void worked(Actor volunteer, String library, String day) {
    Database.execute(
        """
        INSERT INTO hours_entry (id, version, volunteer_id, library_code, started_at, ended_at, status, entered_by,
                                 entered_at, approved_by, approved_at, reason)
        VALUES (gen_random_uuid(), 1, '%1$s', '%2$s', timestamp '%3$s 10:00' AT TIME ZONE 'Europe/London',
                timestamp '%3$s 11:00' AT TIME ZONE 'Europe/London', 'APPROVED', '%1$s', now(), '%4$s', now(), 'A test')
        """
            .formatted(
                AcceptedVolunteers.id(volunteer),
                library,
                day,
                AcceptedVolunteers.id(Actors.aVolunteer("Approves"))));
  }
}
