package throughline.tracker.figure.drilldown;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.files.table.TableWriter;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.shared.LaidDownTable;

/**
 * Writes all lines behind a figure to a file. It is read in one transaction and laid down on the
 * disk first, so that neither memory nor a transaction waits for whoever takes it.
 */
@Singleton
class ExportLines {

  static final long MOST_OF_WORKBOOK = (1 << 20) - 1;

  private static final List<String> HEADER =
      List.of(
          "Day",
          "Adds",
          "Unit",
          "What",
          "Library",
          "Why",
          "Known since",
          "Record",
          "Versions in the log");

  private static final List<String> HEADER_WITH_PEOPLE =
      Stream.concat(HEADER.stream(), Stream.of("Person")).toList();

  private final ReadOnlyTransactions transactions;
  private final MeasureStore measures;
  private final Clock clock;

  ExportLines(ReadOnlyTransactions transactions, MeasureStore measures, Clock clock) {
    this.transactions = transactions;
    this.measures = measures;
    this.clock = clock;
  }

  FigureScope find(AskedFigure asked, TableWriter.Kind kind) {
    return transactions.read(
        handle -> {
          var scope =
              FigureScope.of(handle, measures, asked, clock.instant())
                  .orElseThrow(() -> new NotFound("figure with this address"));
          if (kind == TableWriter.Kind.XLSX
              && FactLines.countAll(handle, scope) > MOST_OF_WORKBOOK) {
            throw new Conflict(
                "too-many-lines", "A workbook cannot hold so many lines. Take the CSV file.");
          }
          return scope;
        });
  }

  void write(OutputStream out, FigureScope scope, TableWriter.Kind kind) throws IOException {
    var header = scope.source().countsPeople() ? HEADER_WITH_PEOPLE : HEADER;
    LaidDownTable.send(
        out,
        kind,
        "Lines",
        header,
        table ->
            transactions.read(
                handle -> {
                  FactLines.each(handle, scope, line -> row(table, scope, line));
                  return null;
                }));
  }

  private static void row(TableWriter table, FigureScope scope, FactLine line) {
    var unit = scope.version().measure().unit();
    var values = new ArrayList<Object>();
    values.add(line.day());
    values.add(unit.number(line.amount()));
    values.add(FieldWords.of(unit.name()));
    values.add(line.what());
    values.add(line.placeName());
    values.add(line.why(unit));
    values.add(London.dateOf(line.since()));
    values.add(line.aggregateId());
    values.add(String.join("; ", line.sources()));
    if (scope.source().countsPeople()) {
      values.add(line.person());
    }
    try {
      table.row(values.toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
