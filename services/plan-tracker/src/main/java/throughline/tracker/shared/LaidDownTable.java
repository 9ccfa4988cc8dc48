package throughline.tracker.shared;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import throughline.platform.files.table.TableWriter;

/**
 * A table that is laid down on the disk before its first byte is sent, so that neither memory nor a
 * transaction waits for whoever takes it.
 */
public final class LaidDownTable {

  @FunctionalInterface
  public interface Rows {
    void into(TableWriter table);
  }

  private LaidDownTable() {}

  public static void send(
      OutputStream out, TableWriter.Kind kind, String sheet, List<String> header, Rows rows)
      throws IOException {
    var laidDown = Files.createTempFile("table-", kind.ending());
    try {
      try (var file = new BufferedOutputStream(Files.newOutputStream(laidDown));
          var table = TableWriter.to(file, kind, sheet, header)) {
        rows.into(table);
      }
      Files.copy(laidDown, out);
    } finally {
      Files.delete(laidDown);
    }
  }
}
