package throughline.resilience;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import throughline.client.ApiRequest;
import throughline.local.SuiteService;

/**
 * What must be true of a suite whose load pauses: what was acknowledged is there, everything is
 * counted once, what is not an event was set aside, mails have left, and pages are shown.
 */
final class Stocktaking {
  private static final Duration CATCH_UP = Duration.ofMinutes(3);
  private static final List<String> EMPTY =
      List.of(
          "SELECT count(*) FROM outbox",
          "SELECT count(*) FROM outbox_parked",
          "SELECT count(*) FROM mail WHERE status IN ('WAITING', 'FAILED')");
  private static final String SET_ASIDE = "SELECT count(*) FROM dead_event";

  private final Suite suite;
  private final MixedLoad load;
  private final Map<String, Long> before;

  Stocktaking(Suite suite, MixedLoad load) {
    this.suite = suite;
    this.load = load;
    this.before = suite.figures();
  }

  /**
   * @param setAside how many records have to be
   * @return what was found, in a line
   */
  String take(int setAside) throws Exception {
    assertEquals(Map.of(), load.ledger().missing(suite.stack()), "acknowledged, and not there");
    await()
        .atMost(CATCH_UP)
        .untilAsserted(
            () -> {
              for (SuiteService service : Suite.PUBLISHERS) {
                for (String nothing : EMPTY) {
                  assertEquals(0, suite.count(service, nothing), service + ": " + nothing);
                }
              }
            });
    Map<String, Long> expected = new HashMap<>(before);
    load.moved().forEach((measure, more) -> expected.merge(measure, more, Long::sum));
    await()
        .atMost(CATCH_UP)
        .ignoreExceptions()
        .untilAsserted(() -> assertEquals(expected, suite.figures()));
    assertEquals(setAside, suite.count(SuiteService.TRACKER, SET_ASIDE), "set aside");
    JsonNode rebuild = suite.demo("administrator", SuiteService.TRACKER).post(ApiRequest.rebuild());
    assertTrue(rebuild.get("identical").asBoolean(), rebuild::toString);
    int pages = new PageTour(suite).everyPageIsShown();
    return "stocktaking: %,d acknowledged and there, %d set aside, %d pages shown"
        .formatted(load.ledger().size(), setAside, pages);
  }
}
