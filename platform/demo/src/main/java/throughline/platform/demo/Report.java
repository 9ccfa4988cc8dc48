package throughline.platform.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What whoever started the service reads of its part: it has begun, is told to its end, or broke
 * off. They lie beside the data, so that whoever wipes the data wipes them, too.
 */
final class Report {

  private static final int POLL_MILLIS = 200;

  private final Path folder;
  private final String service;

  Report(Path folder, String service) {
    this.folder = folder;
    this.service = service;
  }

  /** Returns when whoever started the service has said that all of the suite is ready. */
  void awaitGo() throws InterruptedException {
    while (!Files.exists(folder.resolve("go"))) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  boolean hasBegun() {
    return Files.exists(file("begun"));
  }

  boolean isTold() {
    return Files.exists(file("told"));
  }

  void begin() {
    write("begun", List.of());
  }

  void told(List<String> lines) {
    write("told", lines);
  }

  void brokeOff(String why) {
    write("broke-off", List.of(why));
  }

  private Path file(String state) {
    return folder.resolve(service + "." + state);
  }

  /** Whole or not at all. */
  private void write(String state, List<String> lines) {
    try {
      var next = file(state + ".next");
      Files.write(next, lines);
      Files.move(next, file(state), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
