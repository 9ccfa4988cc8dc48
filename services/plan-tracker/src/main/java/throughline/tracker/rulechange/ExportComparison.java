package throughline.tracker.rulechange;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import throughline.platform.files.table.TableWriter;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Figure;

/** Writes every month and place of a comparison to a file. */
@Singleton
class ExportComparison {

  private static final List<String> HEADER =
      List.of("Of", "Month or place", "Today", "As proposed", "Difference", "Unit");

  private final QueryTrials trials;

  ExportComparison(QueryTrials trials) {
    this.trials = trials;
  }

  Comparison read(UUID id) {
    var comparison = trials.open(id, CompareFigures.ALL).comparison();
    if (comparison == null) {
      throw DecideTrial.none();
    }
    return comparison;
  }

  void write(OutputStream out, Comparison comparison) throws IOException {
    try (var table = TableWriter.to(out, TableWriter.Kind.CSV, "Comparison", HEADER)) {
      for (var month : comparison.months()) {
        row(table, "Month", month.key(), month, comparison.tried().unit());
      }
      for (var place : comparison.places()) {
        row(table, comparison.headline().label(), place.label(), place, comparison.tried().unit());
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
        unit == Unit.PERCENT ? "hundredths of a percent" : FieldWords.of(unit.name()));
  }

  private static Long value(Figure figure) {
    return figure != null && figure.hasValue() ? figure.value() : null;
  }
}
