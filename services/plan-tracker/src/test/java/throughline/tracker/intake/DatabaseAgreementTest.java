package throughline.tracker.intake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.ShutdownEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.testing.TestServers;
import throughline.tracker.api.TestTopics;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.database.TransientFailure;
import throughline.tracker.engine.rule.MeasureStore;

/**
 * What is taken in by a wrong clock would be known at a wrong time, and by another release, counted
 * otherwise.
 */
class DatabaseAgreementTest {

  private final Engine engine = Engine.withShippedMeasures();

  @ParameterizedTest
  @CsvSource({
    "PT72H, the clock of this instance is 72 hours ahead of the database's: set it right",
    "-PT2M30S, the clock of this instance is 2 minutes behind the database's: set it right",
  })
  void aClockThatIsWrongIsSaidWithHowMuch(Duration off, String words) {
    var refusal = assertThrows(TransientFailure.class, () -> off(off).check());
    assertEquals(words, refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT40S", "-PT40S"})
  void clocksAreNeverTheSameToTheSecond(Duration off) {
    assertDoesNotThrow(() -> off(off).check());
  }

  private DatabaseAgreement off(Duration off) {
    return new DatabaseAgreement(
        engine.jdbi, new MeasureStore(), clock(off), Duration.ofMinutes(1));
  }

  private static Clock clock(Duration off) {
    return Clock.offset(Clock.systemUTC(), off);
  }

  @Test
  void anInstanceWhoseClockIsDaysAheadTakesNothingInAndSaysWhy() throws Exception {
    var ahead = clock(Duration.ofDays(3));
    var standstill = new IntakeStandstill(ahead);
    var intake =
        IntakeInstance.start(
            TestServers.kafka().asAdministrator(),
            engine.url(),
            "ahead-" + UUID.randomUUID(),
            ahead,
            standstill);
    try {
      await()
          .until(
              () ->
                  standstill
                      .waiting()
                      .map(IntakeStandstill.Waiting::why)
                      .orElse("")
                      .contains("72"));
      long looks =
          engine.jdbi.withHandle(
              handle -> handle.select("SELECT count(*) FROM intake_look").mapTo(Long.class).one());
      assertEquals(0, looks);
    } finally {
      intake.stop(new ShutdownEvent());
    }
  }

  @Test
  void anInstanceOfAnotherReleaseLeavesItsPartitionsToOthers() throws Exception {
    var id = UUID.randomUUID().toString();
    var group = "older-" + UUID.randomUUID();
    var kafka = TestServers.kafka().asAdministrator();
    var intake = IntakeInstance.start(kafka, engine.url(), group);
    try (var topics = new TestTopics();
        var admin = Admin.create(kafka)) {
      await().ignoreExceptions().until(() -> isInUse(admin, group));
      engine.jdbi.useHandle(
          handle -> handle.execute("UPDATE measure_import SET evaluation = evaluation + 1"));
      topics.publish(Bodies.HOURS, id, Bodies.hours(1, "APPROVED", "2023-11-24", "60"));

      await().until(() -> !isInUse(admin, group));

      assertEquals(0, facts(id));
      engine.jdbi.useHandle(
          handle -> handle.execute("UPDATE measure_import SET evaluation = evaluation - 1"));
      await().until(() -> facts(id) == 1);
    } finally {
      intake.stop(new ShutdownEvent());
    }
  }

  private static boolean isInUse(Admin admin, String group) throws Exception {
    return !admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().isEmpty();
  }

  private int facts(String id) {
    return engine.jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM fact WHERE aggregate_id = ?")
                .bind(0, id)
                .mapTo(Integer.class)
                .one());
  }
}
