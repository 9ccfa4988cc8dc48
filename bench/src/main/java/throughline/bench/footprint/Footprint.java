package throughline.bench.footprint;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;
import throughline.local.SuiteService;

/**
 * The memory that each part of a suite holds at one moment.
 *
 * @param megabytes by the part's name in the stack
 */
record Footprint(Map<String, Double> megabytes) {

  private static final double MOST_CHANGE = 0.01;
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);

  private static Footprint of(Suite suite) {
    var megabytes = new LinkedHashMap<String, Double>();
    for (var service : SuiteService.values()) {
      megabytes.put(service.folder(), ProcessMemory.resident(suite.process(service.folder())));
    }
    // One process for each connection, all of them around the same buffers.
    megabytes.put("postgresql", ProcessMemory.residentOfTree(suite.process("postgresql")));
    for (var server : List.of("kafka", "keycloak")) {
      megabytes.put(server, ProcessMemory.resident(suite.process(server)));
    }
    return new Footprint(megabytes);
  }

  static Footprint atRest(Suite suite, Duration still) throws InterruptedException {
    var looks = new ArrayDeque<Footprint>();
    var start = System.nanoTime();
    do {
      if (System.nanoTime() - start > LONGEST_NANOS) {
        throw new MeasurementFailed("The memory of the idle suite did not come to rest.");
      }
      TimeUnit.SECONDS.sleep(1);
      looks.addLast(of(suite));
      if (looks.size() > still.toSeconds() + 1) {
        looks.removeFirst();
      }
    } while (looks.size() <= still.toSeconds() || !isStill(looks));
    return looks.getLast();
  }

  static boolean isStill(Collection<Footprint> looks) {
    return looks.iterator().next().megabytes.keySet().stream()
        .map(part -> looks.stream().mapToDouble(look -> look.megabytes.get(part)))
        .map(held -> held.summaryStatistics())
        .allMatch(held -> held.getMax() - held.getMin() <= held.getMax() * MOST_CHANGE);
  }

  double whole() {
    return megabytes.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
