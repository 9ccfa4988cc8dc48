package throughline.platform.files.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A hundred thousand rows take no more memory than a thousand do. */
class ConstantMemoryTest {

  private static final int ROWS = 100_000;
  private static final long ROOM = 24L << 20;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TableWriter.Kind.class)
  void writingAndReadingHoldNothingBack(TableWriter.Kind kind) throws IOException {
    var file = folder.resolve("large" + kind.ending());
    var before = used();
    long whileWriting = 0;
    try (var out = Files.newOutputStream(file);
        var writer = TableWriter.to(out, kind, "S", List.of("Name", "Note", "Day", "Minutes"))) {
      for (var i = 0; i < ROWS; i++) {
        writer.row("Volunteer " + i, "Note number " + i, LocalDate.of(2026, 11, 24), i);
        if (i == ROWS - 10) {
          whileWriting = used() - before;
        }
      }
    }
    assertTrue(whileWriting < ROOM, kind + " writing holds " + (whileWriting >> 20) + " MB");

    var count = 0;
    long whileReading = 0;
    try (var rows = Rows.open(file, file.toString(), TableLimits.USUAL.withRows(ROWS))) {
      while (rows.hasNext()) {
        var row = rows.next();
        if (++count == ROWS - 10) {
          whileReading = used() - before;
          assertEquals("Volunteer " + (count - 1), row.text(0));
        }
      }
    }
    assertEquals(ROWS, count);
    assertTrue(whileReading < ROOM, kind + " reading holds " + (whileReading >> 20) + " MB");
  }

  /** What is still reachable, after everything else has been collected. */
  private static long used() {
    var gone = new WeakReference<>(new Object());
    while (gone.get() != null) {
      System.gc();
    }
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
