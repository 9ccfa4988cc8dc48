package throughline.tracker.engine.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import throughline.tracker.engine.rule.Frequency;

/**
 * What one person changes in a measure within one financial year: for each span of it, and each
 * part of the measure, the days on which they begin to count, or no longer do, by what was known
 * when. Summed over the days of a span up to one, and over what was known by a day, it is 1 if
 * something supports them by then, and 0 if nothing does. Likewise from when on they count in more
 * than one quarter, month or place of the year.
 */
final class PersonYear {

  /** Of which the parts are counted in which somebody counts. */
  private static final Map<Integer, Function<Row, Object>> PARTS_OF_THE_YEAR =
      Map.of(
          CellPart.SEVERAL_QUARTERS, row -> Frequency.QUARTER.firstDay(row.day()),
          CellPart.SEVERAL_MONTHS, row -> Frequency.MONTH.firstDay(row.day()),
          CellPart.SEVERAL_PLACES, row -> row.labels().get(0));

  private static final Group TOGETHER =
      new Group(Frequency.YEAR, null, CellPart.PLACES_TOGETHER, "");

  private final List<Row> before = new ArrayList<>();
  private final List<Row> news = new ArrayList<>();

  record Row(LocalDate day, List<String> labels, LocalDate knownOn, long amount) {}

  private record Group(Frequency span, LocalDate firstDay, int part, String label) {

    PeopleKey key(int measureVersionId, LocalDate day, LocalDate knownOn) {
      return new PeopleKey(measureVersionId, span, part, day, label, knownOn);
    }

    boolean isOfAYearsPlace() {
      return span == Frequency.YEAR && part == CellPart.PLACES;
    }
  }

  void add(Row row, boolean rolledUp) {
    (rolledUp ? before : news).add(row);
  }

  /**
   * Hands over what those change that were not rolled up: what the year is worth with them less
   * what it was worth without.
   */
  void changes(int measureVersionId, ObjLongConsumer<PeopleKey> receiver) {
    if (news.isEmpty()) {
      return;
    }
    if (!before.isEmpty()) {
      whatDiffers(measureVersionId, receiver);
    } else if (news.size() == 1) {
      onlyOne(news.get(0), measureVersionId, receiver);
    } else {
      tell(byGroup(news, group -> true), measureVersionId, receiver);
    }
  }

  /** Most people come once in a year: nothing is put together for them. */
  private static void onlyOne(Row row, int measureVersionId, ObjLongConsumer<PeopleKey> receiver) {
    if (row.amount() > 0) {
      groupsOf(row, group -> tell(group, measureVersionId, row.day(), row.knownOn(), 1, receiver));
    }
  }

  private void whatDiffers(int measureVersionId, ObjLongConsumer<PeopleKey> receiver) {
    var groups = byGroup(news, group -> true).keySet();
    var all = new ArrayList<>(before);
    all.addAll(news);
    var changed = new HashMap<PeopleKey, Long>();
    tell(
        byGroup(all, groups::contains),
        measureVersionId,
        (key, more) -> changed.merge(key, more, Long::sum));
    tell(
        byGroup(before, groups::contains),
        measureVersionId,
        (key, more) -> changed.merge(key, -more, Long::sum));
    changed.forEach(receiver::accept);
  }

  private static void tell(
      Map<Group, PersonSupport> groups, int measureVersionId, ObjLongConsumer<PeopleKey> receiver) {
    groups.forEach(
        (group, support) ->
            support.changes(
                (day, knownOn, change) ->
                    tell(group, measureVersionId, day, knownOn, change, receiver)));
  }

  private static void tell(
      Group group,
      int measureVersionId,
      LocalDate day,
      LocalDate knownOn,
      int change,
      ObjLongConsumer<PeopleKey> receiver) {
    receiver.accept(group.key(measureVersionId, day, knownOn), change);
    if (group.isOfAYearsPlace()) {
      receiver.accept(TOGETHER.key(measureVersionId, day, knownOn), change);
    }
  }

  private static void groupsOf(Row row, Consumer<Group> receiver) {
    for (var span : Frequency.values()) {
      var first = span.firstDay(row.day());
      receiver.accept(new Group(span, first, CellPart.ALL, ""));
      for (int part = 0; part < row.labels().size(); part++) {
        receiver.accept(new Group(span, first, part + 1, row.labels().get(part)));
      }
    }
  }

  private static Map<Group, PersonSupport> byGroup(List<Row> rows, Predicate<Group> which) {
    var groups = new HashMap<Group, PersonSupport>();
    for (var row : rows) {
      groupsOf(
          row,
          group -> {
            if (which.test(group)) {
              groups.computeIfAbsent(group, g -> new PersonSupport(1, each -> "")).add(row);
            }
          });
    }
    PARTS_OF_THE_YEAR.forEach((part, of) -> groups.put(ofYear(part, rows), inSeveral(of, rows)));
    return groups;
  }

  private static Group ofYear(int part, List<Row> rows) {
    return new Group(Frequency.YEAR, Frequency.YEAR.firstDay(rows.get(0).day()), part, "");
  }

  private static PersonSupport inSeveral(Function<Row, Object> part, List<Row> rows) {
    var support = new PersonSupport(2, part);
    rows.forEach(support::add);
    return support;
  }
}
