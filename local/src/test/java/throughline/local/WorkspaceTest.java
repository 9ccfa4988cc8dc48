package throughline.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  @TempDir Path folder;

  @Test
  void aSecondStackInTheSameFolderIsRefusedUntilTheFirstHasEnded() throws IOException {
    Workspace first = new Workspace(folder);
    Workspace second = new Workspace(folder);
    first.lock();

    CannotStart refused = assertThrows(CannotStart.class, second::lock);
    assertTrue(refused.getMessage().startsWith("Throughline is already running"));

    first.unlock();
    second.lock();
    second.unlock();
  }

  @Test
  void wipingKeepsWhatCanBeMadeAgainAndTheLogs() throws IOException {
    Workspace workspace = new Workspace(folder);
    workspace.create();
    List<Path> wiped = List.of(workspace.data("postgresql/base/1"), workspace.secrets());
    List<Path> kept = List.of(folder.resolve("cache/keycloak/lib"), workspace.log("kafka"));
    for (Path file : List.of(wiped.get(0), wiped.get(1), kept.get(0), kept.get(1))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, "something");
    }

    workspace.wipe();

    wiped.forEach(file -> assertFalse(Files.exists(file), file.toString()));
    kept.forEach(file -> assertTrue(Files.exists(file), file.toString()));
  }

  /** The frames of a failed start are longer than what is shown of the log. */
  @Test
  void theEndOfALogTellsTheCauseAndNotWhereInTheCode() throws IOException {
    var log = new StringBuilder("starting\nERROR Failed to start application\n");
    for (String cause : List.of("Error injecting Measures", "measures.yaml: measure a: no date")) {
      log.append("Caused by: ").append(cause).append('\n');
      IntStream.range(0, 30).forEach(i -> log.append("\tat a.Class.method(Class.java:1)\n"));
      log.append("\t... 20 more\n");
    }
    Path file = Files.writeString(folder.resolve("tracker.log"), log);

    String end = Workspace.endOf(file);

    assertTrue(end.contains("    Caused by: measures.yaml: measure a: no date"), end);
    assertFalse(end.contains("Class.java"), end);
  }

  @Test
  void aWipeThatWasInterruptedIsFinishedAtTheNextStart() throws IOException {
    Workspace workspace = new Workspace(folder);
    workspace.create();
    Path left = folder.resolve("wiped-by-an-earlier-run/postgresql/base");
    Files.createDirectories(left);

    workspace.finishWiping();

    assertFalse(Files.exists(folder.resolve("wiped-by-an-earlier-run")));
    assertTrue(Files.exists(folder.resolve("data")));
  }

  @Test
  void wipingFollowsNoLinkOutOfTheFolder(@TempDir Path elsewhere) throws IOException {
    Workspace workspace = new Workspace(folder);
    workspace.create();
    Path precious = Files.writeString(elsewhere.resolve("precious"), "kept");
    Files.createSymbolicLink(workspace.data("link"), elsewhere);

    workspace.wipe();

    assertTrue(Files.exists(precious));
  }

  @Test
  void aFailureForWantOfRoomIsOneSentenceEvenWhenThereIsRoomAgain() throws IOException {
    Workspace workspace = new Workspace(folder);
    workspace.create();

    assertEquals(
        "The disk that holds %s is full: make room and try again.".formatted(folder),
        workspace.fullDisk("could not write: No space left on device").orElseThrow());
    assertTrue(workspace.fullDisk("could not write: Permission denied").isEmpty());
  }

  @Test
  void theEndOfALogIsShown() throws IOException {
    Path log = folder.resolve("kafka.log");
    List<String> lines = IntStream.rangeClosed(1, 40).mapToObj(n -> "line " + n).toList();
    Files.write(log, lines);

    String shown = Workspace.endOf(log);

    assertTrue(shown.contains(log.toString()), shown);
    assertTrue(shown.contains("line 29\n") && shown.contains("line 40"), shown);
    assertFalse(shown.contains("line 28\n"), shown);
  }
}
