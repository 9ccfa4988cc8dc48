package throughline.bench;

import java.util.Locale;
import throughline.bench.enrolment.EnrolmentBench;
import throughline.bench.footprint.FootprintBench;
import throughline.bench.intake.IntakeBench;
import throughline.bench.latency.LatencyBench;
import throughline.bench.relay.RelayBench;
import throughline.bench.report.Findings;
import throughline.bench.suite.Suites;

/**
 * What can be measured, in the order in which it is: those that share a suite come after the one
 * that starts its own.
 */
enum Measurement {
  FOOTPRINT((suites, effort) -> new FootprintBench(suites, effort).measure()),
  RELAY((suites, effort) -> new RelayBench(suites.running(), effort).measure()),
  ENROLMENT((suites, effort) -> new EnrolmentBench(suites.running(), effort).measure()),
  INTAKE((suites, effort) -> new IntakeBench(suites.running(), effort).measure()),
  LATENCY((suites, effort) -> new LatencyBench(suites.running(), effort).measure());

  private interface Run {
    Findings of(Suites suites, Effort effort) throws Exception;
  }

  private final Run run;

  Measurement(Run run) {
    this.run = run;
  }

  Findings measure(Suites suites, Effort effort) throws Exception {
    return run.of(suites, effort);
  }

  /** As it is named after {@code --only}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
