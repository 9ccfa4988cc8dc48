package throughline.membership.imports;

import static throughline.membership.imports.BirthColumns.ORIGINAL_ROW;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import throughline.membership.imports.ImportRows.Listed;
import throughline.platform.core.permission.Places;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.files.table.Column;
import throughline.platform.files.table.RowsToTakeAlong;
import throughline.platform.files.table.RowsToTakeAlong.Line;
import throughline.platform.files.table.TableWriter;
import throughline.platform.files.table.TypedRow;

/**
 * A registrar takes rows of a file along: those that are left, with what is wrong beside them, to
 * be put right and sent again as they are; or those that were enrolled, with their cards.
 */
@ApplicationScoped
class WriteRows {

  private static final List<Column> BESIDE_A_CARD =
      List.of(
          BirthColumns.GIVEN_NAMES,
          BirthColumns.FAMILY_NAME,
          BirthColumns.DATE_OF_BIRTH,
          BirthColumns.GUARDIAN);

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
    LEFT("rows-to-put-right"),
    CARDS("cards-to-hand-out");

    private final String fileName;

    Part(String fileName) {
      this.fileName = fileName;
    }

    String fileName() {
      return fileName;
    }
  }

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
    if (part == Part.CARDS) {
      write(
          out,
          kind,
          file,
          BESIDE_A_CARD,
          BirthColumns.CARD.label(),
          List.of(Outcome.NEW),
          listed -> new Line(listed.row(), listed.card()));
      return;
    }
    var columns =
        BirthColumns.ALL.stream()
            .filter(
                column ->
                    column == ORIGINAL_ROW
                        || column == BirthColumns.NOT_A_DUPLICATE
                        || file.columns().contains(column.key()))
            .toList();
    write(
        out,
        kind,
        file,
        columns,
        RowsToTakeAlong.ERRORS,
        Outcome.forTheSender(),
        listed -> Line.wrong(numbered(listed.row()), listed.notes()));
  }

  private void write(
      OutputStream out,
      TableWriter.Kind kind,
      ImportFile file,
      List<Column> columns,
      String last,
      List<Outcome> outcomes,
      Function<Listed, Line> line)
      throws IOException {
    RowsToTakeAlong.write(
        out,
        kind,
        "Rows",
        columns,
        last,
        after ->
            QuarkusTransaction.requiringNew()
                .call(() -> rows.behind(file.id(), outcomes, after, RowsToTakeAlong.PART))
                .stream()
                .map(line)
                .toList());
  }

  private static TypedRow numbered(TypedRow row) {
    var cells = new HashMap<>(row.cells());
    cells.putIfAbsent(ORIGINAL_ROW.key(), Integer.toString(row.number()));
    return new TypedRow(row.number(), row.cutShort(), cells);
  }
}
