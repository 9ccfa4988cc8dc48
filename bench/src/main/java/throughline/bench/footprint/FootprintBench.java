package throughline.bench.footprint;

import java.util.ArrayList;
import java.util.List;
import throughline.bench.Profile;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.suite.Suite;
import throughline.local.SuiteService;

/** How much memory the parts of the suite hold when nobody has used it yet. */
public final class FootprintBench {

  private static final Goal SERVICE = Goal.below(350);
  private static final Goal WHOLE = Goal.below(1_400);

  private FootprintBench() {}

  public static Findings measure(Suite suite, Profile profile) throws Exception {
    if (!ProcessMemory.isTold()) {
      return new Findings(
          List.of(), List.of("Memory: left out, since this system does not tell it under /proc."));
    }
    var rest = Footprint.atRest(suite, profile.still());
    var results = new ArrayList<Result>();
    for (var service : SuiteService.values()) {
      results.add(held(service.folder(), rest).with(SERVICE));
    }
    for (var server : List.of("postgresql", "kafka", "keycloak")) {
      results.add(held(server, rest));
    }
    results.add(Result.alone("Memory at rest, all seven", "MB", List.of(rest.whole())).with(WHOLE));
    return new Findings(results, List.of());
  }

  private static Result held(String part, Footprint rest) {
    return Result.alone("Memory at rest, " + part, "MB", List.of(rest.megabytes().get(part)));
  }
}
