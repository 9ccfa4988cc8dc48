package throughline.platform.web;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * An application that listens on all addresses, as a container does, and notices at once that the
 * connections of before are dead when a database is back: two settings that no test needs apart,
 * since each more application takes seconds to start.
 */
// On purpose: that it listens on the network is decided when it starts.
public class OnTheNetwork implements QuarkusTestProfile {

  public static final String TOKEN = "only-for-tests-only-for-tests-only";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.management.host", "0.0.0.0",
        "MANAGEMENT_TOKEN", TOKEN,
        "quarkus.datasource.jdbc.validate-on-borrow", "true");
  }
}
