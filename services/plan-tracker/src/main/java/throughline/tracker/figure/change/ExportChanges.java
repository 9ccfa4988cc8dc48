package throughline.tracker.figure.change;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.files.table.TableWriter;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.shared.LaidDownTable;

/**
 * Writes all facts of a change to a file. It is read in one transaction and laid down on the disk
 * first, so that neither memory nor a transaction waits for whoever takes it.
 */
@Singleton
class ExportChanges {

  private static final List<String> HEADER =
      List.of(
          "Class",
          "Adds",
          "Unit",
          "Day",
          "What",
          "Library",
          "Known since",
          "Record",
          "Version",
          "In the log");

  private final ReadOnlyTransactions transactions;
  private final MeasureStore measures;

  ExportChanges(ReadOnlyTransactions transactions, MeasureStore measures) {
    this.transactions = transactions;
    this.measures = measures;
  }

  FigureQuestion find(String measure, AskedChange asked) {
    return transactions.read(
        handle -> {
          var question = OpenChange.question(measures.read(handle), measure, asked);
          if (question.version().isShare()) {
            throw new NotFound("measure with this address that facts feed");
          }
          return question;
        });
  }

  void write(
      OutputStream out,
      FigureQuestion question,
      AskedChange asked,
      ChangeClass only,
      TableWriter.Kind kind)
      throws IOException {
    var moved = new RevisedEntries(new Revisions(asked.since(), asked.until(), asked.part()));
    LaidDownTable.send(
        out,
        kind,
        "Changes",
        HEADER,
        table ->
            transactions.read(
                handle -> {
                  moved.each(handle, question, only, line -> row(table, question, line));
                  return null;
                }));
  }

  private static void row(TableWriter table, FigureQuestion question, ChangeLine line) {
    var unit = question.version().measure().unit();
    try {
      table.row(
          line.kind().words(),
          unit.number(line.amount()),
          FieldWords.of(unit.name()),
          line.day(),
          line.what(),
          line.placeName(),
          London.dateOf(line.knownAt()),
          line.aggregateId(),
          line.version(),
          line.source());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
