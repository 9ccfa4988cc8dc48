package throughline.platform.files.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unfolds an XLSX file once, keeping nothing, before anybody parses it: what an archive says of its
 * own sizes is not to be believed.
 */
final class ZipCheck {

  private static final int MOST_ENTRIES = 1_000;

  /** Sheets of real life stay below 60; a kilobyte of zeros is 1,000. */
  private static final long MOST_TIMES = 200;

  private static final long SMALL = 1 << 20;

  private static final long LONGEST_OTHER = 24L << 20;

  private static final String SHEETS = "xl/worksheets/";

  private static final String BOMB =
      "The file unfolds to more than a workbook of its kind can hold. Keep only the sheet that is"
          + " asked for, or save it as CSV";

  private final TableLimits limits;
  private long unfolded;

  /**
   * What a workbook has.
   *
   * @param hasFormats which one that a program has made may lack
   * @param isFrom1904 whether it counts its days from then
   */
  record Found(boolean hasFormats, boolean isFrom1904) {}

  private ZipCheck(TableLimits limits) {
    this.limits = limits;
  }

  static Found check(Path file, TableLimits limits) {
    try (var zip = new ZipFile(file.toFile())) {
      new ZipCheck(limits).check(zip);
      return new Found(zip.getEntry("xl/styles.xml") != null, Calendar1904.isIn(zip));
    } catch (ZipException | IllegalArgumentException broken) {
      throw new UnreadableFile(
          "The file is damaged or only a part of a workbook. Save it again and send the new one",
          broken);
    } catch (IOException broken) {
      throw new UnreadableFile(
          "The file cannot be unfolded to its end, so it is damaged. Save it again and send the new"
              + " one",
          broken);
    }
  }

  private void check(ZipFile zip) throws IOException {
    if (zip.getEntry("[Content_Types].xml") == null || zip.getEntry("xl/workbook.xml") == null) {
      throw new UnreadableFile(
          "The file is a ZIP file, not an Excel workbook. Unpack it and send the workbook that is"
              + " inside");
    }
    if (zip.size() > MOST_ENTRIES) {
      throw new UnreadableFile(BOMB);
    }
    var entries = zip.entries();
    while (entries.hasMoreElements()) {
      var entry = entries.nextElement();
      try (var content = zip.getInputStream(entry)) {
        unfold(entry, content);
      }
    }
  }

  private void unfold(ZipEntry entry, InputStream content) throws IOException {
    var most = entry.getName().startsWith(SHEETS) ? Long.MAX_VALUE : LONGEST_OTHER;
    var columns = new ColumnWatch();
    var buffer = new byte[16 * 1024];
    var length = 0L;
    int read;
    while ((read = content.read(buffer)) >= 0) {
      length += read;
      unfolded += read;
      var ratio = length / Math.max(1, entry.getCompressedSize());
      if (unfolded > limits.unfoldedBytes()
          || length > most
          || length > SMALL && ratio > MOST_TIMES) {
        throw new UnreadableFile(BOMB);
      }
      columns.watch(buffer, read);
    }
  }
}
