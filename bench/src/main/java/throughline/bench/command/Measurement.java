package throughline.bench.command;

import java.util.Locale;
import throughline.bench.Profile;
import throughline.bench.api.BookingBench;
import throughline.bench.api.EnrolmentBench;
import throughline.bench.api.FindingBench;
import throughline.bench.api.LoggingBench;
import throughline.bench.api.PublishedBench;
import throughline.bench.api.RaceBench;
import throughline.bench.api.TracingBench;
import throughline.bench.api.VolunteersBench;
import throughline.bench.footprint.FootprintBench;
import throughline.bench.intake.IntakeBench;
import throughline.bench.latency.LatencyBench;
import throughline.bench.pages.PagesBench;
import throughline.bench.report.Findings;
import throughline.bench.suite.Suites;

/**
 * What can be measured, in the order in which it is: those that share a suite come after those that
 * start their own, and before those that need a made-up year.
 */
enum Measurement {
  FOOTPRINT((suites, profile) -> FootprintBench.measure(suites.fresh(), profile)),
  INTAKE((suites, profile) -> new IntakeBench(suites.databaseAndBroker(), profile).measure()),
  ENROLMENT((suites, profile) -> new EnrolmentBench(suites.running(), profile).measure()),
  TRACING((suites, profile) -> new TracingBench(suites.running(), profile).measure()),
  FINDING((suites, profile) -> new FindingBench(suites.running(), profile).measure()),
  BOOKINGS((suites, profile) -> new BookingBench(suites.running(), profile).measure()),
  RACES((suites, profile) -> new RaceBench(suites.running(), profile).measure()),
  LOGGING((suites, profile) -> new LoggingBench(suites.running(), profile).measure()),
  VOLUNTEERS((suites, profile) -> new VolunteersBench(suites.running(), profile).measure()),
  LATENCY((suites, profile) -> new LatencyBench(suites.running(), profile).measure()),
  PUBLISHED((suites, profile) -> new PublishedBench(suites.demonstrated(), profile).measure()),
  PAGES((suites, profile) -> new PagesBench(suites.demonstrated(), profile).measure());

  private interface Run {
    Findings of(Suites suites, Profile profile) throws Exception;
  }

  private final Run run;

  Measurement(Run run) {
    this.run = run;
  }

  Findings measure(Suites suites, Profile profile) throws Exception {
    return run.of(suites, profile);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
