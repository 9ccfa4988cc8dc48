package throughline.membership.use;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.UUID;
import throughline.membership.member.MemberEvents;
import throughline.membership.member.Members;
import throughline.platform.core.time.London;
import throughline.platform.database.Statements;
import throughline.platform.outbox.Outbox;
import throughline.platform.outbox.OutboxEvent;

/**
 * Works out when children borrowed first, in whatever order the rows came, and publishes it of each
 * child for whom that is in another class now: whichever of a child's records the card was of that
 * were merged. A day of which rows are not kept any more stands.
 */
@ApplicationScoped
class RecordFirstLoans {

  private static final String CHANGED =
      """
      WITH asked AS (
        SELECT DISTINCT coalesce(merged_into, key) AS key FROM member WHERE key = ANY (?::uuid[])),
      record AS (
        SELECT key AS counted, key FROM asked
        UNION ALL
        SELECT asked.key, merged.key FROM asked JOIN member merged ON merged.merged_into = asked.key),
      first AS (
        SELECT record.counted AS key, min(loan.day) AS day
          FROM record JOIN loan ON loan.member_key = record.key AND loan.counts GROUP BY record.counted)
      SELECT m.key, first.day
        FROM asked JOIN member m USING (key) LEFT JOIN first USING (key)
       WHERE first.day IS DISTINCT FROM m.first_loan_on
         AND (m.first_loan_on IS NULL OR m.first_loan_on >= ?)
      """;

  private record First(UUID member, LocalDate day) {}

  private final Statements statements;
  private final Members members;
  private final Outbox outbox;
  private final Clock clock;

  RecordFirstLoans(Statements statements, Members members, Outbox outbox, Clock clock) {
    this.statements = statements;
    this.members = members;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Of these members, whom the caller has locked. */
  @Transactional(Transactional.TxType.MANDATORY)
  void of(Collection<UUID> borrowers) {
    if (borrowers.isEmpty()) {
      return;
    }
    var keys = SqlArrays.of(borrowers, UUID::toString);
    var days = new HashMap<UUID, LocalDate>();
    statements
        .all(
            CHANGED,
            row -> new First(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)),
            keys,
            Kept.from(London.today(clock)))
        .forEach(first -> days.put(first.member(), first.day()));
    if (!days.isEmpty()) {
      record(days);
    }
  }

  private void record(HashMap<UUID, LocalDate> days) {
    var changed = members.lockAll(days.keySet());
    var toTell =
        changed.stream().filter(member -> member.borrowedFirstOn(days.get(member.key()))).toList();
    members.flush();
    var events = new ArrayList<OutboxEvent>();
    toTell.forEach(member -> MemberEvents.changed(member, clock.instant()).ifPresent(events::add));
    outbox.appendAll(events);
  }
}
