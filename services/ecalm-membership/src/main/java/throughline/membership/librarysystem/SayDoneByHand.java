package throughline.membership.librarysystem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Statements;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;

/** Somebody blocked a card, or removed a person, in the library system: it need not be told. */
@ApplicationScoped
class SayDoneByHand {
  private static final String BLOCKED =
      """
      UPDATE hand_over SET state = 'TOLD', blocked = true, tries = 0, reason = NULL,
                           told_at = ?, told_by = 'HAND'
      FROM member
      WHERE member.key = hand_over.member_key AND state <> 'TOLD'
        AND hand_over.member_key = ? AND %s = 'BLOCK' AND %s
      """
          .formatted(Instruction.OF_MEMBER, PatronSyncScope.OPEN_AT);

  private static final String REMOVED =
      """
      DELETE FROM hand_over USING member
      WHERE member.key = hand_over.member_key
        AND hand_over.member_key = ? AND %s = 'REMOVE' AND %s
      """
          .formatted(Instruction.OF_MEMBER, PatronSyncScope.OPEN_AT);

  private final FindHandOver findHandOver;
  private final Statements statements;
  private final AuditTrail trail;
  private final Clock clock;

  SayDoneByHand(FindHandOver findHandOver, Statements statements, AuditTrail trail, Clock clock) {
    this.findHandOver = findHandOver;
    this.statements = statements;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  void of(String typed, Places libraries, Actor who) {
    var member = findHandOver.require(typed, libraries);
    var codes = libraries.codes().toArray(String[]::new);
    var done =
        statements.update(BLOCKED, clock.instant(), member, libraries.all(), codes)
            + statements.update(REMOVED, member, libraries.all(), codes);
    if (done > 0) {
      trail.append(
          AuditEntry.of(who, PatronSyncAction.DONE_BY_HAND, AuditedRecord.of("hand-over", member)));
    }
  }
}
