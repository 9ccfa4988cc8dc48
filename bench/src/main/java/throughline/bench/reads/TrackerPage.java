package throughline.bench.reads;

import java.time.LocalDate;
import java.util.List;
import throughline.bench.report.Goal;

/**
 * A page of the tracker that readers open.
 *
 * @param id a short name that does not change
 * @param words what it is called in the report
 * @param goal what its 95th percentile is to stay below, in milliseconds
 */
record TrackerPage(String id, String words, String path, Goal goal) {

  private static final Goal FIGURES = Goal.below(100);
  private static final Goal HISTORY = Goal.below(200);

  /**
   * All of them.
   *
   * @param middle a line in the middle of the year's hours, as an address names it
   */
  static List<TrackerPage> all(LocalDate today, String middle) {
    var earlier = today.minusDays(10);
    var month = today.minusMonths(2).withDayOfMonth(1);
    var ofMonth = "&from=%s&to=%s&place=BALI".formatted(month, month.plusMonths(1).minusDays(1));
    return List.of(
        new TrackerPage("dashboard", "the dashboard", "/", FIGURES),
        new TrackerPage("sum", "a measure that adds up", "/measures/volunteer-hours", FIGURES),
        new TrackerPage("people", "a measure of people", "/measures/active-volunteers", FIGURES),
        new TrackerPage("stock", "a measure of how many", "/measures/members-under-5", FIGURES),
        new TrackerPage(
            "dashboard-then", "the dashboard as known before", "/?knownAt=" + earlier, HISTORY),
        new TrackerPage(
            "people-then",
            "a measure of people as known before",
            "/measures/active-volunteers?knownAt=" + earlier,
            HISTORY),
        lines("lines", "the year's hours as lines", "volunteer-hours", today, ""),
        lines(
            "lines-middle",
            "the same in the middle",
            "volunteer-hours",
            today,
            "&page=1000&after=" + middle),
        lines("lines-people", "the year's volunteers as lines", "active-volunteers", today, ""),
        lines("lines-then", "the year's hours as known before", "volunteer-hours", earlier, ""),
        lines("lines-library", "a library's month as lines", "volunteer-hours", today, ofMonth));
  }

  private static TrackerPage lines(
      String id, String words, String measure, LocalDate knownAt, String more) {
    return new TrackerPage(
        id,
        words,
        "/measures/%s/contributions?knownAt=%s%s".formatted(measure, knownAt, more),
        HISTORY);
  }
}
