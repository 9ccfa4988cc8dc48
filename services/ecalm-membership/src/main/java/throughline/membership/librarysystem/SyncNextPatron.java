package throughline.membership.librarysystem;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import throughline.membership.librarysystem.LibrarySystem.Held;
import throughline.membership.librarysystem.LibrarySystem.Refused;
import throughline.membership.librarysystem.LibrarySystem.Unreachable;
import throughline.platform.core.backoff.Backoff;

/**
 * Syncs one member with the library system: picks who is due, reads what holds now, tells it,
 * writes down what became of it. Killed at any point nothing is lost: what was not written down is
 * told again, and the library system knows it by the card. While it is asked no row is locked, so
 * that a use case that changes the member does not wait; the lock is of the table's syncing as a
 * whole, and one instance has it.
 */
final class SyncNextPatron {
  private static final Logger LOG = Logger.getLogger(SyncNextPatron.class);

  /** Frees the lock of an instance whose machine was lost; longer than all requests of a member. */
  private static final String END_IF_SILENT = "SET LOCAL idle_in_transaction_session_timeout = %d";

  private static final int MOST_REQUESTS = 10;

  /** The number is of this purpose in the service's database; the outbox has another. */
  private static final String BECOME_THE_ONE = "SELECT pg_try_advisory_xact_lock(4701047047)";

  private static final String NEXT_DUE =
      """
      SELECT member_key AS member, changes, tries, patron_id, blocked FROM hand_over
      WHERE state = 'WAITING' AND next_try_at <= :now ORDER BY next_try_at, member_key LIMIT 1
      """;

  /** A change of meanwhile waits on. */
  private static final String SYNCED =
      """
      UPDATE hand_over
      SET state = CASE WHEN changes = :changes THEN 'TOLD' ELSE 'WAITING' END, told_at = :now,
          told_by = 'PROGRAM', patron_id = CAST(:number AS bigint), blocked = :blocked, tries = 0,
          reason = NULL
      WHERE member_key = :member
      """;

  /** Who is held neither here nor there needs no row. */
  private static final String FORGET =
      """
      DELETE FROM hand_over
      WHERE member_key = :member AND changes = :changes AND patron_id IS NULL
      """;

  private static final String PUT_OFF =
      """
      UPDATE hand_over SET next_try_at = :until, tries = tries + :tries, reason = :reason
      WHERE member_key = :member AND changes = :changes
      """;
  private static final String FAIL =
      """
      UPDATE hand_over SET state = 'FAILED', tries = tries + 1, reason = :reason
      WHERE member_key = :member AND changes = :changes
      """;

  /** A member of whom there is something to tell. */
  private record Due(UUID member, long changes, int tries, Long patronId, boolean blocked) {
    Update update(Handle handle, String sql) {
      return handle.createUpdate(sql).bind("member", member).bind("changes", changes);
    }
  }

  /** What came of looking for one; the library system may have been away. */
  private record Outcome(boolean wasDue, Optional<Unreachable> away) {
    static final Outcome NOBODY = new Outcome(false, Optional.empty());
  }

  private final Jdbi jdbi;
  private final QueryPatrons queryPatrons;
  private final LibrarySystem librarySystem;
  private final LibrarySystemSettings settings;
  private final Clock clock;

  SyncNextPatron(
      Jdbi jdbi,
      QueryPatrons queryPatrons,
      LibrarySystem librarySystem,
      LibrarySystemSettings settings,
      Clock clock) {
    this.jdbi = jdbi;
    this.queryPatrons = queryPatrons;
    this.librarySystem = librarySystem;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Syncs the next member who is due.
   *
   * @return false if there was none, or another instance is syncing
   * @throws Unreachable if the library system does not answer; the member stays as it is
   */
  boolean sync() throws Unreachable, InterruptedException {
    // A handle of its own: what is read of the member must not be part of this transaction.
    try (var handle = jdbi.open()) {
      handle.begin();
      try {
        var outcome = sync(handle);
        handle.commit();
        if (outcome.away().isPresent()) {
          throw outcome.away().get();
        }
        return outcome.wasDue();
      } finally {
        if (handle.isInTransaction()) {
          handle.rollback();
        }
      }
    }
  }

  private Outcome sync(Handle handle) throws InterruptedException {
    var silence = settings.requestTimeout().multipliedBy(MOST_REQUESTS).toMillis();
    handle.execute(END_IF_SILENT.formatted(silence));
    if (!handle.createQuery(BECOME_THE_ONE).mapTo(Boolean.class).one()) {
      return Outcome.NOBODY;
    }
    var due = handle.createQuery(NEXT_DUE).bind("now", clock.instant()).mapTo(Due.class).findOne();
    if (due.isEmpty()) {
      return Outcome.NOBODY;
    }
    try {
      settle(handle, due.get());
      return new Outcome(true, Optional.empty());
    } catch (Unreachable away) {
      due.get()
          .update(handle, PUT_OFF)
          .bind("until", clock.instant())
          .bind("tries", 0)
          .bind("reason", away.getMessage())
          .execute();
      return new Outcome(true, Optional.of(away));
    }
  }

  private void settle(Handle handle, Due due) throws Unreachable, InterruptedException {
    try {
      var patron = queryPatrons.of(List.of(due.member())).get(0);
      var held = librarySystem.sync(patron, new Held(due.patronId(), due.blocked()));
      due.update(handle, SYNCED)
          .bind("now", clock.instant())
          .bind("number", held.number())
          .bind("blocked", held.blocked())
          .execute();
      if (patron.instruction() != Instruction.KEEP) {
        due.update(handle, FORGET).execute();
      }
      LOG.infof("event=library-system-told member=%s", due.member());
    } catch (Refused answer) {
      refused(handle, due, answer);
    } catch (RuntimeException failure) {
      // One member must not keep all others from being told.
      LOG.errorf(failure, "event=library-system-telling-failed member=%s", due.member());
      refused(handle, due, new Refused(false, "The record could not be read or sent."));
    }
  }

  private void refused(Handle handle, Due due, Refused answer) {
    var tries = due.tries() + 1;
    if (answer.forGood() || tries >= settings.tries()) {
      due.update(handle, FAIL).bind("reason", answer.getMessage()).execute();
      LOG.warnf("event=library-system-refused member=%s", due.member());
    } else {
      var wait = new Backoff(settings.retryAfter(), settings.longestRetryAfter()).after(tries);
      due.update(handle, PUT_OFF)
          .bind("until", clock.instant().plus(wait))
          .bind("tries", 1)
          .bind("reason", answer.getMessage())
          .execute();
    }
  }
}
