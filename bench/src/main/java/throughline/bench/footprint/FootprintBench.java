package throughline.bench.footprint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import throughline.bench.Profile;
import throughline.bench.report.Comparison;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.suite.Suites;
import throughline.local.SuiteService;

/**
 * How long the suite takes from nothing to ready, and how much memory its parts hold when nobody
 * uses it.
 */
public final class FootprintBench {

  private static final Goal START = Goal.below(90);
  private static final Goal SERVICE = Goal.below(350);
  private static final Goal WHOLE = Goal.below(3_000);

  private final Suites suites;
  private final Profile profile;

  public FootprintBench(Suites suites, Profile profile) {
    this.suites = suites;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    var seconds = new ArrayList<Double>();
    var rests = new ArrayList<AtRest>();
    for (var start = 0; start < profile.starts(); start++) {
      seconds.add(startFromNothing());
      if (ProcessMemory.isTold()) {
        rests.add(AtRest.of(suites.running(), profile.still()));
      }
    }
    return start(seconds).and(rests.isEmpty() ? untold() : memory(rests));
  }

  private double startFromNothing() throws IOException {
    suites.forget();
    var start = System.nanoTime();
    suites.running();
    return (System.nanoTime() - start) / 1e9;
  }

  private static Findings start(List<Double> seconds) {
    var result = Result.alone("start", "From nothing to ready", "s", seconds);
    return new Findings(
        List.of(result.with(START)),
        List.of(
            "Start: of what is built, until every part answers its own health check. Nothing is there before: PostgreSQL"
                + " is unpacked, Keycloak unpacked and its configuration built, every database created. What `./run` does"
                + " before, to see whether anything must be built, is not included."));
  }

  private static Findings untold() {
    return new Findings(
        List.of(), List.of("Memory: left out, since this system does not tell it under /proc."));
  }

  private Findings memory(List<AtRest> rests) {
    var results = new ArrayList<Result>();
    for (var service : SuiteService.values()) {
      results.add(service(rests, service.folder()));
    }
    results.add(server(rests, Footprint.POSTGRESQL, "PostgreSQL, all its processes"));
    results.add(server(rests, Footprint.KAFKA, "Kafka"));
    results.add(server(rests, Footprint.KEYCLOAK, "Keycloak"));
    results.add(alone(rests, "all", "all seven", Footprint::whole).with(WHOLE));
    return new Findings(
        results,
        List.of(
            "Memory: resident, in MB of 1,024 kB, of a suite that nobody has used yet, once no part's had changed by more"
                + " than 1%% for %d s. A Java's is its VmRSS, all that it maps in full."
                    .formatted(profile.still().toSeconds())
                + " PostgreSQL's is the sum of its processes' Pss, so that the buffers which they share count once. The"
                + " launcher is not among the seven."));
  }

  private static Result service(List<AtRest> rests, String service) {
    var comparison =
        new Comparison(
            rests.stream().map(rest -> rest.held().of(service)).toList(),
            rests.stream().map(rest -> rest.bare().get(service)).toList());
    return Result.of(
            "memory-" + service,
            "Memory at rest, " + service,
            "a bare Java, same options",
            "MB",
            comparison)
        .with(SERVICE);
  }

  private static Result server(List<AtRest> rests, String server, String subject) {
    return alone(rests, server, subject, held -> held.of(server));
  }

  private static Result alone(
      List<AtRest> rests, String id, String subject, ToDoubleFunction<Footprint> megabytes) {
    var held = rests.stream().map(AtRest::held).mapToDouble(megabytes).boxed().toList();
    return Result.alone("memory-" + id, "Memory at rest, " + subject, "MB", held);
  }
}
