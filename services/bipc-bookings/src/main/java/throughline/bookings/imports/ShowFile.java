package throughline.bookings.imports;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import throughline.bookings.imports.ImportTable.Line;
import throughline.platform.core.permission.Places;
import throughline.platform.files.table.RowsToTakeAlong;
import throughline.platform.files.table.TableWriter;

/** A file that was sent, as its sender sees it before and after its rows are taken. */
@ApplicationScoped
class ShowFile {
  private static final int MOST_SHOWN = 100;

  /** A session that the rows name, and how many of them. */
  record Session(String title, String when, long people) {}

  /**
   * What was found in a file.
   *
   * @param sessions of the rows that can be taken, the first of them
   * @param problems the first rows that have to be put right
   */
  record FileView(
      UUID id,
      Instant uploadedAt,
      long right,
      long wrong,
      long taken,
      List<Session> sessions,
      List<Line> problems) {
    public String path() {
      return "/imports/" + id;
    }

    public long notShown() {
      return wrong - problems.size();
    }
  }

  private final ImportTable table;
  private final CheckFile checkFile;
  private final Clock clock;

  ShowFile(ImportTable table, CheckFile checkFile, Clock clock) {
    this.table = table;
    this.checkFile = checkFile;
    this.clock = clock;
  }

  FileView show(UUID id, String subject, Places places) {
    var file = table.own(id, subject);
    var venues = checkFile.venuesOf(places);
    var now = clock.instant();
    var open = table.open(id);
    var sessions =
        open.stream()
            .map(row -> ImportedRow.read(row, venues, now).row())
            .filter(row -> row != null)
            .collect(
                groupingBy(
                    row -> new Session(row.title(), row.when(), 0), LinkedHashMap::new, counting()))
            .entrySet()
            .stream()
            .limit(MOST_SHOWN)
            .map(each -> new Session(each.getKey().title(), each.getKey().when(), each.getValue()))
            .toList();
    return new FileView(
        id,
        file.uploadedAt(),
        open.size(),
        table.countWrong(id),
        table.countTaken(id),
        sessions,
        table.wrong(id, 0, MOST_SHOWN));
  }

  /** Writes the rows to put right again, each with what is wrong in it, to be sent as they are. */
  void writeWrong(UUID id, String subject, OutputStream out) throws IOException {
    table.own(id, subject);
    RowsToTakeAlong.write(
        out,
        TableWriter.Kind.XLSX,
        "Rows to put right",
        ImportedRow.COLUMNS,
        RowsToTakeAlong.ERRORS,
        after ->
            table.wrong(id, after, RowsToTakeAlong.PART).stream()
                .map(line -> RowsToTakeAlong.Line.wrong(line.row(), line.problems()))
                .toList());
  }
}
