package throughline.membership.usage;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import throughline.membership.member.Member;
import throughline.membership.member.MemberEvents;
import throughline.membership.member.Members;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;
import throughline.platform.messaging.Outbox;
import throughline.platform.messaging.OutboxEvent;

/**
 * Works out when children borrowed first, in whatever order the rows came, and publishes it of each
 * child for whom that is in another class now: whichever of a child's records the card was of that
 * were merged. It is counted from the earliest enrolment of these, which also says whether it was a
 * newborn's. A day of which rows are not kept any more stands.
 */
@ApplicationScoped
class RecordFirstLoans {

  private static final String CHANGED =
      """
      WITH asked AS (
        SELECT DISTINCT coalesce(merged_into, key) AS key FROM member WHERE key = ANY (CAST(:borrowers AS uuid[]))),
      record AS (
        SELECT key AS counted, key FROM asked
        UNION ALL
        SELECT asked.key, merged.key FROM asked JOIN member merged ON merged.merged_into = asked.key),
      first AS (
        SELECT record.counted AS key, min(loan.day) AS day
          FROM record JOIN loan ON loan.member_key = record.key AND loan.counts GROUP BY record.counted),
      known AS (
        SELECT record.counted AS key, min(member.enrolled_on) AS since,
               min(stated.day) FILTER (WHERE stated.day < :keptFrom) AS day
          FROM record JOIN member ON member.key = record.key
          CROSS JOIN LATERAL (
            SELECT CASE member.key WHEN CAST(:byItself AS uuid) THEN member.own_first_loan_on
                                   ELSE member.first_loan_on END AS day) stated
         GROUP BY record.counted),
      now AS (
        SELECT m.key, m.first_loan_on, coalesce(known.day, first.day) AS day,
               coalesce(m.first_enrolled_on, m.enrolled_on) AS counted_since, known.since
          FROM asked JOIN member m USING (key) JOIN known USING (key) LEFT JOIN first USING (key))
      SELECT key AS member, day, since FROM now
       WHERE day IS DISTINCT FROM first_loan_on OR since <> counted_since
      """;

  private record First(UUID member, LocalDate day, LocalDate since) {}

  private final Sql sql;
  private final Members members;
  private final Outbox outbox;
  private final Clock clock;

  RecordFirstLoans(Sql sql, Members members, Outbox outbox, Clock clock) {
    this.sql = sql;
    this.members = members;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void of(Collection<UUID> borrowers) {
    of(borrowers, null);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void ofTakenBack(UUID merged, UUID kept) {
    of(List.of(merged, kept), kept);
  }

  private void of(Collection<UUID> borrowers, UUID byItself) {
    if (borrowers.isEmpty()) {
      return;
    }
    var firsts =
        sql
            .of(CHANGED)
            .bind("borrowers", TextArray.of(borrowers, member -> member))
            .bind("keptFrom", UseRetention.keptFrom(London.today(clock)))
            .bind("byItself", byItself)
            .list(First.class)
            .stream()
            .collect(toMap(First::member, Function.identity()));
    if (!firsts.isEmpty()) {
      record(firsts);
    }
  }

  private void record(Map<UUID, First> firsts) {
    var toTell = new ArrayList<Member>();
    for (var member : members.lockAll(firsts.keySet())) {
      var first = firsts.get(member.key());
      if (member.borrowedFirstOn(first.day(), first.since())) {
        toTell.add(member);
      }
    }
    members.flush();
    var events = new ArrayList<OutboxEvent>();
    toTell.forEach(member -> MemberEvents.changed(member, clock.instant()).ifPresent(events::add));
    outbox.appendAll(events);
  }
}
