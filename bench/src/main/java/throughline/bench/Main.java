package throughline.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import throughline.bench.report.Findings;
import throughline.bench.report.Machine;
import throughline.bench.report.Report;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;
import throughline.local.CannotStart;
import throughline.local.Console;
import throughline.local.Settings;
import throughline.local.Stack;

/** The command behind ./bench/run. */
public final class Main {

  // Held, since a logger that nothing refers to forgets its level.
  private static final List<Logger> LIBRARIES =
      List.of(Logger.getLogger("org.apache.kafka"), Logger.getLogger("org.flywaydb"));

  private final Path bench;
  private final Options options;
  private final Console console = new Console(System.out);

  private Main(Path repository, Options options) {
    this.bench = repository.resolve("bench");
    this.options = options;
  }

  public static void main(String[] words) {
    LIBRARIES.forEach(library -> library.setLevel(Level.OFF));
    var repository = Path.of(System.getProperty("throughline.repository", "."));
    try {
      new Main(repository, Options.of(List.of(words))).run(repository);
      System.exit(0);
    } catch (IllegalArgumentException | CannotStart | MeasurementFailed e) {
      System.err.println(e.getMessage());
    } catch (Exception e) {
      System.err.println("The measurement broke off:");
      e.printStackTrace();
    }
    System.exit(1);
  }

  private void run(Path repository) throws Exception {
    var machine = Machine.here();
    var settings = Settings.onFreePorts(repository, bench.resolve("target/stack"));
    var stack = new Stack(settings, console);
    // Also after Ctrl-C: nothing that was started stays behind.
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
    console.say("Starting a suite of its own");
    stack.start(true);
    var report =
        new Report(
            LocalDate.now(Clock.systemDefaultZone()), effort().words(), machine, measure(stack));
    console.say("\n" + report.table());
    console.say("Written to " + report.write(folder()));
  }

  private Findings measure(Stack stack) throws Exception {
    var suite = new Suite(stack);
    var findings = new Findings(List.of(), List.of());
    for (var measurement : options.only()) {
      console.say("Measuring " + measurement.word());
      findings = findings.and(measurement.measure(suite, effort()));
    }
    return findings;
  }

  private Effort effort() {
    return options.quick() ? Effort.QUICK : Effort.FULL;
  }

  private Path folder() {
    return bench.resolve(options.isWhole() ? "results" : "target/results");
  }
}
