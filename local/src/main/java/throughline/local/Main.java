package throughline.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import throughline.client.CallFailed;
import throughline.local.journey.Journey;
import throughline.local.journey.JourneyFailed;

/** The command behind ./run. */
public final class Main {
  private static final Duration OTHERS_START_LIMIT = Duration.ofMinutes(3);
  private static final int POLL_MILLIS = 200;
  // Held, since a logger that nothing refers to forgets its level.
  private static final Logger LIBRARIES = Logger.getLogger("org.apache.kafka");

  private final Settings settings;
  private final Console console;

  private Main(Settings settings, Console console) {
    this.settings = settings;
    this.console = console;
  }

  public static void main(String[] arguments) {
    LIBRARIES.setLevel(Level.OFF);
    List<String> options = List.of(arguments);
    Path repository = Path.of(System.getProperty("throughline.repository", "."));
    try {
      Settings settings = Settings.fromEnvironment(repository, System.getenv());
      Main main = new Main(settings, new Console(System.out));
      System.exit(main.run(Options.of(options)) ? 0 : 1);
    } catch (CannotStart | CallFailed | JourneyFailed e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (IOException e) {
      System.err.println("%s cannot be read: %s".formatted(repository, e.getMessage()));
      System.exit(1);
    } catch (InterruptedException e) {
      System.exit(1);
    }
  }

  /** What was asked for on the command line. */
  private record Options(boolean journey, boolean fresh, boolean demo) {
    static Options of(List<String> words) {
      return new Options(
          words.contains("--journey"), words.contains("--fresh"), words.contains("--demo"));
    }
  }

  private boolean run(Options options) throws IOException, InterruptedException {
    if (options.journey() && !options.fresh() && new Workspace(settings.folder()).isLocked()) {
      awaitRunningStack();
      return journey();
    }
    Stopwatch watch = new Stopwatch();
    Stack stack = new Stack(settings, console);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(stack)));
    console.say("Starting Throughline");
    if (options.demo()) {
      stack.startWithDemo(options.fresh());
    } else {
      stack.start(options.fresh());
    }
    if (options.journey()) {
      return journey(); // and the hook ends what was started for it
    }
    console.say(Summary.of(settings, watch.elapsed()));
    Thread.currentThread().join(); // until a signal runs the hook
    return true;
  }

  private boolean journey() {
    return new Journey(settings, console, Clock.systemUTC()).run();
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
