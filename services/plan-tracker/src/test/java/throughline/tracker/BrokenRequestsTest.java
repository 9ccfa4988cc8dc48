package throughline.tracker;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import throughline.platform.testing.BrokenRequests;
import throughline.platform.testing.Endpoint;

@QuarkusTest
class BrokenRequestsTest extends BrokenRequests {

  BrokenRequestsTest() {
    super("throughline.tracker");
  }

  @Override
  protected Map<String, String> typed(Endpoint endpoint) {
    return switch (endpoint.path()) {
      case "/population/file" ->
          Map.of(
              "publishedOn-day", "1",
              "publishedOn-month", "6",
              "publishedOn-year", "2026",
              "source", "ONS (test)");
      case "/library-map" -> Map.of("notice", "A map (test)");
      case "/register/file" -> Map.of("reason", "Agreed with the board (test)");
      case "/observations/file" -> Map.of("source", "Returns (test)", "reason", "Late (test)");
      default -> Map.of();
    };
  }

  /** Measures are named by their words, and quarters by their last day. */
  @Override
  protected String addressOf(Endpoint endpoint) {
    return super.addressOf(endpoint)
        .replaceFirst("^/measures/[^/]+", "/measures/volunteer-hours")
        .replaceFirst("/commentary/.+", "/commentary/2026-09-29");
  }

  @Override
  protected Set<String> keepFiles() {
    return Set.of("EvidencePages.add", "TrialPages.propose");
  }
}
