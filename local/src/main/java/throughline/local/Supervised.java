package throughline.local;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One part while the stack runs: started, watched, and started again when its process ends by
 * itself.
 */
final class Supervised {
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LIVED_WELL = Duration.ofMinutes(1);
  private static final int POLL_MILLIS = 150;

  private final Part part;
  private final Ports ports;
  private final Workspace workspace;
  private final Console console;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile Process process;

  Supervised(Part part, Ports ports, Workspace workspace, Console console) {
    this.part = part;
    this.ports = ports;
    this.workspace = workspace;
    this.console = console;
  }

  Part part() {
    return part;
  }

  ProcessHandle process() {
    Process current = process;
    if (current == null) {
      throw new IllegalStateException(part.title() + " has not been started");
    }
    return current.toHandle();
  }

  /**
   * Starts the part for the first time and returns when it is ready.
   *
   * @param needed what must be ready before its process starts; its preparation does not wait for
   *     that
   */
  void start(Future<?> needed) throws Exception {
    part.prepare();
    needed.get();
    ports.refuseTaken(part.ports());
    Stopwatch watch = new Stopwatch();
    launch();
    if (!awaitReady()) {
      throw new CannotStart(takenByAnother().orElseGet(this::neverReady));
    }
    part.settle();
    console.step(part.title(), "ready", watch.elapsed());
    Thread watcher = new Thread(this::watch, "watch-" + part.name());
    watcher.setDaemon(true);
    watcher.start();
  }

  private synchronized void launch() throws IOException, InterruptedException {
    if (isStopping()) {
      throw new InterruptedException("the stack is being stopped");
    }
    process =
        part.command()
            .redirectErrorStream(true)
            .redirectOutput(Processes.appendTo(workspace.freshLog(part.name())))
            .start();
    process.getOutputStream().close();
  }

  private boolean awaitReady() throws InterruptedException {
    Stopwatch watch = new Stopwatch();
    while (process.isAlive() && !watch.isPast(START_LIMIT)) {
      if (part.isReady()) {
        return true;
      }
      if (stopping.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return false;
  }

  private void watch() {
    Duration pause = Duration.ZERO;
    try {
      while (!isStopping()) {
        Stopwatch life = new Stopwatch();
        int code = process.waitFor();
        pause = life.isPast(LIVED_WELL) ? Duration.ZERO : pause;
        if (isStopping() || !relaunch(code, pause)) {
          return;
        }
        pause = longer(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean relaunch(int code, Duration pause) throws InterruptedException {
    console.say(
        "  %s ended by itself (exit code %d): starting it again%s."
            .formatted(part.title(), code, pause.isZero() ? "" : " in " + Console.seconds(pause)));
    workspace.fullDisk().ifPresent(console::say);
    takenByAnother().ifPresent(console::say);
    if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    Stopwatch watch = new Stopwatch();
    try {
      launch();
    } catch (IOException e) {
      console.say("  %s could not be started: %s".formatted(part.title(), e.getMessage()));
      return true;
    }
    if (awaitReady()) {
      console.step(part.title(), "ready again", watch.elapsed());
    }
    return true;
  }

  private static Duration longer(Duration pause) {
    Duration next = pause.isZero() ? Duration.ofSeconds(1) : pause.multipliedBy(2);
    return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
  }

  void stop() {
    synchronized (this) {
      stopping.countDown();
    }
    Process running = process;
    if (running != null && running.isAlive()) {
      part.askToStop(running.toHandle());
      Processes.awaitEnd(running.toHandle(), Processes.PATIENCE);
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  /** Once its own process has ended, whoever listens on a port of this part is somebody else. */
  private Optional<String> takenByAnother() {
    return process.isAlive() ? Optional.empty() : ports.taken(part.ports());
  }

  private String neverReady() {
    String what =
        process.isAlive()
            ? "was not ready within %d s".formatted(START_LIMIT.toSeconds())
            : "ended with exit code %d before it was ready".formatted(process.exitValue());
    return "%s %s. %s".formatted(part.title(), what, Workspace.endOf(workspace.log(part.name())));
  }
}
