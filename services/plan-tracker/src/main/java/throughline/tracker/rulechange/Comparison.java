package throughline.tracker.rulechange;

import java.time.LocalDate;
import java.util.List;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureText;

/**
 * The figures of today beside those of a version that is tried, read in one transaction.
 *
 * @param tried the same as it would be
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

  record Line(String key, String label, Figure today, Figure tried) {

    public String todayText() {
      return today == null ? "Not counted" : today.text();
    }

    public String triedText() {
      return tried == null ? "Not counted" : tried.text();
    }

    Long difference() {
      var both = today != null && tried != null && today.hasValue() && tried.hasValue();
      return both ? tried.value() - today.value() : null;
    }

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

  public long monthsThatDiffer() {
    return months.stream().filter(Line::isDifferent).count();
  }

  public String sentence() {
    var differ = monthsThatDiffer();
    return differ == 0
        ? "No month would have another figure."
        : "%d of %d months would have another figure.".formatted(differ, months.size());
  }
}
