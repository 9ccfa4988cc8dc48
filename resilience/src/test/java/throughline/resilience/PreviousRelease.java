package throughline.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.local.SuiteService;

/** The release before this version, built once from the history of this repository. */
final class PreviousRelease {
  static final String VERSION = "0.2.0";

  /** The last commit of that version: what came after stands under Unreleased in the changelog. */
  private static final String COMMIT = "4184ab6bf8b0fb7d5857df87fc7ba69f153b04eb";

  private static final Path FOLDER = Suite.folder("release-" + VERSION);

  private PreviousRelease() {}

  static void build() throws IOException, InterruptedException {
    if (Files.exists(FOLDER)) {
      return;
    }
    Path unfinished = Suite.folder("release-" + VERSION + "-unfinished");
    Suite.remove(unfinished);
    Files.createDirectories(unfinished);
    run(
        unfinished,
        "git -C '%s' archive %s | tar -x".formatted(Suite.repository(), COMMIT),
        "The commit of release %s is not here: in a shallow clone, git fetch --unshallow."
            .formatted(VERSION));
    String services =
        Stream.of(SuiteService.values())
            .map(service -> "services/" + service.folder())
            .collect(Collectors.joining(","));
    run(
        unfinished,
        "'%s/bin/mvn' -q -B package -Dmaven.test.skip -Dspotless.check.skip -pl %s -am"
            .formatted(System.getProperty("maven.home"), services),
        "Release %s could not be built".formatted(VERSION));
    Files.move(unfinished, FOLDER, StandardCopyOption.ATOMIC_MOVE);
  }

  static Path jar(SuiteService service) {
    return FOLDER.resolve(
        "services/%s/target/quarkus-app/quarkus-run.jar".formatted(service.folder()));
  }

  private static void run(Path folder, String command, String failure)
      throws IOException, InterruptedException {
    Path log = Suite.folder("release-" + VERSION + ".log");
    Process running =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    running.getOutputStream().close();
    assertEquals(0, running.waitFor(), () -> failure + " See " + log);
  }
}
