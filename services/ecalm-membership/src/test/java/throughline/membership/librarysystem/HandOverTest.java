package throughline.membership.librarysystem;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.testing.HandOverRows.reason;
import static throughline.membership.testing.HandOverRows.state;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.membership.enrolment.EnrolmentFixture;
import throughline.membership.librarysystem.LibrarySystem.Unreachable;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.membership.testing.HandOverRows;
import throughline.membership.vault.AddressBook;
import throughline.membership.vault.PersonVault;
import throughline.platform.audit.AuditTrail;
import throughline.platform.database.Statements;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.KilledAtWrite;
import throughline.platform.testing.TestClock;

/** What changes a member is told to the library system: later, in order, and as it is then. */
@QuarkusTest
class HandOverTest {

  private static final Map<String, String> RENAMED =
      Map.of("childGivenNames", "Robin", "childFamilyName", "Fernsby", "reason", "RENAMED");

  private final KohaServer server = new KohaServer();
  private final Browser registrar = Browser.of(Actors.aRegistrar());

  @Inject DataSource database;
  @Inject Statements statements;
  @Inject PersonVault vault;
  @Inject AddressBook addresses;
  @Inject AuditTrail trail;
  @Inject ReadPatrons readPatrons;
  @Inject NoteMissed noteMissed;
  @Inject HandOverMetrics metrics;
  @Inject MeterRegistry registry;
  @Inject TestClock clock;

  @BeforeEach
  void nothingElseWaits() {
    HandOverRows.none();
  }

  @AfterEach
  void theContractWasKept() {
    server.close();
    clock.set(TestClock.NOON);
    Database.execute("DELETE FROM suppression");
    assertEquals(List.of(), server.contract.broken());
  }

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
      var telling = first.submit(() -> next().tell());
      asked.await();

      assertFalse(next().tell(), "another instance tells at the same time");
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
  void everyChangeIsTold() throws Exception {
    var id = anEnrolment().with("address", "1 Made-up Road").enrolled();
    tellAll();

    var card = CardNumbers.next();
    send(id, "/enrolments/" + id + "/replacement", Map.of("reason", "LOST", "cardNumber", card));
    done(id, "moved", Map.of("residence", "OUT_OF_COUNTY", "address", "2 Other Road"));
    tellAll();

    assertEquals(1, server.patrons.size());
    var patron = server.everybody().get(0);
    assertEquals(card, patron.get("cardnumber"));
    assertEquals("2 Other Road", patron.get("address"));

    done(id, "withdrawn", Map.of());
    tellAll();
    assertEquals("true", server.everybody().get(0).get("patron_card_lost"));

    done(id, "resumed", Map.of());
    tellAll();
    assertEquals("false", server.everybody().get(0).get("patron_card_lost"));
  }

