package throughline.bookings.monitoring;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.database.equality.EqualityStore;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;

/** Asks those who came, have an address and no account: by a mail, some at a time. */
@Singleton
class AskByMail implements Job {
  private static final LocalTime AT = LocalTime.of(9, 40);
  private static final int SINCE_DAYS = 28;
  private static final int AT_ONCE = 100;

  private record ToAsk(UUID person, String address) {}

  private static final String TO_ASK =
      """
      SELECT DISTINCT entrepreneur_id AS person, email_address AS address
      FROM booking
      JOIN session ON session.id = session_id
      JOIN person ON person.id = entrepreneur_id AND subject IS NULL
      JOIN person_details ON person_id = person.id AND email_address IS NOT NULL
      WHERE status IN ('ATTENDED', 'PARTIAL') AND starts_local >= CAST(:since AS date)
        AND NOT EXISTS (SELECT FROM equality_ask
                        WHERE equality_ask.person_id = entrepreneur_id AND greatest(asked_at, decided_at) > :yearAgo)
      LIMIT :most
      """;

  private final Sql sql;
  private final EqualityStore store;
  private final MonitoringMails mails;
  private final Clock clock;

  AskByMail(Sql sql, EqualityStore store, MonitoringMails mails, Clock clock) {
    this.sql = sql;
    this.store = store;
    this.mails = mails;
    this.clock = clock;
  }

  @Override
  public Details details() {
    return new Details(
        "ask-equality-questions", "Ask the equality questions by mail", JobSchedule.dailyAt(AT));
  }

  /** Each is noted and written to in one transaction, so that nobody is asked twice. */
  @Override
  @Transactional
  public String run() {
    var asked = 0;
    for (var each : toAsk(London.today(clock))) {
      var link = store.ask(each.person());
      link.ifPresent(opens -> mails.ask(opens, each.address()));
      asked += link.isPresent() ? 1 : 0;
    }
    return asked == 1 ? "1 person asked" : asked + " people asked";
  }

  private List<ToAsk> toAsk(LocalDate today) {
    return sql.of(TO_ASK)
        .bind("since", today.minusDays(SINCE_DAYS))
        .bind(
            "yearAgo",
            today.minus(EqualityStore.ASKED_AGAIN_AFTER).atStartOfDay(London.ZONE).toInstant())
        .bind("most", AT_ONCE)
        .list(ToAsk.class);
  }
}
