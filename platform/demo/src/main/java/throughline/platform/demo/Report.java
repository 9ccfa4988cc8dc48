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
    await("go");
  }

  /** Returns when the figures are those that all services have counted. */
  void awaitFigures() throws InterruptedException {
    await("figures");
  }

  private void await(String signal) throws InterruptedException {
    while (!Files.exists(folder.resolve(signal))) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  boolean hasBegun() {
    return Files.exists(file("begun"));
  }

  void begin() {
    write("begun", List.of());
  }

  void told(List<String> lines) {
    write("told", lines);
  }

  /** Nothing more is told. */
  void end() {
    write("ended", List.of());
  }

  boolean hasEnded() {
    return Files.exists(file("ended"));
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
