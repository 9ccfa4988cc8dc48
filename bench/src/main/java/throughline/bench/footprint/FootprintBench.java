package throughline.bench.footprint;

import java.util.ArrayList;
import java.util.List;
import throughline.bench.Profile;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.suite.Suite;

/** How much memory the parts of the suite hold when nobody has used it yet. */
public final class FootprintBench {

  private static final Goal WHOLE = Goal.below(1_400);

  private FootprintBench() {}

  public static Findings measure(Suite suite, Profile profile) throws Exception {
    if (!ProcessMemory.isTold()) {
      return new Findings(
          List.of(), List.of("Memory: left out, since this system does not tell it under /proc."));
    }
    var rest = Footprint.atRest(suite, profile.still());
    var results = new ArrayList<Result>();
    rest.megabytes().forEach((part, megabytes) -> results.add(held(part, megabytes)));
    results.add(held("all seven", rest.whole()).with(WHOLE));
    return new Findings(results, List.of());
  }

  private static Result held(String part, double megabytes) {
    return Result.alone("Memory at rest, " + part, "MB", List.of(megabytes));
  }
}
