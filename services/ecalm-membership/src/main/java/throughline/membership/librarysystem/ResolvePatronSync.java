package throughline.membership.librarysystem;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;

/** Somebody has mended what was in the way, or did in the library system what it was to be told. */
@ApplicationScoped
class ResolvePatronSync {
  /** What somebody can do about patron syncs. The names are in the history for ever. */
  enum PatronSyncAction {
    FILE_TAKEN,
    FILE_CONFIRMED,
    DONE_BY_HAND
  }

  private static final String IS_THERE =
      """
      SELECT EXISTS (
        SELECT FROM hand_over JOIN member ON member.key = hand_over.member_key
        WHERE hand_over.member_key = :member AND %s)
      """
          .formatted(PatronSyncScope.OPEN_AT);
  private static final String MAKE_ALL_DUE =
      """
      UPDATE hand_over SET state = 'WAITING', tries = 0, reason = NULL, next_try_at = :now
      FROM member
      WHERE member.key = hand_over.member_key AND state = 'FAILED' AND %s
      """
          .formatted(PatronSyncScope.OPEN_AT);
  private static final String MAKE_DUE = MAKE_ALL_DUE + " AND hand_over.member_key = :member";
  private static final String BLOCKED =
      """
      UPDATE hand_over SET state = 'TOLD', blocked = true, tries = 0, reason = NULL,
                           told_at = :now, told_by = 'HAND'
      FROM member
      WHERE member.key = hand_over.member_key AND state <> 'TOLD'
        AND hand_over.member_key = :member AND %s = 'BLOCK' AND %s
      """
          .formatted(Instruction.OF_MEMBER, PatronSyncScope.OPEN_AT);
  private static final String REMOVED =
      """
      DELETE FROM hand_over USING member
      WHERE member.key = hand_over.member_key
        AND hand_over.member_key = :member AND %s = 'REMOVE' AND %s
      """
          .formatted(Instruction.OF_MEMBER, PatronSyncScope.OPEN_AT);

  private final Jdbi jdbi;
  private final AuditTrail trail;
  private final Clock clock;

  ResolvePatronSync(Jdbi jdbi, AuditTrail trail, Clock clock) {
    this.jdbi = jdbi;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Makes due now what was refused of the members who belong to these libraries: of one by its key,
   * or of all if that is empty.
   *
   * @return how many; one that waits already is none
   */
  @Transactional
  int tryAgain(String member, Places libraries) {
    var again = jdbi.withHandle(handle -> makeDue(handle, member, libraries));
    Log.infof("event=library-system-tried-again members=%d", again);
    return again;
  }

  private int makeDue(Handle handle, String member, Places libraries) {
    var update = handle.createUpdate(member.isEmpty() ? MAKE_ALL_DUE : MAKE_DUE);
    if (!member.isEmpty()) {
      update.bind("member", require(handle, member, libraries));
    }
    return PatronSyncScope.bind(update, libraries).bind("now", clock.instant()).execute();
  }

  /** Notes that a card was blocked, or a person removed, there; nothing if the member goes on. */
  @Transactional
  void doneByHand(String typed, Places libraries, Actor who) {
    jdbi.useHandle(
        handle -> {
          var member = require(handle, typed, libraries);
          var blocked = handle.createUpdate(BLOCKED).bind("now", clock.instant());
          var removed = handle.createUpdate(REMOVED);
          if (PatronSyncScope.bind(blocked, libraries).bind("member", member).execute()
                  + PatronSyncScope.bind(removed, libraries).bind("member", member).execute()
              > 0) {
            trail.append(
                AuditEntry.of(
                    who, PatronSyncAction.DONE_BY_HAND, AuditedRecord.of("hand-over", member)));
          }
        });
  }

  private static UUID require(Handle handle, String typed, Places libraries) {
    var member = key(typed);
    if (!PatronSyncScope.bind(handle.createQuery(IS_THERE), libraries)
        .bind("member", member)
        .mapTo(Boolean.class)
        .one()) {
      throw nobody();
    }
    return member;
  }

  private static UUID key(String typed) {
    try {
      return UUID.fromString(typed == null ? "" : typed);
    } catch (IllegalArgumentException notOurs) {
      throw nobody();
    }
  }

  private static NotFound nobody() {
    return new NotFound("member with this number");
  }
}
