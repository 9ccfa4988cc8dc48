package throughline.tracker.rulechange;

import java.time.LocalDate;
import java.util.List;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureText;

/**
 * The figures of today beside those of a version that is tried, all of one moment.
 *
 * @param today the measure as it is counted today
 * @param tried the same as it would be
 * @param months the newest first
 * @param places of the headline's period
 * @param opens whether a difference opens into records, as none does of a share
 */
record Comparison(
    Measure today,
    Measure tried,
    LocalDate day,
    Line headline,
    List<Line> months,
    List<Line> places,
    boolean opens) {

  /**
   * A figure of both.
   *
   * @param key of the month, as 2026-05, or the code of the place
   * @param today null where nothing counts it today
   * @param tried null where nothing would count
   */
  record Line(String key, String label, Figure today, Figure tried) {

    public String todayText() {
      return today == null ? "Not counted" : today.text();
    }

    public String triedText() {
      return tried == null ? "Not counted" : tried.text();
    }

    /** What the tried figure has more, in the measure's unit; null where one is missing. */
    Long difference() {
      var both = today != null && tried != null && today.hasValue() && tried.hasValue();
      return both ? tried.value() - today.value() : null;
    }

    /** The same for readers: "+12", "None", or a dash. */
    public String differenceText() {
      var difference = difference();
      if (difference == null) {
        return "–";
      }
      return difference == 0 ? "None" : FigureText.change(difference, tried.unit());
    }

    public boolean isDifferent() {
      return !todayText().equals(triedText());
    }
  }

  /** How many months differ. */
  public long monthsThatDiffer() {
    return months.stream().filter(Line::isDifferent).count();
  }

  /** What is seen in one sentence. */
  public String sentence() {
    var differ = monthsThatDiffer();
    return differ == 0
        ? "No month would have another figure."
        : "%d of %d months would have another figure.".formatted(differ, months.size());
  }
}
