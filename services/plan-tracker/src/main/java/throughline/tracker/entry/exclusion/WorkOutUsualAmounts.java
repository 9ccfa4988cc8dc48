package throughline.tracker.entry.exclusion;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalTime;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.time.London;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;
import throughline.tracker.engine.ledger.UsualAmounts;
import throughline.tracker.engine.rule.MeasureStore;

/** Works out each night what a record usually adds, so that one that adds far more is noticed. */
@Singleton
class WorkOutUsualAmounts implements Job {

  private static final LocalTime AT = LocalTime.of(3, 10);

  private final Jdbi jdbi;
  private final MeasureStore measures;
  private final Clock clock;

  WorkOutUsualAmounts(Jdbi jdbi, MeasureStore measures, Clock clock) {
    this.jdbi = jdbi;
    this.measures = measures;
    this.clock = clock;
  }

  @Override
  public Details details() {
    return new Details(
        "work-out-usual-amounts", "Work out what a record usually adds", JobSchedule.dailyAt(AT));
  }

  @Override
  public String run() {
    int changed =
        jdbi.inTransaction(
            handle ->
                UsualAmounts.workOut(
                    handle, measures.readToCount(handle).fed(), London.today(clock)));
    return changed == 1 ? "1 measure changed" : changed + " measures changed";
  }
}
