package throughline.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Timing;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import throughline.local.SuiteService;

/**
 * The strategy lead's open page. It notes in the browser itself when a figure changes, so that
 * nothing of the test is in the time between a service's answer and the change.
 */
final class Dashboard {
  private static final String WATCH =
      """
      addEventListener('DOMContentLoaded', () => {
        const place = document.querySelector('[data-live-source]');
        if (!place) return;
        window.throughlineMoves = {};
        new MutationObserver(changes => changes.forEach(change => {
          const figure = (change.target.closest ? change.target : change.target.parentElement)?.closest('[data-live]');
          if (figure) window.throughlineMoves[figure.dataset.live] = performance.timeOrigin + performance.now();
        })).observe(place, { childList: true, characterData: true, subtree: true });
      });
      """;
  private static final String TEXTS =
      """
      () => Object.fromEntries([...document.querySelectorAll('[data-live]')].map(f => [f.dataset.live, f.textContent]))
      """;
  private static final String NONE = "No data";
  private static final String PROVISIONAL = " [p]";
  private static final String OF_UNKNOWN = "Not known (";
  private static final String OF_NOTHING = "None (";
  private static final String MOVES = "() => window.throughlineMoves";
  private static final Pattern HOURS_AND_MINUTES =
      Pattern.compile("(?:([\\d,]+) h)? ?(?:(\\d+) min)?");

  private final Page page;

  private Dashboard(Page page) {
    this.page = page;
  }

  static Dashboard open(Visitor strategyLead) {
    // For each load: at midnight the page loads itself again.
    strategyLead.page().addInitScript(WATCH);
    Page page = strategyLead.open(SuiteService.TRACKER, "/");
    page.locator("[data-live-state=live]").waitFor();
    return new Dashboard(page);
  }

  /**
   * Does something and waits until the open page shows what it should.
   *
   * @param action returns the answer that confirmed it
   * @param moves how far each figure goes, in its own unit; every other figure stays as it is
   */
  void expect(Map<String, Long> moves, Supplier<Response> action) {
    Map<String, String> before = texts();
    double answered = instantOf(action.get());
    page.waitForCondition(() -> hasMoved(before, moves));
    Map<String, String> after = texts();
    Map<String, Double> changed = changes();
    moves.keySet().forEach(key -> note(key, before, after, changed.get(key) - answered));
    assertUntouched(before, after, moves);
  }

  private boolean hasMoved(Map<String, String> before, Map<String, Long> moves) {
    Map<String, String> now = texts();
    return moves.entrySet().stream()
        .allMatch(
            move ->
                read(now.get(move.getKey())) - read(before.get(move.getKey())) == move.getValue());
  }

  /** A line for whoever reads the output; the bench says how soon it should be. */
  private static void note(
      String key, Map<String, String> before, Map<String, String> after, double millis) {
    System.out.printf(
        "%-26s %14s -> %-22s %6.0f ms after the answer%n",
        key, before.get(key), after.get(key), millis);
  }

  private static void assertUntouched(
      Map<String, String> before, Map<String, String> after, Map<String, Long> moves) {
    before.forEach(
        (key, text) -> {
          boolean movesOn = moves.containsKey(key.replace("-comparison", ""));
          if (!text.startsWith(NONE) && !isShare(text) && !movesOn) {
            assertEquals(text, after.get(key), key);
          }
        });
  }

  /** It follows from two others, of which one may have moved; of what may not be known yet. */
  private static boolean isShare(String text) {
    return text.contains("%") || text.startsWith(OF_UNKNOWN) || text.startsWith(OF_NOTHING);
  }

  @SuppressWarnings("unchecked")
  private Map<String, String> texts() {
    return (Map<String, String>) page.evaluate(TEXTS);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Double> changes() {
    return (Map<String, Double>) page.evaluate(MOVES);
  }

  private static double instantOf(Response answer) {
    Timing timing = answer.request().timing();
    return timing.startTime + timing.responseStart;
  }

  /** Of a source that was never heard of there is no figure: the first event makes it one. */
  private static long read(String shown) {
    String figure = shown.replace(PROVISIONAL, "");
    if (figure.startsWith(NONE)) {
      return 0;
    }
    if (!figure.endsWith(" h") && !figure.endsWith(" min")) {
      return number(figure);
    }
    Matcher parts = HOURS_AND_MINUTES.matcher(figure);
    if (!parts.matches()) {
      throw new AssertionError("not a time: " + figure);
    }
    return 60 * number(parts.group(1)) + number(parts.group(2));
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits.replace(",", ""));
  }
}
