package throughline.membership.librarysystem;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.testing.HandOverRows.reason;
import static throughline.membership.testing.HandOverRows.state;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.membership.librarysystem.LibrarySystem.Unreachable;
import throughline.platform.testing.Database;
import throughline.platform.testing.KilledAtWrite;

/** What changes a member is told to the library system: later, in order, and once. */
@QuarkusTest
class PatronSyncTest extends ToldToKoha {

  @Inject PatronSyncMetrics metrics;
  @Inject MeterRegistry registry;
  @Inject CountPatronSyncs countPatronSyncs;

  @Test
  void anEnrolmentIsToldOnce() throws Exception {
    var id = anEnrolment().with("address", "1 Made-up Road").enrolled();
    assertEquals("WAITING", state(id));

    tellAll();
    tellAll();

    assertEquals("TOLD", state(id));
    assertEquals(1, server.changes().size());
    var patron = server.everybody().get(0);
    assertEquals("Fernsby", patron.get("surname"));
    assertEquals("Marigold Fernsby", patron.get("altcontact_surname"));
    assertEquals("1 Made-up Road", patron.get("address"));
    assertEquals("BANB", patron.get("library_id"));
  }

  @Test
  void aSystemThatIsAwayDelaysNobodyAndLosesNothing() throws Exception {
    server.nextAnswer(503, Map.of(), "");
    var id = anEnrolment().enrolled();
    var other = anEnrolment().enrolled();

    assertThrows(Unreachable.class, this::tellAll);
    assertEquals(0, Database.number("SELECT sum(tries) FROM hand_over"));
    tellAll();

    assertEquals("TOLD", state(id));
    assertEquals("TOLD", state(other));
    assertNull(reason(id));
  }

  @Test
  void whoeverIsKilledWhileTellingTellsAgainAndThereIsOnePatron() throws Exception {
    var id = anEnrolment().enrolled();

    var kills = 0;
    while (KilledAtWrite.number(kills + 1, List.of("hand_over"), this::tellAllOrFail)) {
      kills++;
      assertEquals("WAITING", state(id));
    }

    assertTrue(kills >= 2, "it was killed " + kills + " times");
    assertEquals("TOLD", state(id));
    assertEquals(1, server.patrons.size());
  }

  @Test
  void oneInstanceTellsAtATimeAndAChangeOfMeanwhileIsToldAfter() throws Exception {
    var id = anEnrolment().enrolled();
    var asked = new CountDownLatch(1);
    var answer = new CountDownLatch(1);
    server.next(
        exchange -> {
          asked.countDown();
          awaitQuietly(answer);
          return false;
        });
    var first = Executors.newSingleThreadExecutor();
    try {
      var telling = first.submit(() -> next().sync());
      asked.await();

      assertFalse(next().sync(), "another instance tells at the same time");
      done(id, "name-amended", RENAMED);

      answer.countDown();
      assertTrue(telling.get());
    } finally {
      first.shutdownNow();
    }
    assertEquals("WAITING", state(id));
    tellAll();
    assertEquals("Robin", server.everybody().get(0).get("firstname"));
    assertEquals("TOLD", state(id));
  }

  @Test
  void theSyncGoesOnByItselfWhateverHappens() {
    var settings =
        LibrarySystemFixture.settings(
            server, Map.of("poll-interval", "PT0.05S", "back-off", "PT0.05S"));
    var next = next(settings);
    var failures = failures();
    var thread = new PatronSyncThread(next, settings, metrics);
    thread.start();
    try {
      server.nextAnswer(503, Map.of("Retry-After", "1"), "");
      server.cutNext();
      server.nextAnswer(500, Map.of(), "");
      var id = anEnrolment().enrolled();
      await().until(() -> reason(id) != null && reason(id).contains("had an error"));
      clock.advance(Duration.ofMinutes(2));

      await().until(() -> state(id).equals("TOLD"));
      var other = anEnrolment().enrolled();
      await().until(() -> state(other).equals("TOLD"));
    } finally {
      thread.stop();
    }
    assertEquals(2, server.patrons.size());
    assertEquals(failures + 2, failures());
  }

  private double failures() {
    return registry.counter("library.system.failures").count();
  }

  @Test
  void theMonitoringCountsWhatIsOpen() {
    anEnrolment().enrolled();
    clock.advance(Duration.ofMinutes(5));
    Database.execute(
        "UPDATE hand_over SET state = 'FAILED' WHERE member_key = '%s'"
            .formatted(anEnrolment().enrolled()));

    // Of its own: what the service's has counted is up to a minute old.
    var gauges = new SimpleMeterRegistry();
    new PatronSyncMetrics(gauges, countPatronSyncs, clock);
    assertEquals(1, gauges.get("library.system.waiting").gauge().value());
    assertEquals(1, gauges.get("library.system.refused").gauge().value());
    assertEquals(300, gauges.get("library.system.oldest.age").gauge().value());
  }

  @Test
  void aRecordThatCannotBeReadKeepsNobodyElseWaiting() throws Exception {
    var id = anEnrolment().enrolled();
    Database.execute("DELETE FROM card WHERE member_key = '" + id + "'");
    var other = anEnrolment().enrolled();

    tellAll();

    assertEquals("FAILED", state(id));
    assertTrue(reason(id).startsWith("The child has no card."));
    assertEquals("TOLD", state(other));
  }

  @Test
  void whatIsRolledBackIsNotNoted() {
    var card = anEnrolment();
    card.enrolled();

    anEnrolment().withCard(card.cardNumber()).named("Robin", "Fernsby").send().statusCode(400);

    assertEquals(1, Database.number("SELECT count(*) FROM hand_over"));
  }

  @Test
  void lookingIsNoChange() throws Exception {
    var id = anEnrolment().enrolled();
    tellAll();

    registrar.open("/enrolments/" + id + "/record");
    registrar.open("/enrolments/" + id + "/history");

    assertEquals("TOLD", state(id));
  }

  @Test
  void whatKohaRefusesWaitsForPeopleAndWhatItFailsAtIsTriedLater() throws Exception {
    server.nextAnswer(500, Map.of(), "{\"error\":\"oops\"}");
    var later = anEnrolment().enrolled();
    tellAll();
    assertEquals("WAITING", state(later));

    clock.advance(Duration.ofMinutes(2));
    tellAll();
    assertEquals("TOLD", state(later));

    var refused = anEnrolment().enrolled();
    server.nextAnswer(400, Map.of(), "{\"error\":\"Given library_id does not exist\"}");
    tellAll();
    assertEquals("FAILED", state(refused));
    assertTrue(reason(refused).contains("LIBRARY_SYSTEM_LIBRARIES"));

    done(refused, "name-amended", RENAMED);
    tellAll();
    assertEquals("TOLD", state(refused));
  }

  @ParameterizedTest
  @CsvSource({"20, FAILED", "19, WAITING"})
  void aRecordThatNeverGoesIsGivenUp(int tries, String state) throws Exception {
    var id = anEnrolment().enrolled();
    Database.execute("UPDATE hand_over SET tries = " + (tries - 1));
    server.nextAnswer(500, Map.of(), "");

    tellAll();

    assertEquals(state, state(id));
    assertNotNull(reason(id));
  }

  private void tellAllOrFail() {
    try {
      tellAll();
    } catch (Unreachable | InterruptedException killed) {
      throw new IllegalStateException(killed);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
