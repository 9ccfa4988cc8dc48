package throughline.tracker.shared;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import throughline.platform.files.table.FileTable;
import throughline.platform.files.table.TableWriter.Kind;
import throughline.platform.web.download.Download;

/** Answers with a table: as a file to a reader, and in the form that it accepts to a program. */
public final class TablePage {

  public static final String CSV = "text/csv";

  /** How an address names the file: {@code /tables/milestones.xlsx}. */
  public static final String ENDING = "{ending: csv|xlsx}";

  private TablePage() {}

  public static <R> Response file(FileTable<R> table, List<R> rows, String name, String ending) {
    var kind = ending.equals("xlsx") ? Kind.XLSX : Kind.CSV;
    return Download.of(
        "%s%s".formatted(name, kind.ending()),
        kind.mediaType(),
        out -> table.write(out, kind, rows));
  }

  /**
   * The rows as CSV if a program prefers that.
   *
   * @param json what it gets otherwise
   */
  public static <R> Response.ResponseBuilder accepted(
      HttpHeaders headers, FileTable<R> table, List<R> rows, Object json) {
    if (!wantsCsv(headers)) {
      return Response.ok(json, MediaType.APPLICATION_JSON_TYPE);
    }
    StreamingOutput content = out -> table.write(out, Kind.UNMARKED_CSV, rows);
    return Response.ok(content).type(Kind.UNMARKED_CSV.mediaType());
  }

  private static boolean wantsCsv(HttpHeaders headers) {
    var csv = MediaType.valueOf(CSV);
    return headers.getAcceptableMediaTypes().stream()
        .filter(
            type -> type.isCompatible(csv) || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
        .findFirst()
        .filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
        .isPresent();
  }
}
