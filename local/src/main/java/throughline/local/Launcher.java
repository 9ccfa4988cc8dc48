package throughline.local;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Starts the suite, with a year made up if that is asked for, and does a job through it. */
public final class Launcher {
  private static final Duration OTHERS_START_LIMIT = Duration.ofMinutes(3);
  private static final int POLL_MILLIS = 200;

  private final Settings settings;
  private final Console console;
  private final boolean observed;

  /**
   * @param observed whether Prometheus and a store of traces run beside the suite
   */
  public Launcher(Settings settings, Console console, boolean observed) {
    this.settings = settings;
    this.console = console;
    this.observed = observed;
  }

  public void stay(boolean fresh, boolean demo) throws IOException, InterruptedException {
    Stopwatch watch = new Stopwatch();
    start(fresh, demo);
    console.say(Summary.of(settings, watch.elapsed()));
    if (observed) {
      console.say(Summary.ofObservers(settings));
    }
    Thread.currentThread().join(); // until a signal runs the hook
  }

  /** Does a job in the suite that runs from this folder, or in one that is started for it. */
  public boolean through(BooleanSupplier job, boolean fresh, boolean demo)
      throws IOException, InterruptedException {
    if (!fresh && new Workspace(settings.folder()).isLocked()) {
      awaitRunningStack();
    } else {
      start(fresh, demo); // and the hook ends what was started for it
    }
    return job.getAsBoolean();
  }

  private void start(boolean fresh, boolean demo) throws IOException, InterruptedException {
    Stack stack = new Stack(settings, console);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(stack)));
    console.say("Starting Throughline");
    if (observed) {
      stack.observe();
    }
    if (demo) {
      stack.startWithDemo(fresh);
    } else {
      stack.start(fresh);
    }
  }

  /** The stack of another launcher may still be starting. */
  private void awaitRunningStack() throws InterruptedException {
    Stopwatch watch = new Stopwatch();
    while (!isReady()) {
      if (watch.isPast(OTHERS_START_LIMIT)) {
        throw new CannotStart(
            "Throughline runs from this folder but is not ready at %s: if it was started with ports of its own, give the same variables."
                .formatted(settings.address(Port.TRACKER)));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private boolean isReady() {
    return Http.isOk(settings.issuer())
        && Stream.of(SuiteService.values())
            .allMatch(
                service -> Http.isOk(settings.address(service.management()) + "/q/health/ready"));
  }

  private void close(Stack stack) {
    if (stack.isOpen()) {
      console.say("Stopping Throughline");
      stack.close();
      console.say("Stopped.");
    }
  }
}
