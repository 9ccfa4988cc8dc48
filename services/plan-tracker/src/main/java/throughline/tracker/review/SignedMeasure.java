package throughline.tracker.review;

import java.time.LocalDate;
import java.util.Optional;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.target.Status;

/** How a measure stood in a quarter, in the words that were signed off. */
public record SignedMeasure(
    String measure,
    String title,
    int rule,
    String text,
    Optional<SignedAmount> amount,
    Status status,
    String sentence,
    String target,
    LocalDate targetYear,
    long targetVersion,
    String targetChange,
    String since,
    String outlook,
    String travel,
    long commentary) {

  static final long UNKNOWN = -1;

  public boolean isOffTrack() {
    return status.isOffTrack();
  }

  public boolean isOnTrack() {
    return status.isJudged() && !status.isOffTrack();
  }

  /** Whether the figure still changed, though no fact was missing. */
  public boolean isProvisional() {
    return Figure.isMarked(text);
  }

  boolean wasProvisional(Measures all, Period quarter, LocalDate signedOn) {
    return isProvisional()
        || all.version(measure, signedOn)
            .filter(
                rule -> Figure.isOpen(rule.opensFor(), Statement.shown(rule, quarter), signedOn))
            .isPresent();
  }

  public boolean lacksCommentary() {
    return isOffTrack() && commentary == 0;
  }

  Period year() {
    return Period.financialYear(targetYear);
  }
}
