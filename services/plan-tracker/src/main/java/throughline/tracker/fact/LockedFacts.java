package throughline.tracker.fact;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import throughline.platform.database.Statements;
import throughline.tracker.database.CopyRows;
import throughline.tracker.database.TryLater;

/**
 * The facts of a batch, locked until its transaction ends. Known ones are locked in key order
 * before anything is compared, and those that are new are inserted in key order, so that two
 * readers of one partition (as during a rebalance) wait for each other, never deadlock, and never
 * count an event twice.
 */
final class LockedFacts {

  /**
   * Whatever the planner thinks of the tables' size: a batch finds its rows by their keys, and a
   * plan that reads a table whole, or is kept from when it was small, would be slower with each
   * event.
   */
  private static final String BY_KEYS =
      """
      SET LOCAL enable_hashjoin = off;
      SET LOCAL enable_mergejoin = off;
      SET LOCAL plan_cache_mode = force_custom_plan
      """;

  private static final String LOCK_KNOWN_FACTS =
      """
      SELECT fact.fact_id, fact.aggregate, fact.aggregate_id, fact.latest_version, fact.excluded
        FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS wanted (aggregate, aggregate_id, place)
        JOIN fact USING (aggregate, aggregate_id)
       ORDER BY place
         FOR UPDATE OF fact
      """;

  private static final String NEXT_IDS =
      "SELECT nextval('fact_fact_id_seq') FROM generate_series(1, ?)";

  /** A new fact is locked by having been inserted, and points at its latest from the start. */
  private static final String COPY_NEW_FACTS =
      "COPY fact (fact_id, aggregate, aggregate_id, latest_version) FROM STDIN (FORMAT binary)";

  private static final String ALREADY_THERE = "23505";

  /** So many are enough for nearly all. */
  private static final int BYTES_OF_A_FACT = 120;

  private static final long FIRST = 1;

  private record FactKey(String aggregate, String aggregateId) {

    /** The order in which all readers lock. */
    static final Comparator<FactKey> ORDER =
        Comparator.comparing(FactKey::aggregate).thenComparing(FactKey::aggregateId);

    static FactKey of(Event event) {
      return new FactKey(event.aggregate(), event.aggregateId());
    }
  }

  /**
   * A fact that is locked.
   *
   * @param version its latest version that was known before; 0 of one that is new
   */
  record Fact(long factId, long version, boolean excluded) {}

  /** A fact that events of a batch are about. */
  private static final class Wanted {
    private final FactKey key;
    private long highest;
    private boolean begins;
    private Fact fact;

    Wanted(FactKey key) {
      this.key = key;
    }

    void by(Event event) {
      highest = Math.max(highest, event.version());
      begins |= event.version() == FIRST;
    }
  }

  private final Map<FactKey, Wanted> wanted = new HashMap<>();
  private final List<Wanted> byEvent = new ArrayList<>();

  private LockedFacts(List<Event> events) {
    for (var event : events) {
      var each = wanted.computeIfAbsent(FactKey.of(event), Wanted::new);
      each.by(event);
      byEvent.add(each);
    }
  }

  /** The fact that one of the events is about, by the event's place among them. */
  Fact of(int event) {
    return byEvent.get(event).fact;
  }

  Stream<Fact> all() {
    return wanted.values().stream().map(each -> each.fact);
  }

  /**
   * Locks the facts of events, and inserts those that are new.
   *
   * @throws KnownAlready when a fact was not looked for and is known
   * @throws TryLater when another transaction stored one of the facts first; it is known by now
   */
  static LockedFacts lock(Handle handle, List<Event> events, LookUp lookUp) {
    var facts = new LockedFacts(events);
    handle.execute(BY_KEYS);
    facts.lockKnown(handle, facts.inOrder(each -> lookUp == LookUp.ALL || !each.begins));
    facts.insert(handle, facts.inOrder(each -> each.fact == null), lookUp);
    return facts;
  }

  private List<Wanted> inOrder(Predicate<Wanted> which) {
    return wanted.values().stream()
        .filter(which)
        .sorted(Comparator.comparing(each -> each.key, FactKey.ORDER))
        .toList();
  }

  private void lockKnown(Handle handle, List<Wanted> looked) {
    if (!looked.isEmpty()) {
      Statements.on(handle.getConnection())
          .each(
              LOCK_KNOWN_FACTS,
              row ->
                  wanted.get(new FactKey(row.getString(2), row.getString(3))).fact =
                      new Fact(row.getLong(1), row.getLong(4), row.getBoolean(5)),
              texts(looked, FactKey::aggregate),
              texts(looked, FactKey::aggregateId));
    }
  }

  private void insert(Handle handle, List<Wanted> unknown, LookUp lookUp) {
    if (unknown.isEmpty()) {
      return;
    }
    var ids =
        Statements.on(handle.getConnection())
            .all(NEXT_IDS, row -> row.getLong(1), unknown.size())
            .iterator();
    var rows = new CopyRows(unknown.size() * BYTES_OF_A_FACT);
    for (var each : unknown) {
      each.fact = new Fact(ids.next(), 0, false);
      rows.row(4)
          .bigint(each.fact.factId())
          .text(each.key.aggregate())
          .text(each.key.aggregateId())
          .bigint(each.highest);
    }
    try {
      rows.into(handle, COPY_NEW_FACTS);
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException sql && ALREADY_THERE.equals(sql.getSQLState())) {
        throw lookUp == LookUp.ALL
            ? new TryLater("somebody else stored one of these facts at the same moment")
            : new KnownAlready();
      }
      throw e;
    }
  }

  private static String[] texts(List<Wanted> all, Function<FactKey, String> part) {
    return all.stream().map(each -> part.apply(each.key)).toArray(String[]::new);
  }
}
