package throughline.tracker.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import throughline.tracker.rule.Frequency;

/**
 * What one person changes in a measure within one financial year: for each span of it, and each
 * part of the measure, the days on which they begin to count, or no longer do, by what was known
 * when. Summed over the days of a span up to one, and over what was known by a day, it is 1 if
 * something supports them by then, and 0 if nothing does.
 */
final class PersonYear {

  private final List<Row> rows = new ArrayList<>();

  /**
   * A contribution of the person.
   *
   * @param labels the place, then the values of the measure's breakdowns
   */
  record Row(LocalDate day, List<String> labels, LocalDate knownOn, long amount) {}

  /** A span and a part of which the sum is asked for by itself. */
  private record Group(Frequency span, LocalDate firstDay, int part, String label) {}

  void add(Row row) {
    rows.add(row);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Hands over what the person changes, and by how much. */
  void changes(int measureVersionId, ObjLongConsumer<PeopleKey> receiver) {
    byGroup()
        .forEach(
            (group, byKnowledge) ->
                changes(
                    byKnowledge,
                    (day, knownOn, change) ->
                        receiver.accept(
                            new PeopleKey(
                                measureVersionId,
                                group.span(),
                                group.part(),
                                day,
                                group.label(),
                                knownOn),
                            change)));
  }

  /** The rows of each group by the day of knowledge. */
  private Map<Group, TreeMap<LocalDate, List<Row>>> byGroup() {
    var groups = new HashMap<Group, TreeMap<LocalDate, List<Row>>>();
    for (var row : rows) {
      for (var span : Frequency.values()) {
        var first = span.firstDay(row.day());
        put(groups, new Group(span, first, PeopleKey.ALL, ""), row);
        for (int part = 0; part < row.labels().size(); part++) {
          put(groups, new Group(span, first, part + 1, row.labels().get(part)), row);
        }
      }
    }
    return groups;
  }

  private static void put(Map<Group, TreeMap<LocalDate, List<Row>>> groups, Group group, Row row) {
    groups
        .computeIfAbsent(group, g -> new TreeMap<>())
        .computeIfAbsent(row.knownOn(), k -> new ArrayList<>(1))
        .add(row);
  }

  private interface Receiver {
    void accept(LocalDate day, LocalDate knownOn, int change);
  }

  private static void changes(TreeMap<LocalDate, List<Row>> byKnowledge, Receiver receiver) {
    var amounts = new TreeMap<LocalDate, Long>();
    Map<LocalDate, Integer> before = Map.of();
    for (var known : byKnowledge.entrySet()) {
      known.getValue().forEach(row -> amounts.merge(row.day(), row.amount(), Long::sum));
      var now = turns(amounts);
      for (var turn : now.entrySet()) {
        int change = turn.getValue() - before.getOrDefault(turn.getKey(), 0);
        if (change != 0) {
          receiver.accept(turn.getKey(), known.getKey(), change);
        }
      }
      for (var turn : before.entrySet()) {
        if (!now.containsKey(turn.getKey())) {
          receiver.accept(turn.getKey(), known.getKey(), -turn.getValue());
        }
      }
      before = now;
    }
  }

  /** The days on which the person begins to count (1), or no longer does (−1). */
  private static Map<LocalDate, Integer> turns(TreeMap<LocalDate, Long> amounts) {
    var turns = new HashMap<LocalDate, Integer>();
    long support = 0;
    for (var amount : amounts.entrySet()) {
      var counted = support > 0;
      support += amount.getValue();
      if (support > 0 != counted) {
        turns.put(amount.getKey(), counted ? -1 : 1);
      }
    }
    return turns;
  }
}
