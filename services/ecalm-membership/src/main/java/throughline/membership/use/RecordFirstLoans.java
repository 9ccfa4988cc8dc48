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
 * child for whom that is in another class now. A day of which rows are not kept any more stands.
 */
@ApplicationScoped
class RecordFirstLoans {

  private static final String CHANGED =
      """
      SELECT m.key, first.day
        FROM member m
        LEFT JOIN (SELECT member_key, min(day) AS day FROM loan
                    WHERE member_key = ANY (?::uuid[]) AND counts GROUP BY member_key) AS first
          ON first.member_key = m.key
       WHERE m.key = ANY (?::uuid[]) AND first.day IS DISTINCT FROM m.first_loan_on
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
    toTell.forEach(member -> events.add(MemberEvents.changed(member, clock.instant())));
    outbox.appendAll(events);
  }
}
