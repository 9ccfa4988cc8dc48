package throughline.tracker.engine.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import throughline.tracker.engine.ledger.EntryKind.Counted;

/**
 * The kinds of entries by their numbers, as a transaction sees them. Two who need a new one at once
 * give it a number each: both mean the same.
 */
final class EntryKinds {

  private static final String ALL =
      """
      SELECT entry_kind_id, measure_version_id, splits, person, once
        FROM entry_kind_measure
       ORDER BY entry_kind_id, measure_version_id
      """;

  private static final String NEXT = "SELECT nextval('entry_kind_id_seq')::integer";

  private static final String ADD =
      """
      INSERT INTO entry_kind_measure (entry_kind_id, measure_version_id, splits, person, once)
      VALUES (:kind, :rule, :splits, :person, :once)
      """;

  private record Row(int entryKindId, @Nested Counted counted) {}

  private static final EntryKind COUNTS_NOWHERE = new EntryKind(List.of());

  private final Handle handle;
  private final Map<EntryKind, Integer> ids = new HashMap<>();
  private final Map<Integer, EntryKind> kinds = new HashMap<>();
  private final Step begin = new Step();

  /**
   * What contributes to entries, one after the other: to follow it costs less than to put together
   * the kind of each entry, of which there are thousands of a few kinds.
   */
  private static final class Step {
    private final Map<Integer, Step> next = new HashMap<>();
    private Integer id;
  }

  private EntryKinds(Handle handle) {
    this.handle = handle;
  }

  static EntryKinds read(Handle handle) {
    var kinds = new EntryKinds(handle);
    var counted = new TreeMap<Integer, List<Counted>>();
    handle
        .createQuery(ALL)
        .mapTo(Row.class)
        .forEach(
            row ->
                counted
                    .computeIfAbsent(row.entryKindId(), id -> new ArrayList<>())
                    .add(row.counted()));
    counted.forEach((id, of) -> kinds.put(id, new EntryKind(of)));
    return kinds;
  }

  private void put(int id, EntryKind kind) {
    kinds.put(id, kind);
    ids.putIfAbsent(kind, id);
  }

  EntryKind kind(int id) {
    return kinds.getOrDefault(id, COUNTS_NOWHERE);
  }

  int id(Entry entry) {
    var step = begin;
    for (var contribution : entry.contributions()) {
      step = step.next.computeIfAbsent(entry.countedAs(contribution), as -> new Step());
    }
    if (step.id == null) {
      step.id = ids.computeIfAbsent(entry.kind(), this::add);
    }
    return step.id;
  }

  private int add(EntryKind kind) {
    int id = handle.createQuery(NEXT).mapTo(Integer.class).one();
    var rows = handle.prepareBatch(ADD);
    for (var counted : kind.counted()) {
      rows.bind("kind", id)
          .bind("rule", counted.measureVersionId())
          .bindArray(
              "splits",
              Integer.class,
              counted.splits() == null ? null : counted.splits().toArray(Integer[]::new))
          .bind("person", counted.person())
          .bind("once", counted.once())
          .add();
    }
    rows.execute();
    kinds.put(id, kind);
    return id;
  }
}
