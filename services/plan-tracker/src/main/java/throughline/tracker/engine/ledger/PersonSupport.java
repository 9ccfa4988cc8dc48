package throughline.tracker.engine.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * From which days on enough supports a person, by what was known when. Support comes for parts of
 * which each supports them as long as its amounts add up to more than 0.
 */
final class PersonSupport {

  private final int enough;
  private final Function<PersonYear.Row, Object> part;
  private final List<PersonYear.Row> rows = new ArrayList<>(2);

  interface Receiver {
    void accept(LocalDate day, LocalDate knownOn, int change);
  }

  PersonSupport(int enough, Function<PersonYear.Row, Object> part) {
    this.enough = enough;
    this.part = part;
  }

  void add(PersonYear.Row row) {
    rows.add(row);
  }

  void changes(Receiver receiver) {
    if (rows.size() == 1) {
      onlyOne(rows.get(0), receiver);
    } else if (enough == 1 && rows.stream().allMatch(row -> row.amount() > 0)) {
      sinceTheFirst(receiver);
    } else if (enough == 1 || isInSeveral()) {
      ofSeveral(receiver);
    }
  }

  private boolean isInSeveral() {
    var first = part.apply(rows.get(0));
    return rows.stream().anyMatch(row -> !part.apply(row).equals(first));
  }

  /** Most people come once to a place in a month: nothing is added up for them. */
  private void onlyOne(PersonYear.Row row, Receiver receiver) {
    if (enough == 1 && row.amount() > 0) {
      receiver.accept(row.day(), row.knownOn(), 1);
    }
  }

  private void sinceTheFirst(Receiver receiver) {
    rows.sort(Comparator.comparing(PersonYear.Row::knownOn));
    LocalDate since = null;
    for (int next = 0; next < rows.size(); ) {
      var knownOn = rows.get(next).knownOn();
      var before = since;
      for (; next < rows.size() && rows.get(next).knownOn().equals(knownOn); next++) {
        var day = rows.get(next).day();
        since = since == null || day.isBefore(since) ? day : since;
      }
      if (!since.equals(before)) {
        receiver.accept(since, knownOn, 1);
        if (before != null) {
          receiver.accept(before, knownOn, -1);
        }
      }
    }
  }

  private void ofSeveral(Receiver receiver) {
    rows.sort(Comparator.comparing(PersonYear.Row::knownOn));
    var amounts = new TreeMap<LocalDate, Map<Object, Long>>();
    Map<LocalDate, Integer> before = Map.of();
    for (int next = 0; next < rows.size(); ) {
      var knownOn = rows.get(next).knownOn();
      for (; next < rows.size() && rows.get(next).knownOn().equals(knownOn); next++) {
        var row = rows.get(next);
        amounts
            .computeIfAbsent(row.day(), day -> new HashMap<>(2))
            .merge(part.apply(row), row.amount(), Long::sum);
      }
      var now = turns(amounts);
      tell(knownOn, before, now, receiver);
      before = now;
    }
  }

  private static void tell(
      LocalDate knownOn,
      Map<LocalDate, Integer> before,
      Map<LocalDate, Integer> now,
      Receiver receiver) {
    for (var turn : now.entrySet()) {
      int change = turn.getValue() - before.getOrDefault(turn.getKey(), 0);
      if (change != 0) {
        receiver.accept(turn.getKey(), knownOn, change);
      }
    }
    for (var turn : before.entrySet()) {
      if (!now.containsKey(turn.getKey())) {
        receiver.accept(turn.getKey(), knownOn, -turn.getValue());
      }
    }
  }

  private Map<LocalDate, Integer> turns(TreeMap<LocalDate, Map<Object, Long>> amounts) {
    var turns = new HashMap<LocalDate, Integer>();
    var supports = new HashMap<Object, Long>();
    int supporting = 0;
    var counts = false;
    for (var day : amounts.entrySet()) {
      for (var more : day.getValue().entrySet()) {
        long now = supports.merge(more.getKey(), more.getValue(), Long::sum);
        long before = now - more.getValue();
        supporting += (now > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
      }
      if (supporting >= enough != counts) {
        counts = !counts;
        turns.put(day.getKey(), counts ? 1 : -1);
      }
    }
    return turns;
  }
}
