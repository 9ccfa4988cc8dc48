package throughline.volunteers.monitoring;

import static throughline.contracts.volunteers.VolunteerEvents.MONITORING_COUNTED;
import static throughline.volunteers.monitoring.Told.of;
import static throughline.volunteers.monitoring.Told.yes;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.contracts.volunteers.MonitoringCountState;
import throughline.platform.core.time.London;
import throughline.platform.core.time.Quarter;
import throughline.platform.database.Sql;
import throughline.platform.database.equality.EthnicGroup;
import throughline.platform.database.equality.SmallNumbers;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;
import throughline.platform.messaging.Outbox;
import throughline.platform.messaging.OutboxEvent;

/**
 * Tells who volunteered, once a financial year is over and no answer can be added to it. One that
 * runs is not told: whoever saw its numbers before and after could tell what somebody answered.
 */
@Singleton
public class TellWho implements Job {
  private static final LocalTime AT = LocalTime.of(0, 20);

  private static final String FIRST =
      """
      INSERT INTO monitoring_told (last_day, told_at) VALUES (:lastDay, :now)
      ON CONFLICT ON CONSTRAINT monitoring_told_pk DO NOTHING
      """;

  private final CohortCounts counts;
  private final Sql sql;
  private final Outbox outbox;
  private final SmallNumbers numbers;
  private final Clock clock;

  TellWho(
      CohortCounts counts,
      Sql sql,
      Outbox outbox,
      @ConfigProperty(name = "throughline.equality.minimum") long minimum,
      Clock clock) {
    this.counts = counts;
    this.sql = sql;
    this.outbox = outbox;
    this.numbers = new SmallNumbers(minimum);
    this.clock = clock;
  }

  @Override
  public Details details() {
    return new Details(
        "tell-who-volunteers",
        "Tell the plan tracker who volunteered in a year that is over",
        JobSchedule.dailyAt(AT));
  }

  @Override
  @Transactional
  public String run() {
    var last = Quarter.lastOfYear(London.today(clock).minusYears(1));
    var asked = counts.asked(last);
    if (asked.isEmpty() || !isFirst(last.last())) {
      return "Nothing to tell";
    }
    var told = Told.of(asked, counts.count(last), numbers);
    outbox.appendAll(told.stream().map(each -> event(each, last.last())).toList());
    return told.size() + " counts told";
  }

  private boolean isFirst(LocalDate lastDay) {
    return sql.of(FIRST).bind("lastDay", lastDay).bind("now", clock.instant()).update() == 1;
  }

  private OutboxEvent event(Told told, LocalDate lastDay) {
    var state =
        new MonitoringCountState(
            1,
            told.district(),
            lastDay,
            EthnicGroup.MAPPING,
            told.asked(),
            told.answered(),
            of(told.sex()),
            yes(told.sex()),
            of(told.group()),
            yes(told.group()),
            of(told.limit()),
            yes(told.limit()),
            of(told.age()),
            yes(told.age()));
    var id = MonitoringCountState.id(told.district(), lastDay);
    return OutboxEvent.of(MONITORING_COUNTED, id, 1, clock.instant(), state);
  }
}