  @Test
  void theTellerGoesOnByItselfWhateverHappens() {
    var settings =
        LibrarySystemFixture.settings(
            server, Map.of("poll-interval", "PT0.05S", "back-off", "PT0.05S"));
    var next = next(settings);
    var failures = failures();
    var teller = new Teller(next, settings, metrics);
    teller.start();
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
      teller.stop();
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

    assertEquals(1, registry.get("library.system.waiting").gauge().value());
    assertEquals(1, registry.get("library.system.refused").gauge().value());
    assertEquals(300, registry.get("library.system.oldest.age").gauge().value());
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
  void ofAMergedRecordTheCardIsBlocked() throws Exception {
    var kept = anEnrolment().enrolled();
    tellAll();
    var other = anEnrolment().named("Robin", "Someother").enrolled();
    tellAll();
    Database.execute(
        """
        UPDATE member SET record_state = 'MERGED', merged_into = '%s', merged_at = now()
        WHERE key = '%s';
        UPDATE hand_over SET state = 'WAITING', changes = changes + 1
        """
            .formatted(kept, other));

    tellAll();

    assertNull(server.everybody().get(0).get("patron_card_lost"));
    assertEquals("true", server.everybody().get(1).get("patron_card_lost"));
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
  void anUndoneEnrolmentIsRemoved() throws Exception {
    var id = anEnrolment().by(Actors.aRegistrar()).enrolled();
    tellAll();
    Database.execute("UPDATE member SET record_state = 'IN_ERROR' WHERE key = '" + id + "'");
    Database.execute("UPDATE hand_over SET state = 'WAITING', changes = changes + 1");

    tellAll();

    assertEquals(0, server.patrons.size());
    assertEquals(0, Database.number("SELECT count(*) FROM hand_over"));
  }

  @Test
  void ofAChildWhoDiedNothingButTheBlockLeaves() throws Exception {
    var told = anEnrolment().enrolled();
    tellAll();
    var notYet = anEnrolment().named("Sparrow", "Secretly").enrolled();
    var before = server.sent.size();

    done(told, "death-reported", Map.of());
    done(notYet, "death-reported", Map.of());
    tellAll();

    var after = server.sent.subList(before, server.sent.size()).toString();
    assertFalse(after.contains("Sparrow") || after.contains("Secretly"), after);
    assertEquals(2, server.changes().size());
    assertEquals(4, server.changes().get(1).body().size());
    assertEquals("true", server.everybody().get(0).get("patron_card_lost"));
    assertEquals(1, server.patrons.size());
  }

  @Test
  void anErasureRemovesThePersonAndAReplayedOneDoesSoAgain() throws Exception {
    var id = anEnrolment().enrolled();
    tellAll();

    done(id, "erased", Map.of("confirmation", "erase"));
    server.onLoan.add(101L);
    tellAll();
    assertEquals("FAILED", state(id));
    assertTrue(reason(id).contains("on loan"));

    server.onLoan.clear();
    Database.execute("UPDATE hand_over SET state = 'WAITING'");
    tellAll();
    assertEquals(0, server.patrons.size());
    assertNull(state(id));
  }

  @Test
  void whoIsErasedWhileTheyWaitIsNeverHandedOver() throws Exception {
    var id = anEnrolment().named("Sparrow", "Secretly").enrolled();
    done(id, "erased", Map.of("confirmation", "erase"));

    tellAll();

    assertEquals(List.of(), server.changes());
    assertNull(state(id));
  }

  @Test
  void aSecretAddressStaysHereUnlessASettingSaysWhy() throws Exception {
    var id = secret().enrolled();
    tellAll();
    assertFalse(server.sent.toString().contains("Needle"), "a secret address has left");

    done(id, "name-amended", RENAMED);
    var allowing =
        LibrarySystemFixture.settings(
            server, Map.of("secret-address-reason", "The library delivers books at home"));
    while (next(allowing).tell()) {}

    assertEquals("1 Needle Road", server.everybody().get(0).get("address"));
    var history = registrar.open("/enrolments/" + id + "/history").text("main");
    assertTrue(history.contains("Address given to the library system"), history);
    assertTrue(history.contains("The library delivers books at home"), history);
    assertTrue(history.contains("this service, by itself"), history);
  }

  @Test
  void anAddressThatBecameSecretIsEmptiedThere() throws Exception {
    var id = anEnrolment().with("address", "1 Needle Road").enrolled();
    tellAll();

    Database.execute(
        "UPDATE vault.address_policy SET policy = 'RESTRICTED', review_on = '2027-11-24' WHERE member_key = '"
            + id
            + "'");
    done(id, "name-amended", RENAMED);
    tellAll();

    assertEquals("", server.everybody().get(0).get("address"));
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

  @Test
  void whoWasNeverNotedIsNotedInTheNightAndOnce() {
    var id = anEnrolment().enrolled();
    var ended = anEnrolment().enrolled();
    done(ended, "withdrawn", Map.of());
    HandOverRows.none();

    noteMissed.run();
    var again = noteMissed.run();

    assertEquals("WAITING", state(id));
    assertNull(state(ended));
    assertEquals("0 members noted", again);
  }

  private EnrolmentFixture secret() {
    return anEnrolment().with("addressPolicy", "RESTRICTED").with("address", "1 Needle Road");
  }

  private TellNext next() {
    return next(LibrarySystemFixture.settings(server, Map.of()));
  }

  private TellNext next(LibrarySystemSettings settings) {
    var reading =
        new ReadPatrons(statements, vault, addresses, trail, settings, clock) {
          @Override
          List<Patron> of(Collection<UUID> members) {
            return QuarkusTransaction.requiringNew().call(() -> super.of(members));
          }
        };
    return new TellNext(
        database, reading, LibrarySystemFixture.koha(settings, clock), settings, clock);
  }

  private void tellAll() throws SQLException, Unreachable, InterruptedException {
    var next =
        new TellNext(
            database,
            readPatrons,
            LibrarySystemFixture.koha(LibrarySystemFixture.settings(server, Map.of()), clock),
            LibrarySystemFixture.settings(server, Map.of()),
            clock);
    while (next.tell()) {}
  }

  private void tellAllOrFail() {
    try {
      tellAll();
    } catch (SQLException | Unreachable | InterruptedException killed) {
      throw new IllegalStateException(killed);
    }
  }

  private void done(String id, String event, Map<String, String> typed) {
    send(id, "/enrolments/" + id + "/life/" + event, typed);
  }

  private void send(String id, String page, Map<String, String> typed) {
    var answer = registrar.send(registrar.open(page), page, typed);
    assertEquals(303, answer.status(), () -> page + ": " + answer.text("main"));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
