package throughline.bench.footprint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import throughline.bench.Profile;
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
  private static final Goal WHOLE = Goal.below(1_400);

  private final Suites suites;
  private final Profile profile;

  public FootprintBench(Suites suites, Profile profile) {
    this.suites = suites;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    var seconds = new ArrayList<Double>();
    var rests = new ArrayList<Footprint>();
    for (var start = 0; start < profile.starts(); start++) {
      seconds.add(startFromNothing());
      if (ProcessMemory.isTold()) {
        rests.add(Idle.await(suites.running(), profile.still()));
      }
    }
    var start = Result.alone("From nothing to ready", "s", seconds).with(START);
    return new Findings(List.of(start), List.of()).and(memory(rests));
  }

  private double startFromNothing() throws IOException {
    suites.forget();
    var start = System.nanoTime();
    suites.running();
    return (System.nanoTime() - start) / 1e9;
  }

  private Findings memory(List<Footprint> rests) {
    if (rests.isEmpty()) {
      return new Findings(
          List.of(), List.of("Memory: left out, since this system does not tell it under /proc."));
    }
    var results = new ArrayList<Result>();
    for (var service : SuiteService.values()) {
      results.add(held(rests, service.folder(), rest -> rest.of(service.folder())).with(SERVICE));
    }
    Stream.of("postgresql", "kafka", "keycloak")
        .forEach(server -> results.add(held(rests, server, rest -> rest.of(server))));
    results.add(held(rests, "all seven", Footprint::whole).with(WHOLE));
    return new Findings(results, List.of());
  }

  private static Result held(
      List<Footprint> rests, String subject, ToDoubleFunction<Footprint> megabytes) {
    return Result.alone(
        "Memory at rest, " + subject,
        "MB",
        rests.stream().mapToDouble(megabytes).boxed().toList());
  }
}
