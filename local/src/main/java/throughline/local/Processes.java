package throughline.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs and ends processes of this machine. */
final class Processes {
  static final Duration PATIENCE = Duration.ofSeconds(25);

  private Processes() {}

  /**
   * Runs a command to its end, its output going to a log. An interrupt ends the command with all it
   * started.
   *
   * @param failure what the user is told when it fails, before the end of the log
   */
  static void runToEnd(String failure, ProcessBuilder command, Path log)
      throws IOException, InterruptedException {
    command.redirectErrorStream(true).redirectOutput(appendTo(log));
    Process process = command.start();
    try {
      if (process.waitFor() != 0) {
        throw new CannotStart("%s. %s".formatted(failure, Workspace.endOf(log)));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  static ProcessBuilder.Redirect appendTo(Path log) {
    return ProcessBuilder.Redirect.appendTo(log.toFile());
  }

  /** The signal that the terminal's Ctrl-C sends; Java itself can only send TERM and KILL. */
  static void interrupt(ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void awaitEnd(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
      process.onExit().join();
    } catch (ExecutionException | InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
