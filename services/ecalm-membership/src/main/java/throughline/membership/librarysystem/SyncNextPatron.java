package throughline.membership.librarysystem;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import throughline.membership.librarysystem.LibrarySystem.Refused;
import throughline.membership.librarysystem.LibrarySystem.Unreachable;
import throughline.membership.librarysystem.PatronSyncTable.Due;
import throughline.platform.core.backoff.Backoff;

/**
 * Tells the library system of one member: picks who is due, reads what holds now, tells it, writes
 * down what became of it. Killed at any point nothing is lost: what was not written down is told
 * again, and the library system knows it by the card.
 */
final class SyncNextPatron {
  private static final Logger LOG = Logger.getLogger(SyncNextPatron.class);

  /** Frees the lock of an instance whose machine was lost; longer than all requests of a member. */
  private static final String END_IF_SILENT = "SET LOCAL idle_in_transaction_session_timeout = %d";

  private static final int MOST_REQUESTS = 10;
  private final DataSource database;
  private final QueryPatrons readPatrons;
  private final LibrarySystem librarySystem;
  private final LibrarySystemSettings settings;
  private final Clock clock;

  SyncNextPatron(
      DataSource database,
      QueryPatrons readPatrons,
      LibrarySystem librarySystem,
      LibrarySystemSettings settings,
      Clock clock) {
    this.database = database;
    this.readPatrons = readPatrons;
    this.librarySystem = librarySystem;
    this.settings = settings;
    this.clock = clock;
  }

  boolean tell() throws SQLException, Unreachable, InterruptedException {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        return tell(connection);
      } finally {
        // After a commit there is nothing to roll back; after anything else this frees the lock.
        connection.rollback();
      }
    }
  }

  private boolean tell(Connection connection)
      throws SQLException, Unreachable, InterruptedException {
    var silence = settings.requestTimeout().multipliedBy(MOST_REQUESTS).toMillis();
    PatronSyncTable.execute(connection, END_IF_SILENT.formatted(silence));
    if (!PatronSyncTable.becomeTheOne(connection)) {
      return false;
    }
    var due = PatronSyncTable.next(connection, clock.instant());
    if (due.isEmpty()) {
      return false;
    }
    try {
      settle(connection, due.get());
    } catch (Unreachable away) {
      PatronSyncTable.putOff(connection, due.get(), clock.instant(), 0, away.getMessage());
      connection.commit();
      throw away;
    }
    connection.commit();
    return true;
  }

  private void settle(Connection connection, Due due)
      throws SQLException, Unreachable, InterruptedException {
    try {
      var patron = readPatrons.of(List.of(due.member())).get(0);
      var held = librarySystem.tell(patron, due.held());
      PatronSyncTable.told(connection, due, held, clock.instant());
      if (patron.instruction() != Instruction.KEEP) {
        PatronSyncTable.forget(connection, due);
      }
      LOG.infof("event=library-system-told member=%s", due.member());
    } catch (Refused answer) {
      refused(connection, due, answer);
    } catch (RuntimeException failure) {
      // One member must not keep all others from being told.
      LOG.errorf(failure, "event=library-system-telling-failed member=%s", due.member());
      refused(connection, due, new Refused(false, "The record could not be read or sent."));
    }
  }

  private void refused(Connection connection, Due due, Refused answer) throws SQLException {
    var tries = due.tries() + 1;
    if (answer.forGood() || tries >= settings.tries()) {
      PatronSyncTable.fail(connection, due, answer.getMessage());
      LOG.warnf("event=library-system-refused member=%s", due.member());
    } else {
      var wait = new Backoff(settings.retryAfter(), settings.longestRetryAfter()).after(tries);
      PatronSyncTable.putOff(connection, due, clock.instant().plus(wait), 1, answer.getMessage());
    }
  }
}
