package throughline.tracker;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import throughline.platform.testing.BrokenRequests;
import throughline.platform.testing.Endpoint;

@QuarkusTest
class BrokenRequestsTest extends BrokenRequests {

  BrokenRequestsTest() {
    super("throughline.tracker");
  }

  @Override
  protected Map<String, String> typed(Endpoint endpoint) {
    return Map.of(
        "publishedOn-day", "1",
        "publishedOn-month", "6",
        "publishedOn-year", "2026",
        "source", "ONS (test)");
  }
}
