package throughline.membership.record.life;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

/** The night in which a child turns 5 is noted once, however late, and tells nobody the day. */
@QuarkusTest
class TurnFiveTest {

  private static final String ENTRIES = "SELECT count(*) FROM audit_entry WHERE record_id = '%s'";

  private final RecordFixture registrar = RecordFixture.by(Actors.aRegistrar());

  @Inject TurnFive job;
  @Inject TestClock clock;

  @BeforeEach
  void nobodyIsDue() {
    job.run();
  }

  @AfterEach
  void itIsNoonAgain() {
    clock.set(TestClock.NOON);
  }

  @Test
  void aChildTurnsFiveOnTheDayAndOnce() {
    var id = anEnrolment().bornOn("2021-11-26").enrolled();

    clock.set(Instant.parse("2026-11-25T23:59:59Z"));
    assertEquals("0 children turned 5", job.run());
    clock.set(Instant.parse("2026-11-26T00:00:00Z"));
    assertEquals("1 child turned 5", job.run());
    assertEquals("0 children turned 5", job.run());

    registrar.read(id).body("turnedFive", is(true)).body("standing", is("ACTIVE"));
  }

  @Test
  void whoWasBornOnALeapDayTurnsFiveOnTheFirstOfMarch() {
    clock.set(Instant.parse("2028-11-24T12:00:00Z"));
    var id = anEnrolment().bornOn("2024-02-29").enrolled();
    job.run();

    clock.set(Instant.parse("2029-02-28T12:00:00Z"));
    job.run();
    registrar.read(id).body("turnedFive", is(false));
    clock.set(Instant.parse("2029-03-01T00:00:01Z"));
    job.run();
    registrar.read(id).body("turnedFive", is(true));
  }

  @Test
  void whatFellInAnOutageIsMadeUpForAndNothingTellsTheDay() {
    var id = anEnrolment().bornOn("2021-12-01").enrolled();
    var entries = Database.number(ENTRIES.formatted(id));

    clock.set(Instant.parse("2027-03-01T01:10:00Z"));
    job.run();

    assertEquals(entries, Database.number(ENTRIES.formatted(id)));
    assertEquals(1, RecordFixture.events(id));
    registrar.read(id).body("turnedFive", is(true));
  }

  @Test
  void aCorrectedBirthdayOpensItAgainAndClosesItWithAnEvent() {
    var id = anEnrolment().bornOn("2021-11-26").enrolled();
    clock.set(Instant.parse("2026-12-01T12:00:00Z"));
    job.run();

    registrar.done(
        id, "date-of-birth-corrected", Map.of("dateOfBirth", "2022-02-26", "reason", "MISTYPED"));
    registrar.read(id).body("turnedFive", is(false));
    assertEquals("2027-Q1", RecordFixture.event(id, 2).get("under5UntilQuarter").asText());
    assertEquals("0 children turned 5", job.run());
    registrar.done(
        id, "date-of-birth-corrected", Map.of("dateOfBirth", "2021-11-25", "reason", "MISTYPED"));
    registrar.read(id).body("turnedFive", is(true));
    assertEquals("2026-Q4", RecordFixture.event(id, 3).get("under5UntilQuarter").asText());
  }
}
