package throughline.volunteers.monitoring;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.time.London;
import throughline.platform.core.time.Quarter;
import throughline.platform.database.Sql;
import throughline.platform.database.equality.EqualityStore;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;

/** Asks whoever was accepted who they are, and each year anew everybody who still volunteers. */
@Singleton
public class AskWho implements Job {
  private static final LocalTime AT = LocalTime.of(9, 20);
  private static final int AT_ONCE = 200;

  private static final String TO_ASK =
      """
      SELECT v.id FROM volunteer v
      JOIN person_details d ON d.person_id = v.id AND d.email_address IS NOT NULL
      WHERE v.status = 'ACTIVE' AND v.merged_into IS NULL
        AND EXISTS (SELECT FROM volunteer_place p WHERE p.volunteer_id = v.id)
        AND NOT EXISTS (SELECT FROM equality_ask a
                        WHERE a.person_id = v.id AND greatest(a.asked_at, a.decided_at) > :yearAgo)
      ORDER BY v.id LIMIT :most
      """;

  private static final String COUNT =
      """
      INSERT INTO monitoring_cohort AS before (quarter, district, asked)
      SELECT CAST(:quarter AS text), district, count(*)
      FROM (SELECT DISTINCT ON (p.volunteer_id) l.district_code AS district
            FROM volunteer_place p JOIN library l ON l.code = p.place_code
            WHERE p.volunteer_id = ANY (CAST(:people AS uuid[]))
            ORDER BY p.volunteer_id, p.place_code) AS asked
      GROUP BY district ORDER BY district
      ON CONFLICT ON CONSTRAINT monitoring_cohort_pk DO UPDATE SET asked = before.asked + EXCLUDED.asked
      """;

  private final Sql sql;
  private final EqualityStore store;
  private final MonitoringMails mails;
  private final Clock clock;

  AskWho(Sql sql, EqualityStore store, MonitoringMails mails, Clock clock) {
    this.sql = sql;
    this.store = store;
    this.mails = mails;
    this.clock = clock;
  }

  @Override
  public Details details() {
    return new Details(
        "ask-equality-questions",
        "Ask volunteers the equality questions by mail",
        JobSchedule.dailyAt(AT));
  }

  /** All are noted and written to in one transaction, so that nobody is asked twice. */
  @Override
  @Transactional
  public String run() {
    var asked = store.ask(toAsk());
    if (!asked.isEmpty()) {
      sql.of(COUNT)
          .bind("quarter", Quarter.of(London.today(clock)).code())
          .bind("people", asked.stream().map(EqualityStore.Asked::person).toList())
          .update();
      mails.ask(asked);
    }
    return asked.size() == 1 ? "1 volunteer asked" : asked.size() + " volunteers asked";
  }

  private List<UUID> toAsk() {
    var yearAgo = London.today(clock).minus(EqualityStore.ASKED_AGAIN_AFTER);
    return sql.of(TO_ASK)
        .bind("yearAgo", yearAgo.atStartOfDay(London.ZONE).toInstant())
        .bind("most", AT_ONCE)
        .list(UUID.class);
  }
}
