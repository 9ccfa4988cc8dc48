package throughline.bench.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import throughline.bench.Profile;
import throughline.bench.report.Findings;
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

  private Main() {}

  public static void main(String[] words) {
    LIBRARIES.forEach(library -> library.setLevel(Level.OFF));
    try {
      run(
          Path.of(System.getProperty("throughline.repository", ".")),
          Options.of(List.of(words)),
          new Console(System.out));
      System.exit(0);
    } catch (IllegalArgumentException | CannotStart | CallFailed | MeasurementFailed e) {
      System.err.println(e.getMessage());
    } catch (Exception e) {
      System.err.println("The measurement broke off:");
      e.printStackTrace();
    }
    System.exit(1);
  }

  private static void run(Path repository, Options options, Console console) throws Exception {
    var target = repository.resolve("bench/target");
    var postgreSql = PostgreSqlPrograms.fromEnvironment(System.getenv());
    var machine = Report.machine(postgreSql.words());
    var profile = options.quick() ? Profile.QUICK : Profile.FULL;
    var suites = new Suites(repository, target.resolve("stack"), postgreSql, console);
    // Also after Ctrl-C: nothing that was started stays behind.
    Runtime.getRuntime().addShutdownHook(new Thread(suites::close));
    var findings = new Findings(List.of(), List.of());
    var today = LocalDate.now(ZoneId.systemDefault());
    var file = target.resolve("results.md");
    var report = "";
    for (var measurement : options.only()) {
      console.say("Measuring " + measurement.word());
      findings = findings.and(measurement.measure(suites, profile));
      // As each ends, so that one that breaks off takes nothing of the others away.
      report = new Report(today, profile.words(), machine, findings).markdown();
      Files.writeString(file, report);
    }
    console.say("\n" + report);
    console.say("Written to " + file);
  }
}
