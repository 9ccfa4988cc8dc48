package throughline.bench.footprint;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import throughline.bench.suite.Suite;
import throughline.local.SuiteService;

/**
 * The memory that each part of a suite holds at one moment.
 *
 * @param megabytes by the part's name in the stack
 */
record Footprint(Map<String, Double> megabytes) {

  static Footprint of(Suite suite) throws IOException {
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

  double of(String part) {
    return megabytes.get(part);
  }

  double whole() {
    return megabytes.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
