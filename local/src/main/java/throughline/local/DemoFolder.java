package throughline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of the year that the services make up, in files beside the data, so that both go
 * together. Each service says there that it has begun, has told its part, or broke off, and the
 * launcher that the figures are counted and that all is told.
 */
final class DemoFolder {
  private static final List<SuiteService> TELLERS = List.of(SuiteService.values());

  private final Workspace workspace;
  private final Path folder;

  DemoFolder(Workspace workspace) {
    this.workspace = workspace;
    this.folder = workspace.data("demo");
  }

  Path path() {
    return folder;
  }

  boolean exists() {
    return Files.exists(folder);
  }

  boolean isComplete() {
    return Files.exists(folder.resolve("complete"));
  }

  /** Whether the year is yet to be told, or is being told. */
  boolean isPending() {
    return exists() && !isComplete();
  }

  private boolean hasBegun() {
    return TELLERS.stream().anyMatch(service -> Files.exists(file(service, "begun")));
  }

  void prepare(boolean demo) throws IOException {
    if (hasBegun() && isPending()) {
      throw new CannotStart(
          "The demonstration was stopped before its year was loaded, and nobody knows how far it came: start it again with ./run --demo --fresh.");
    }
    if (!demo && !hasBegun()) {
      Files.deleteIfExists(folder);
    }
    if (!demo || exists()) {
      return;
    }
    if (workspace.hasData()) {
      throw new CannotStart(
          "A demonstration begins with no data, and there is some of earlier runs: ./run --demo --fresh wipes it first.");
    }
    Files.createDirectories(folder);
  }

  void figuresAreCounted() throws IOException {
    Files.createFile(folder.resolve("figures"));
  }

  boolean hasEnded(SuiteService service) {
    return Files.exists(file(service, "ended"));
  }

  void complete() throws IOException {
    Files.createFile(folder.resolve("complete"));
  }

  Optional<String> brokeOff() {
    return TELLERS.stream()
        .filter(service -> Files.exists(file(service, "broke-off")))
        .map(service -> service.folder() + ": " + String.join(" ", lines(service, "broke-off")))
        .findFirst();
  }

  boolean isTold(SuiteService service) {
    return Files.exists(file(service, "told"));
  }

  /** What the services counted, each line {@code measure day amount}. */
  Stream<String> counted() {
    return TELLERS.stream().flatMap(service -> lines(service, "told").stream());
  }

  private Path file(SuiteService service, String state) {
    return folder.resolve(service.folder() + "." + state);
  }

  private List<String> lines(SuiteService service, String state) {
    try {
      return Files.readAllLines(file(service, state));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
