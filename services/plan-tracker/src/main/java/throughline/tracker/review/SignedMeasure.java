package throughline.tracker.review;

import java.time.LocalDate;
import java.util.Optional;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.target.Status;

/**
 * How a measure stood in a quarter, in the words that were signed off.
 *
 * @param measure its id
 * @param rule the version of its rule
 * @param text the quarter's figure as a reader saw it
 * @param amount the same as a number; empty without one
 * @param sentence the status and the rule that it follows from
 * @param target what it was to come to; empty without one
 * @param targetYear the year that it is of: of what is reported yearly, one that was over
 * @param targetVersion the version of it that was judged by; 0 for none
 * @param targetChange what became of it since the quarter began; empty if nothing did
 * @param since since when it was off track; empty if it was not
 * @param outlook what the year came to at that pace; empty where that was open
 * @param travel which way it went since last year; empty where nothing is counted
 * @param commentary the version of the commentary; 0 for none
 */
public record SignedMeasure(
    String measure,
    String title,
    int rule,
    String text,
    Optional<SignedAmount> amount,
    Status status,
    String sentence,
    String target,
    Period targetYear,
    long targetVersion,
    String targetChange,
    String since,
    String outlook,
    String travel,
    long commentary) {

  /** Of a target in a review that was signed off before its version was kept. */
  static final long UNKNOWN = -1;

  public boolean isOffTrack() {
    return status == Status.RED || status == Status.AMBER;
  }

  public boolean isOnTrack() {
    return status == Status.GREEN || status == Status.ACHIEVED;
  }

  /** Whether the figure still changed, though no fact was missing. */
  public boolean isProvisional() {
    return Figure.isMarked(text);
  }

  /** The same, also where nobody marked it so when it was signed off. */
  boolean wasProvisional(Measures all, Period quarter, LocalDate signedOn) {
    return isProvisional()
        || all.version(measure, signedOn)
            .filter(
                rule -> Figure.isOpen(rule.opensFor(), Statement.shown(rule, quarter), signedOn))
            .isPresent();
  }

  /** Whether it is behind and nobody has said why. */
  public boolean lacksCommentary() {
    return isOffTrack() && commentary == 0;
  }
}
