package throughline.tracker.figure.change;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import throughline.tracker.figure.Period;

/** Follows each entry from event to event, and says of each what it moved and why. */
record ChangesOracle(
    Map<String, List<Told>> histories,
    Map<String, TreeMap<LocalDate, Boolean>> decisions,
    LocalDate since,
    LocalDate until,
    String place) {

  /** A version of an entry of hours as a test knows it. */
  record Told(LocalDate knownOn, boolean counts, LocalDate day, int minutes, String place) {}

  Map<ChangeClass, Long> minutes(Period period) {
    var sums = new HashMap<ChangeClass, Long>();
    histories.keySet().forEach(id -> new Course(this, id, period).into(sums));
    return sums;
  }

  /** One entry of hours. */
  private static final class Course {

    private final ChangesOracle oracle;
    private final List<Told> history;
    private final TreeMap<LocalDate, Boolean> decided;
    private final Period period;
    private final Map<LocalDate, Long> ofSource = new HashMap<>();
    private Boolean came;
    private LocalDate cameOn;
    private long ofDecisions;
    private boolean countsNow;

    Course(ChangesOracle oracle, String id, Period period) {
      this.oracle = oracle;
      this.history = oracle.histories().get(id);
      this.decided = oracle.decisions().getOrDefault(id, new TreeMap<>());
      this.period = period;
    }

    void into(Map<ChangeClass, Long> sums) {
      for (var day = oracle.since().plusDays(1);
          !day.isAfter(oracle.until());
          day = day.plusDays(1)) {
        var before = latest(day.minusDays(1));
        if (decided.containsKey(day)) {
          boolean wasExcluded = isExcluded(day.minusDays(1));
          ofDecisions += (isExcluded(day) ? 0 : worth(before)) - (wasExcluded ? 0 : worth(before));
        } else if (!isExcluded(day) && latest(day) != before) {
          said(day, before, latest(day));
        }
      }
      sums.merge(ChangeClass.EXCLUDED, ofDecisions, Long::sum);
      ofSource.values().removeIf(amount -> amount == 0);
      ofSource.forEach((day, amount) -> sums.merge(kind(day), amount, Long::sum));
    }

    private void said(LocalDate on, Told before, Told now) {
      var counted = before != null && before.counts();
      var moves = !sameWorth(before, now) && (worth(before) != 0 || worth(now) != 0);
      countsNow = now.counts();
      if (moves && came == null) {
        came = !counted;
      }
      if (!counted && worth(now) != 0 && cameOn == null) {
        cameOn = on;
      }
      if (before != null) {
        ofSource.merge(before.day(), -worth(before), Long::sum);
      }
      ofSource.merge(now.day(), worth(now), Long::sum);
    }

    private static boolean sameKey(Told before, Told now) {
      return before != null
          && before.counts()
          && now.counts()
          && before.day().equals(now.day())
          && before.place().equals(now.place());
    }

    private static boolean sameWorth(Told before, Told now) {
      return sameKey(before, now) && before.minutes() == now.minutes();
    }

    private ChangeClass kind(LocalDate day) {
      if (came) {
        var end = YearMonth.from(day).atEndOfMonth();
        return cameOn.isAfter(end.plusDays(14)) ? ChangeClass.LATE : ChangeClass.NEW;
      }
      return countsNow ? ChangeClass.CORRECTED : ChangeClass.WITHDRAWN;
    }

    private Told latest(LocalDate day) {
      return history.stream()
          .filter(told -> !told.knownOn().isAfter(day))
          .reduce((one, later) -> later)
          .orElse(null);
    }

    private boolean isExcluded(LocalDate day) {
      var last = decided.floorEntry(day);
      return last != null && last.getValue();
    }

    private long worth(Told told) {
      var isIn =
          told != null
              && told.counts()
              && !told.day().isBefore(period.from())
              && told.day().isBefore(period.to())
              && (oracle.place() == null || oracle.place().equals(told.place()));
      return isIn ? told.minutes() : 0;
    }
  }
}
