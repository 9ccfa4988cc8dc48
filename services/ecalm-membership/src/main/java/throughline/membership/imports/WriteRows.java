package throughline.membership.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import throughline.membership.imports.ImportRows.Listed;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.files.table.TableWriter;

/**
 * A registrar takes rows of a file along: those that are left, with what is wrong beside them, to
 * be put right and sent again as they are; or those that were enrolled, with their cards.
 */
@ApplicationScoped
class WriteRows {

  private static final String ERRORS = "Errors";

  /** Read by the page, so that neither memory nor a transaction grows with the file. */
  private static final int PAGE = 500;

  private static final List<Outcome> LEFT = List.of(Outcome.ERROR, Outcome.REVIEW);
  private static final List<Outcome> ENROLLED = List.of(Outcome.NEW);

  private static final List<Column> BESIDE_A_CARD =
      List.of(Column.GIVEN_NAMES, Column.FAMILY_NAME, Column.DATE_OF_BIRTH, Column.GUARDIAN);

  private final ImportFiles files;
  private final ImportRows rows;
  private final AuditTrail trail;

  WriteRows(ImportFiles files, ImportRows rows, AuditTrail trail) {
    this.files = files;
    this.rows = rows;
    this.trail = trail;
  }

  /** Which rows are taken along. */
  enum Part {
    LEFT,
    CARDS
  }

  /**
   * The file, and writes down that its rows are taken along.
   *
   * @throws NotFound also if it is another office's
   */
  ImportFile take(UUID id, String registrar, Places places) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var file = files.of(id, places);
              trail.append(ImportAction.ROWS_DOWNLOADED.of(id, file.office(), registrar));
              return file;
            });
  }

  void write(OutputStream out, TableWriter.Kind kind, ImportFile file, Part part)
      throws IOException {
    if (part == Part.LEFT) {
      var columns =
          Stream.of(
                  Stream.of(Column.ORIGINAL_ROW),
                  file.columns().stream(),
                  Stream.of(Column.NOT_A_DUPLICATE))
              .flatMap(Function.identity())
              .distinct()
              .toList();
      write(out, kind, file, columns, ERRORS, LEFT, row -> true);
    } else {
      write(
          out, kind, file, BESIDE_A_CARD, Column.CARD.label(), ENROLLED, row -> row.card() != null);
    }
  }

  private void write(
      OutputStream out,
      TableWriter.Kind kind,
      ImportFile file,
      List<Column> columns,
      String last,
      List<Outcome> outcomes,
      Predicate<Listed> which)
      throws IOException {
    var header = Stream.concat(columns.stream().map(Column::label), Stream.of(last)).toList();
    try (var table = TableWriter.to(out, kind, "Rows", header)) {
      var page = page(file.id(), outcomes, 0);
      while (!page.isEmpty()) {
        for (var row : page) {
          if (which.test(row)) {
            table.row(values(row, columns, last.equals(ERRORS) ? errors(row) : row.card()));
          }
        }
        page = page(file.id(), outcomes, page.get(page.size() - 1).number());
      }
    }
  }

  private List<Listed> page(UUID file, List<Outcome> outcomes, int after) {
    return QuarkusTransaction.requiringNew().call(() -> rows.behind(file, outcomes, after, PAGE));
  }

  private static String errors(Listed row) {
    return row.notes() == null ? "" : row.notes().replace("\n", ". ");
  }

  /** A row that was put right before keeps the number that it had in the first of its files. */
  private static String value(Listed row, Column column) {
    var written = row.cells().get(column);
    return column == Column.ORIGINAL_ROW && written == null
        ? Integer.toString(row.number())
        : written;
  }

  private static Object[] values(Listed row, List<Column> columns, String last) {
    var values = new ArrayList<Object>();
    columns.forEach(column -> values.add(value(row, column)));
    values.add(last);
    return values.toArray();
  }
}
