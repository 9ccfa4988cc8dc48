package throughline.bench.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import throughline.bench.Profile;
import throughline.bench.report.Findings;
import throughline.bench.report.Machine;
import throughline.bench.report.Report;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suites;
import throughline.client.CallFailed;
import throughline.local.CannotStart;
import throughline.local.Console;
import throughline.local.PostgreSqlPrograms;

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
    } catch (IllegalArgumentException | CannotStart | CallFailed | MeasurementFailed e) {
      System.err.println(e.getMessage());
    } catch (Exception e) {
      System.err.println("The measurement broke off:");
      e.printStackTrace();
    }
    System.exit(1);
  }

  private void run(Path repository) throws Exception {
    var postgreSql = PostgreSqlPrograms.fromEnvironment(System.getenv());
    var machine = Machine.here(postgreSql.words());
    var suites = new Suites(repository, bench.resolve("target/stack"), postgreSql, console);
    // Also after Ctrl-C: nothing that was started stays behind.
    Runtime.getRuntime().addShutdownHook(new Thread(suites::close));
    var report =
        new Report(
            LocalDate.now(ZoneId.systemDefault()), profile().words(), machine, measure(suites));
    console.say("\n" + report.table());
    console.say("Written to " + report.write(folder()));
  }

  private Findings measure(Suites suites) throws Exception {
    var findings = new Findings(List.of(), List.of());
    for (var measurement : options.only()) {
      console.say("Measuring " + measurement.word());
      findings = findings.and(measurement.measure(suites, profile()));
    }
    return findings;
  }

  private Profile profile() {
    return options.quick() ? Profile.QUICK : Profile.FULL.over(options.contributions());
  }

  private Path folder() {
    return bench.resolve(options.isWhole() ? "results" : "target/results");
  }
}
