package throughline.volunteers.voice;

import static throughline.contracts.volunteers.VolunteerEvents.SURVEY_COUNTED;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalTime;
import throughline.contracts.volunteers.SurveyCountState;
import throughline.platform.core.time.London;
import throughline.platform.core.time.Quarter;
import throughline.platform.database.Sql;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;
import throughline.platform.messaging.Outbox;
import throughline.platform.messaging.OutboxEvent;
import throughline.volunteers.voice.SurveyCounts.Counted;

/** Tells the plan tracker what volunteers said in a quarter, once it is over. */
@Singleton
public class TellSurveys implements Job {
  private static final LocalTime AT = LocalTime.of(0, 15);

  private static final String FIRST =
      """
      INSERT INTO survey_told (last_day, told_at) VALUES (:lastDay, :now)
      ON CONFLICT ON CONSTRAINT survey_told_pk DO NOTHING
      """;

  private final SurveyCounts counts;
  private final Sql sql;
  private final Outbox outbox;
  private final Clock clock;

  TellSurveys(SurveyCounts counts, Sql sql, Outbox outbox, Clock clock) {
    this.counts = counts;
    this.sql = sql;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public Details details() {
    return new Details(
        "tell-surveys",
        "Tell the plan tracker what volunteers answered in a quarter that is over",
        JobSchedule.dailyAt(AT));
  }

  @Override
  @Transactional
  public String run() {
    var quarter = Quarter.of(London.today(clock)).before();
    var counted = counts.count(quarter.first().minusDays(1), quarter.last());
    if (counted.isEmpty()
        || sql.of(FIRST).bind("lastDay", quarter.last()).bind("now", clock.instant()).update()
            == 0) {
      return "Nothing to tell";
    }
    outbox.appendAll(counted.stream().map(this::event).toList());
    return counted.size() == 1 ? "1 survey told" : counted.size() + " surveys told";
  }

  private OutboxEvent event(Counted counted) {
    var state =
        new SurveyCountState(
            1,
            counted.survey(),
            counted.lastDay(),
            counted.asked(),
            counted.told(counted.answered()),
            counted.told(counted.valued()),
            counted.told(counted.listenedTo()),
            counted.told(counted.recommends()));
    var id = SurveyCountState.id(counted.survey(), counted.lastDay());
    return OutboxEvent.of(SURVEY_COUNTED, id, 1, clock.instant(), state);
  }
}
