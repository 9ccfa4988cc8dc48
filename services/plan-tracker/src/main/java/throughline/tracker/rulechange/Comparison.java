package throughline.tracker.rulechange;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import throughline.platform.files.table.TableWriter;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureText;

/** The figures of today beside those of a version that is tried, read in one transaction. */
record Comparison(
    Measure today,
    Measure tried,
    LocalDate day,
    Line headline,
    List<Line> months,
    List<Line> places,
    boolean opens) {

  private static final List<String> HEADER =
      List.of("Of", "Month or place", "Today", "As proposed", "Difference", "Unit");

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

  void write(OutputStream out) throws IOException {
    try (var table = TableWriter.to(out, TableWriter.Kind.CSV, "Comparison", HEADER)) {
      for (var month : months) {
        row(table, "Month", month.key(), month, tried.unit());
      }
      for (var place : places) {
        row(table, headline.label(), place.label(), place, tried.unit());
      }
    }
  }

  private static void row(
      TableWriter table, String of, String label, Comparison.Line line, Unit unit)
      throws IOException {
    table.row(
        of,
        label,
        value(line.today()),
        value(line.tried()),
        line.difference(),
        switch (unit) {
          case PERCENT -> "hundredths of a percent";
          case JOBS -> "hundredths of a full-time job";
          default -> FieldWords.of(unit.name());
        });
  }

  private static Long value(Figure figure) {
    return figure != null && figure.hasValue() ? figure.value() : null;
  }
}
