package throughline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One more process of a service on the data of a stack, as an installation with two replicas has
 * it. Whoever started it ends it.
 */
public final class Instance implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final int POLL_MILLIS = 100;

  private final Process process;
  private final int port;
  private final int management;
  private final Path log;

  private Instance(Process process, int port, int management, Path log) {
    this.process = process;
    this.port = port;
    this.management = management;
    this.log = log;
  }

  static Instance start(ProcessBuilder command, int port, int management, Path log) {
    try {
      Process process =
          command.redirectErrorStream(true).redirectOutput(Processes.appendTo(log)).start();
      process.getOutputStream().close();
      Instance started = new Instance(process, port, management, log);
      started.awaitReady();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() {
    Stopwatch watch = new Stopwatch();
    try {
      while (!isReady()) {
        if (!process.isAlive() || watch.isPast(START_LIMIT)) {
          process.destroyForcibly();
          throw new CannotStart("An instance did not become ready. " + Workspace.endOf(log));
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new CannotStart("An instance was stopped before it was ready.", e);
    }
  }

  public int port() {
    return port;
  }

  public String address() {
    return "http://localhost:" + port;
  }

  public Path log() {
    return log;
  }

  public boolean isReady() {
    return Http.isOk("http://localhost:" + management + "/q/health/ready");
  }

  /** Asks it to end, and returns when it has. */
  @Override
  public void close() {
    process.destroy();
    Processes.awaitEnd(process.toHandle(), Processes.PATIENCE);
  }
}
