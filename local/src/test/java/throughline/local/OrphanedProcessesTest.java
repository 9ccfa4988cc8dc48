package throughline.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanedProcessesTest {
  @TempDir Path folder;
  @TempDir Path otherFolder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Console console = new Console(new PrintStream(printed, true, UTF_8));
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void onlyProcessesOfTheSameFolderAreEnded() throws IOException, InterruptedException {
    Process ours = idle(OrphanedProcesses.javaMark(folder));
    Process ofAnotherStack = idle(OrphanedProcesses.javaMark(otherFolder));
    Process ofAFolderBelow = idle(OrphanedProcesses.javaMark(folder.resolve("below")));
    awaitMarked(folder);
    awaitMarked(otherFolder);

    OrphanedProcesses.stop(folder, console);

    assertTrue(ours.waitFor(10, TimeUnit.SECONDS));
    assertTrue(ofAnotherStack.isAlive());
    assertTrue(ofAFolderBelow.isAlive());
    assertTrue(printed.toString(UTF_8).contains("(servers: 1)"), printed.toString(UTF_8));
  }

  @Test
  void nothingIsSaidWhenNothingWasLeft() {
    OrphanedProcesses.stop(folder, console);

    assertEquals("", printed.toString(UTF_8));
  }

  private Process idle(String mark) throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            mark,
            Idle.class.getName());
    command.environment().put("CLASSPATH", ClassPath.all());
    Process process = command.start();
    started.add(process);
    return process;
  }

  private static void awaitMarked(Path folder) {
    await()
        .until(() -> !OrphanedProcesses.markedWith(OrphanedProcesses.javaMark(folder)).isEmpty());
  }
}
