package throughline.membership.librarysystem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import throughline.membership.librarysystem.LibrarySystem.Unreachable;
import throughline.membership.person.vault.AddressBook;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.testing.Actors;
import throughline.membership.testing.HandOverRows;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

/** A service with nothing to tell, a small Koha, and somebody at a desk. */
abstract class ToldToKoha {

  static final Map<String, String> RENAMED =
      Map.of("childGivenNames", "Robin", "childFamilyName", "Fernsby", "reason", "RENAMED");

  final KohaServer server = new KohaServer();

  /** Who enrols a child may open its record on that day without a reason, also a restricted one. */
  final Actor rowan = Actors.aRegistrar();

  final Browser registrar = Browser.of(rowan);

  @Inject Jdbi jdbi;
  @Inject PersonVault vault;
  @Inject AddressBook addresses;
  @Inject AuditTrail trail;
  @Inject QueryPatrons readPatrons;
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

  SyncNextPatron next() {
    return next(LibrarySystemFixture.settings(server, Map.of()));
  }

  SyncNextPatron next(LibrarySystemSettings settings) {
    var reading =
        new QueryPatrons(jdbi, vault, addresses, trail, settings, clock) {
          @Override
          List<Patron> of(Collection<UUID> members) {
            return QuarkusTransaction.requiringNew().call(() -> super.of(members));
          }
        };
    return new SyncNextPatron(
        jdbi, reading, LibrarySystemFixture.koha(settings, clock), settings, clock);
  }

  void tellAll() throws Unreachable, InterruptedException {
    var next =
        new SyncNextPatron(
            jdbi,
            readPatrons,
            LibrarySystemFixture.koha(LibrarySystemFixture.settings(server, Map.of()), clock),
            LibrarySystemFixture.settings(server, Map.of()),
            clock);
    while (next.sync()) {}
  }

  void done(String id, String event, Map<String, String> typed) {
    send(id, "/enrolments/" + id + "/life/" + event, typed);
  }

  void send(String id, String page, Map<String, String> typed) {
    var answer = registrar.send(registrar.open(page), page, typed);
    assertEquals(303, answer.status(), () -> page + ": " + answer.text("main"));
  }
}
