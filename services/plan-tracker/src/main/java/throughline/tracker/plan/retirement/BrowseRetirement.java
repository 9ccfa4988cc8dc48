package throughline.tracker.plan.retirement;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Form;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;

/** Reads whether a measure is followed, and what was said about that. */
@Singleton
class BrowseRetirement {

  private final ReadOnlyTransactions snapshots;
  private final MeasureStore measures;
  private final Clock clock;

  BrowseRetirement(ReadOnlyTransactions snapshots, MeasureStore measures, Clock clock) {
    this.snapshots = snapshots;
    this.measures = measures;
    this.clock = clock;
  }

  /** A measure with everything that was said, the oldest first. */
  record Opened(Measure measure, List<Retirement> history) {

    public String state() {
      return Retirement.stateAfter(history);
    }

    public String wanted(Form form) {
      var sent = form.value("state");
      if (Retirement.STATES.contains(sent)) {
        return sent;
      }
      return state().equals(Retirement.RETIRED) ? Retirement.FOLLOWED : Retirement.RETIRED;
    }

    /** That it is so already, since when, by whom and why. */
    public String already() {
      return Retirement.already(history);
    }

    public String path() {
      return "/measures/" + measure.id();
    }

    public int version() {
      return history.size();
    }
  }

  Opened one(String id) {
    return snapshots.read(
        handle ->
            new Opened(
                RetireMeasure.required(handle, measures, id),
                Retirements.history(handle, id, London.today(clock))));
  }
}
