package throughline.bench;

import java.util.Locale;
import throughline.bench.enrolment.EnrolmentBench;
import throughline.bench.intake.IntakeBench;
import throughline.bench.latency.LatencyBench;
import throughline.bench.relay.RelayBench;
import throughline.bench.report.Findings;
import throughline.bench.suite.Suite;

/** What can be measured, in the order in which it is. */
enum Measurement {
  RELAY((suite, effort) -> new RelayBench(suite, effort).measure()),
  ENROLMENT((suite, effort) -> new EnrolmentBench(suite, effort).measure()),
  INTAKE((suite, effort) -> new IntakeBench(suite, effort).measure()),
  LATENCY((suite, effort) -> new LatencyBench(suite, effort).measure());

  private interface Run {
    Findings of(Suite suite, Effort effort) throws Exception;
  }

  private final Run run;

  Measurement(Run run) {
    this.run = run;
  }

  Findings measure(Suite suite, Effort effort) throws Exception {
    return run.of(suite, effort);
  }

  /** As it is named after {@code --only}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
