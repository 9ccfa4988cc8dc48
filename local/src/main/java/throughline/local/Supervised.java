package throughline.local;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One server while the stack runs: started, watched, and started again when its process ends by
 * itself.
 */
final class Supervised {
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LIVED_WELL = Duration.ofMinutes(1);
  private static final int POLL_MILLIS = 150;

  private final Server server;
  private final Ports ports;
  private final Workspace workspace;
  private final Console console;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile CountDownLatch wanted = new CountDownLatch(0);
  private volatile Process process;

  Supervised(Server server, Ports ports, Workspace workspace, Console console) {
    this.server = server;
    this.ports = ports;
    this.workspace = workspace;
    this.console = console;
  }

  Server server() {
    return server;
  }

  ProcessHandle process() {
    Process current = process;
    if (current == null) {
      throw new IllegalStateException(server.title() + " has not been started");
    }
    return current.toHandle();
  }

  /**
   * Starts the server for the first time and returns when it is ready.
   *
   * @param needed what must be ready before its process starts; its preparation does not wait for
   *     that
   */
  void start(Future<?> needed) throws Exception {
    server.prepare();
    needed.get();
    ports.refuseTaken(server.ports());
    Stopwatch watch = new Stopwatch();
    launch();
    if (!awaitReady()) {
      throw new CannotStart(takenByAnother().orElseGet(this::neverReady));
    }
    server.settle();
    console.step(server.title(), "ready", watch.elapsed());
    Thread watcher = new Thread(this::watch, "watch-" + server.name());
    watcher.setDaemon(true);
    watcher.start();
  }

  private synchronized void launch() throws IOException, InterruptedException {
    if (isStopping()) {
      throw new InterruptedException("the stack is being stopped");
    }
    process =
        server
            .command()
            .redirectErrorStream(true)
            .redirectOutput(Processes.appendTo(workspace.freshLog(server.name())))
            .start();
    process.getOutputStream().close();
  }

  private boolean awaitReady() throws InterruptedException {
    Stopwatch watch = new Stopwatch();
    while (process.isAlive() && !watch.isPast(START_LIMIT)) {
      if (server.isReady()) {
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
        boolean held = awaitWanted();
        pause = held || life.isPast(LIVED_WELL) ? Duration.ZERO : pause;
        if (isStopping() || !relaunch(held ? "was stopped" : endedWith(code), pause)) {
          return;
        }
        pause = longer(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String endedWith(int code) {
    return "ended by itself (exit code %d)".formatted(code);
  }

  /** Returns at once, and false, unless somebody holds it down. */
  private boolean awaitWanted() throws InterruptedException {
    boolean held = wanted.getCount() > 0;
    while (!isStopping() && !wanted.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      // Whoever stops the whole stack lets go of it, too.
    }
    return held;
  }

  private boolean relaunch(String why, Duration pause) throws InterruptedException {
    console.say(
        "  %s %s: starting it again%s."
            .formatted(server.title(), why, pause.isZero() ? "" : " in " + Console.seconds(pause)));
    workspace.fullDisk().ifPresent(console::say);
    takenByAnother().ifPresent(console::say);
    if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    awaitWanted();
    awaitRoom();
    Stopwatch watch = new Stopwatch();
    try {
      launch();
    } catch (IOException e) {
      console.say("  %s could not be started: %s".formatted(server.title(), e.getMessage()));
      return true;
    }
    if (awaitReady()) {
      console.step(server.title(), "ready again", watch.elapsed());
    }
    return true;
  }

  private void awaitRoom() throws InterruptedException {
    while (server.needsRoom() && !isStopping() && workspace.fullDisk().isPresent()) {
      stopping.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private static Duration longer(Duration pause) {
    Duration next = pause.isZero() ? Duration.ofSeconds(1) : pause.multipliedBy(2);
    return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
  }

  /** Ends the process in order and starts it again only at {@link #release}. */
  void hold() {
    wanted = new CountDownLatch(1);
    end();
  }

  void release() {
    wanted.countDown();
  }

  void stop() {
    synchronized (this) {
      stopping.countDown();
    }
    end();
  }

  private void end() {
    Process running = process;
    if (running != null && running.isAlive()) {
      server.askToStop(running.toHandle());
      Processes.awaitEnd(running.toHandle(), Processes.PATIENCE);
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  /** Once its own process has ended, whoever listens on a port of this server is somebody else. */
  private Optional<String> takenByAnother() {
    return process.isAlive() ? Optional.empty() : ports.taken(server.ports());
  }

  private String neverReady() {
    String what =
        process.isAlive()
            ? "was not ready within %d s".formatted(START_LIMIT.toSeconds())
            : "ended with exit code %d before it was ready".formatted(process.exitValue());
    return "%s %s. %s"
        .formatted(server.title(), what, Workspace.endOf(workspace.log(server.name())));
  }
}
