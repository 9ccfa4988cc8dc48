package throughline.bench.footprint;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import throughline.bench.suite.Suite;
import throughline.local.SuiteService;

/**
 * The memory that each part of a suite holds at one moment.
 *
 * @param megabytes by the part's name in the stack
 */
record Footprint(Map<String, Double> megabytes) {

  static final String POSTGRESQL = "postgresql";
  static final String KAFKA = "kafka";
  static final String KEYCLOAK = "keycloak";

  static Footprint of(Suite suite) throws IOException {
    var megabytes = new LinkedHashMap<String, Double>();
    // One process for each connection, all of them around the same buffers.
    megabytes.put(POSTGRESQL, ProcessMemory.residentOfTree(suite.process(POSTGRESQL)));
    megabytes.put(KAFKA, ProcessMemory.resident(suite.process(KAFKA)));
    megabytes.put(KEYCLOAK, ProcessMemory.resident(suite.process(KEYCLOAK)));
    for (var service : SuiteService.values()) {
      var name = service.folder();
      megabytes.put(name, ProcessMemory.resident(suite.process(name)));
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
