package throughline.bench.footprint;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import throughline.bench.suite.Suite;
import throughline.local.SuiteService;

/**
 * A suite that nobody uses.
 *
 * @param held what its parts hold
 * @param bare what a Java that does nothing holds with the options of each service
 */
record AtRest(Footprint held, Map<String, Double> bare) {

  static AtRest of(Suite suite, Duration still) throws Exception {
    var held = Idle.await(suite, still);
    var bare = new HashMap<String, Double>();
    for (var service : SuiteService.values()) {
      var name = service.folder();
      bare.put(name, BareJava.residentLike(suite.process(name)));
    }
    return new AtRest(held, bare);
  }
}
