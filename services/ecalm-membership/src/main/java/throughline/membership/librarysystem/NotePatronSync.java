package throughline.membership.librarysystem;

import static throughline.membership.record.RecordAction.ADDRESS_HANDED_OVER;
import static throughline.membership.record.RecordAction.ADDRESS_OPENED;
import static throughline.membership.record.RecordAction.COMPARED;
import static throughline.membership.record.RecordAction.CONTACT_ASKED_FOR;
import static throughline.membership.record.RecordAction.CONTACT_CHANGED;
import static throughline.membership.record.RecordAction.CONTACT_KEPT;
import static throughline.membership.record.RecordAction.CONTACT_STOPPED;
import static throughline.membership.record.RecordAction.EXPORTED;
import static throughline.membership.record.RecordAction.FOUND;
import static throughline.membership.record.RecordAction.GUARDIANS_OPENED;
import static throughline.membership.record.RecordAction.HELD;
import static throughline.membership.record.RecordAction.HELD_FOR_MERGED;
import static throughline.membership.record.RecordAction.HISTORY_OPENED;
import static throughline.membership.record.RecordAction.LINK_SENT;
import static throughline.membership.record.RecordAction.LISTED;
import static throughline.membership.record.RecordAction.OPENED_BECAUSE;
import static throughline.membership.record.RecordAction.OPENED_BY_GUARDIAN;
import static throughline.membership.record.RecordAction.PREFERENCES_CHANGED;
import static throughline.membership.record.RecordAction.RECEIPT_OPENED;
import static throughline.membership.record.RecordAction.RECORD_OPENED;
import static throughline.membership.record.RecordAction.RELEASED;
import static throughline.membership.record.RecordAction.SAFE_CHANNEL_CHOSEN;
import static throughline.membership.record.RecordAction.SUPPRESSION_LIFTED;
import static throughline.membership.record.RecordAction.TWO_CHILDREN;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import throughline.membership.record.RecordAction;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditListener;
import throughline.platform.database.audit.AuditedRecord;

/**
 * Notes, in the transaction of whatever changes a member, that the library system has to be told.
 * The history sees every change, so a use case that is added later is noted, too.
 */
@ApplicationScoped
class NotePatronSync implements AuditListener {
  /** What the library system need not know; anything else is told. */
  private static final Set<RecordAction> NOTHING_NEW =
      Set.of(
          ADDRESS_HANDED_OVER,
          ADDRESS_OPENED,
          COMPARED,
          CONTACT_ASKED_FOR,
          CONTACT_CHANGED,
          CONTACT_KEPT,
          CONTACT_STOPPED,
          EXPORTED,
          FOUND,
          GUARDIANS_OPENED,
          HELD,
          HELD_FOR_MERGED,
          LISTED,
          HISTORY_OPENED,
          LINK_SENT,
          OPENED_BECAUSE,
          OPENED_BY_GUARDIAN,
          PREFERENCES_CHANGED,
          RECEIPT_OPENED,
          RECORD_OPENED,
          RELEASED,
          SAFE_CHANNEL_CHOSEN,
          SUPPRESSION_LIFTED,
          TWO_CHILDREN);

  /** A failure that somebody has mended since is tried again with the change. */
  private static final String NOTE =
      """
      INSERT INTO hand_over (member_key, waiting_since, next_try_at)
      SELECT changed, :now, :now FROM unnest(CAST(:changed AS uuid[])) AS changed ORDER BY changed
      ON CONFLICT ON CONSTRAINT hand_over_pk DO UPDATE
      SET changes = hand_over.changes + 1, state = 'WAITING', tries = 0, reason = NULL,
          next_try_at = EXCLUDED.next_try_at,
          waiting_since = CASE WHEN hand_over.state = 'TOLD' THEN EXCLUDED.waiting_since
                               ELSE hand_over.waiting_since END
      """;

  private final Sql sql;
  private final Clock clock;

  NotePatronSync(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public void written(List<AuditEntry> entries) {
    note(entries.stream().filter(NotePatronSync::isNews).map(AuditEntry::record));
  }

  @Override
  public void shredded(AuditedRecord record) {
    note(Stream.of(record).filter(each -> each.type().equals(RecordAction.RECORD_TYPE)));
  }

  private static boolean isNews(AuditEntry entry) {
    return entry.action() instanceof RecordAction action && !NOTHING_NEW.contains(action);
  }

  private void note(Stream<AuditedRecord> records) {
    var changed = records.map(AuditedRecord::id).distinct().toList();
    if (!changed.isEmpty()) {
      sql.of(NOTE).bind("now", clock.instant()).bind("changed", changed).update();
    }
  }
}
