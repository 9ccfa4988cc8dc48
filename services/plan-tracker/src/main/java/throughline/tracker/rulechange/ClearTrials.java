package throughline.tracker.rulechange;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.jobs.work.Progress;
import throughline.platform.jobs.work.WorkKind;
import throughline.tracker.engine.ledger.Cells;
import throughline.tracker.engine.ledger.EngineLock;

/** Forgets what trials have counted that came to nothing, each in a transaction of its own. */
@Singleton
class ClearTrials implements WorkKind {

  static final String NAME = "clear-trials";

  private final Jdbi jdbi;

  ClearTrials(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void run(UUID id, Progress progress) {
    while (jdbi.inTransaction(ClearTrials::clearNext).isPresent()) {
      progress.done(0);
    }
  }

  private static Optional<Integer> clearNext(Handle handle) {
    EngineLock.share(handle);
    var rule = Trials.nextToClear(handle);
    rule.ifPresent(found -> Cells.forget(handle, List.of(found)));
    return rule;
  }
}
