package throughline.platform.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  @TempDir Path folder;

  @Test
  void whoeverStartsAgainFindsWhatWasReported() throws IOException {
    var report = new Report(folder, "volunteers");
    assertFalse(report.hasBegun() || report.hasEnded());

    report.begin();
    assertTrue(new Report(folder, "volunteers").hasBegun());
    assertFalse(new Report(folder, "bookings").hasBegun());

    report.told(List.of("hours 2026-11-23 90"));
    assertEquals("hours 2026-11-23 90\n", Files.readString(folder.resolve("volunteers.told")));
    report.end();
    assertTrue(new Report(folder, "volunteers").hasEnded());
  }

  @Test
  void nothingBeginsBeforeItIsSaid() throws Exception {
    var report = new Report(folder, "volunteers");
    var waiting = new Thread(() -> await(report));
    waiting.start();
    waiting.join(300);
    assertTrue(waiting.isAlive());

    Files.createFile(folder.resolve("go"));
    waiting.join(1_500);
    assertFalse(waiting.isAlive());
  }

  private static void await(Report report) {
    try {
      report.awaitGo();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aPersonIsReadFromASettingOrItIsSaidHowToWriteOne() {
    var reader = new DemoPerson.Reader();

    assertEquals(
        new DemoPerson("volunteer", "123", "Val V", "v@example.org"),
        reader.convert(" volunteer | 123 | Val V | v@example.org"));
    assertThrows(IllegalArgumentException.class, () -> reader.convert("volunteer|123"));
  }
}
