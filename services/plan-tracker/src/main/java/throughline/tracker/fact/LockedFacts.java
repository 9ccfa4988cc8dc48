package throughline.tracker.fact;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
      "SELECT nextval('fact_fact_id_seq') FROM generate_series(1, :facts)";

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

  private final Map<FactKey, Fact> facts;

  private LockedFacts(Map<FactKey, Fact> facts) {
    this.facts = facts;
  }

  /** The fact that one of the events is about. */
  Fact of(Event event) {
    return facts.get(FactKey.of(event));
  }

  Collection<Fact> all() {
    return facts.values();
  }

  /**
   * Locks the facts of events, and inserts those that are new.
   *
   * @throws KnownAlready when a fact was not looked for and is known
   * @throws TryLater when another transaction stored one of the facts first; it is known by now
   */
  static LockedFacts lock(Handle handle, List<Event> events, LookUp lookUp) {
    var highest = new HashMap<FactKey, Long>();
    var begun = new HashSet<FactKey>();
    for (var event : events) {
      var key = FactKey.of(event);
      highest.merge(key, event.version(), Math::max);
      if (event.version() == FIRST) {
        begun.add(key);
      }
    }
    var keys = highest.keySet().stream().sorted(FactKey.ORDER).toList();
    var facts = new HashMap<FactKey, Fact>();
    handle.execute(BY_KEYS);
    lockKnown(
        handle,
        lookUp == LookUp.ALL ? keys : keys.stream().filter(key -> !begun.contains(key)).toList(),
        facts);
    var unknown = keys.stream().filter(key -> !facts.containsKey(key)).toList();
    if (!unknown.isEmpty()) {
      insertFacts(handle, unknown, highest, lookUp, facts);
    }
    return new LockedFacts(facts);
  }

  private static void lockKnown(Handle handle, List<FactKey> keys, Map<FactKey, Fact> facts) {
    if (!keys.isEmpty()) {
      Statements.on(handle.getConnection())
          .each(
              LOCK_KNOWN_FACTS,
              row ->
                  facts.put(
                      new FactKey(row.getString(2), row.getString(3)),
                      new Fact(row.getLong(1), row.getLong(4), row.getBoolean(5))),
              texts(keys, FactKey::aggregate),
              texts(keys, FactKey::aggregateId));
    }
  }

  private static void insertFacts(
      Handle handle,
      List<FactKey> keys,
      Map<FactKey, Long> highest,
      LookUp lookUp,
      Map<FactKey, Fact> facts) {
    var ids =
        handle.createQuery(NEXT_IDS).bind("facts", keys.size()).mapTo(Long.class).list().iterator();
    var rows = new CopyRows(keys.size() * BYTES_OF_A_FACT);
    for (var key : keys) {
      long id = ids.next();
      rows.row(4).bigint(id).text(key.aggregate()).text(key.aggregateId()).bigint(highest.get(key));
      facts.put(key, new Fact(id, 0, false));
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

  private static String[] texts(List<FactKey> keys, Function<FactKey, String> part) {
    return keys.stream().map(part).toArray(String[]::new);
  }
}
