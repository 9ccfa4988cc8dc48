package throughline.tracker.rulechange;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.time.London;
import throughline.platform.jobs.work.Progress;
import throughline.platform.jobs.work.WorkKind;
import throughline.tracker.engine.ledger.EngineLock;
import throughline.tracker.engine.ledger.UsualAmounts;
import throughline.tracker.engine.rebuild.InForce;
import throughline.tracker.engine.rebuild.Replay;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.MeasureVersion;

/**
 * Counts everything that is known under a version that is tried, by the code of a rebuild, as long
 * work beside the intake: some versions of facts in each transaction, which says how far it came.
 * The last ones are counted while nobody else counts; from then on the version is fed as those in
 * force are, and no page shows it but that of its trial.
 */
@Singleton
class CountTrial implements WorkKind {

  static final String NAME = "count-trial";

  /** So few are left in the end that the intake may wait for them. */
  private static final long FEW = 2L * Replay.PAGE;

  private final Jdbi jdbi;
  private final MeasureStore measures;
  private final Clock clock;

  CountTrial(Jdbi jdbi, MeasureStore measures, Clock clock) {
    this.jdbi = jdbi;
    this.measures = measures;
    this.clock = clock;
  }

  static int steps(Handle handle) {
    return Math.toIntExact(Replay.last(handle) / Replay.PAGE + 1);
  }

  @Override
  public String name() {
    return NAME;
  }

  /** A process that is gone leaves what it has not counted; nothing is counted twice. */
  @Override
  public void run(UUID id, Progress progress) {
    do {
      long settled = jdbi.inTransaction(CountTrial::settled);
      for (var through = step(id, settled); through.isPresent(); through = step(id, settled)) {
        progress.done(Math.toIntExact(through.getAsLong() / Replay.PAGE));
      }
    } while (!jdbi.inTransaction((Handle handle) -> finish(handle, id)));
    jdbi.useTransaction(handle -> workOutWhatIsUsual(handle, id));
  }

  private void workOutWhatIsUsual(Handle handle, UUID id) {
    EngineLock.share(handle);
    var trial = Trials.lock(handle, id).orElseThrow();
    if (trial.isWaiting() && trial.measure().isCounted()) {
      var version = new MeasureVersion(trial.measureVersionId(), trial.measure());
      UsualAmounts.workOut(handle, List.of(version), London.today(clock));
    }
  }

  private static long settled(Handle handle) {
    EngineLock.own(handle);
    return Replay.settled(handle);
  }

  private OptionalLong step(UUID id, long settled) {
    return jdbi.inTransaction((Handle handle) -> step(handle, id, settled));
  }

  private OptionalLong step(Handle handle, UUID id, long settled) {
    EngineLock.share(handle);
    var trial = Trials.lock(handle, id).orElseThrow();
    if (!isOpen(trial) || trial.countedThrough() >= settled) {
      return OptionalLong.empty();
    }
    long through = Math.min(trial.countedThrough() + Replay.PAGE, settled);
    count(handle, trial, through);
    return OptionalLong.of(through);
  }

  private static boolean isOpen(Trial trial) {
    return trial.isWaiting() && !trial.isCounted();
  }

  private void count(Handle handle, Trial trial, long through) {
    Trials.countedThrough(handle, trial, through);
    measures.readToCount(handle);
    var measure = trial.measure();
    if (measure.isCounted()) {
      var version = new MeasureVersion(trial.measureVersionId(), measure);
      Replay.between(handle, List.of(version), trial.countedThrough(), through);
    }
  }

  private boolean finish(Handle handle, UUID id) {
    EngineLock.own(handle);
    var trial = Trials.lock(handle, id).orElseThrow();
    if (!isOpen(trial)) {
      return true;
    }
    long last = Replay.last(handle);
    if (last - trial.countedThrough() > FEW) {
      return false;
    }
    count(handle, trial, last);
    Trials.counted(handle, trial, clock.instant());
    InForce.raise(handle);
    return true;
  }
}
