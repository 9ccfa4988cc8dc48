package throughline.tracker.fact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import throughline.platform.database.Statements;
import throughline.tracker.database.CopyRows;
import throughline.tracker.database.TryLater;
import throughline.tracker.fact.StoredEvent.Outcome;
import throughline.tracker.schema.BodySchema;

/**
 * Stores events as versions of facts.
 *
 * <p>The facts of a batch are locked in key order before anything is compared, and those that are
 * new are inserted in key order, so that two readers of one partition (as during a rebalance) wait
 * for each other, never deadlock, and never count an event twice.
 */
public final class FactStore {

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

  private static final String BODIES =
      """
      SELECT fact_id, version, body, known_at
        FROM fact_version
        JOIN (SELECT DISTINCT fact_id, version
                FROM unnest(?::bigint[], ?::bigint[]) AS asked (fact_id, version)) AS wanted
       USING (fact_id, version)
      """;

  private static final String COPY_VERSIONS =
      """
      COPY fact_version (fact_id, version, type, body, occurred_at, known_at, topic, partition, log_offset)
      FROM STDIN (FORMAT binary)
      """;

  private static final String POINT_AT_LATEST =
      """
      UPDATE fact SET latest_version = latest.version
        FROM unnest(?::bigint[], ?::bigint[]) AS latest (fact_id, version)
       WHERE fact.fact_id = latest.fact_id
      """;

  /** So many are enough for nearly all. */
  private static final int BYTES_OF_A_FACT = 120;

  private static final int BYTES_OF_A_VERSION = 800;

  private static final long FIRST = 1;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Which facts of a batch are looked for before those that are new are inserted. */
  public enum LookUp {
    /** All. */
    ALL,

    /**
     * Those of which no first version has come. With its first version a fact is nearly always new,
     * and that it is not is found as it is inserted, by {@link KnownAlready}.
     */
    BUT_THOSE_THAT_BEGIN
  }

  private record FactKey(String aggregate, String aggregateId) {

    /** The order in which all readers lock. */
    static final Comparator<FactKey> ORDER =
        Comparator.comparing(FactKey::aggregate).thenComparing(FactKey::aggregateId);

    static FactKey of(Event event) {
      return new FactKey(event.aggregate(), event.aggregateId());
    }
  }

  private record VersionKey(long factId, long version) {}

  /** What a version said, and since when that is known. */
  private record Known(JsonNode body, Instant since) {}

  /** A fact that is locked: its latest version that was known before, 0 of one that is new. */
  private record Locked(long factId, long version, boolean excluded) {
    VersionKey latest() {
      return new VersionKey(factId, version);
    }
  }

  /**
   * Stores the events in their order and says what became of each. None is known earlier than what
   * it corrects, whatever the clock of an instance says: the change alone would be a figure of a
   * day on which nothing was known that it changes.
   *
   * @param lookUp which facts are looked for before they are inserted
   * @throws KnownAlready when a fact was not looked for and is known
   * @throws TryLater when another transaction stored one of the facts first; it is known by now
   */
  public List<StoredEvent> store(Handle handle, List<Event> events, LookUp lookUp) {
    if (events.isEmpty()) {
      return List.of();
    }
    var facts = lockFacts(handle, events, lookUp);
    var versions = storedVersions(handle, events, facts);
    var stored = new ArrayList<StoredEvent>(events.size());
    var latest = new HashMap<Long, Long>();
    for (var event : events) {
      var fact = facts.get(FactKey.of(event));
      long previous = latest.getOrDefault(fact.factId(), fact.version());
      var key = new VersionKey(fact.factId(), event.version());
      var outcome = judge(event, previous, versions.get(key));
      var changed =
          outcome == Outcome.LATEST ? versions.get(new VersionKey(fact.factId(), previous)) : null;
      var told = changed == null ? event : event.knownNotBefore(changed.since());
      versions.putIfAbsent(key, new Known(told.body(), told.knownAt()));
      if (outcome == Outcome.LATEST) {
        latest.put(fact.factId(), event.version());
      }
      var previousBody = changed == null ? null : changed.body();
      stored.add(
          new StoredEvent(told, fact.factId(), previous, previousBody, fact.excluded(), outcome));
    }
    insertVersions(handle, stored);
    pointAtLatest(handle, facts, latest);
    return stored;
  }

  /** Known is what the version is known to say already; null when it is not. */
  private static Outcome judge(Event event, long latest, Known known) {
    if (known != null) {
      return saysTheSame(event, known.body()) ? Outcome.REPEATED : Outcome.CONTRADICTED;
    }
    return event.version() > latest ? Outcome.LATEST : Outcome.HISTORY;
  }

  private static Map<FactKey, Locked> lockFacts(Handle handle, List<Event> events, LookUp lookUp) {
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
    var facts = new HashMap<FactKey, Locked>();
    handle.execute(BY_KEYS);
    lockKnown(
        handle,
        lookUp == LookUp.ALL ? keys : keys.stream().filter(key -> !begun.contains(key)).toList(),
        facts);
    var unknown = keys.stream().filter(key -> !facts.containsKey(key)).toList();
    if (!unknown.isEmpty()) {
      insertFacts(handle, unknown, highest, lookUp, facts);
    }
    return facts;
  }

  private static void lockKnown(Handle handle, List<FactKey> keys, Map<FactKey, Locked> facts) {
    if (!keys.isEmpty()) {
      Statements.on(handle.getConnection())
          .each(
              LOCK_KNOWN_FACTS,
              row ->
                  facts.put(
                      new FactKey(row.getString(2), row.getString(3)),
                      new Locked(row.getLong(1), row.getLong(4), row.getBoolean(5))),
              texts(keys, FactKey::aggregate),
              texts(keys, FactKey::aggregateId));
    }
  }

  private static void insertFacts(
      Handle handle,
      List<FactKey> keys,
      Map<FactKey, Long> highest,
      LookUp lookUp,
      Map<FactKey, Locked> facts) {
    var ids =
        handle.createQuery(NEXT_IDS).bind("facts", keys.size()).mapTo(Long.class).list().iterator();
    var rows = new CopyRows(keys.size() * BYTES_OF_A_FACT);
    for (var key : keys) {
      long id = ids.next();
      rows.row(4).bigint(id).text(key.aggregate()).text(key.aggregateId()).bigint(highest.get(key));
      facts.put(key, new Locked(id, 0, false));
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

  /**
   * What must be known before events can be judged: the version that each event of a known fact
   * claims to be, unless it is above the latest, and the latest, which it may change.
   */
  private static Map<VersionKey, Known> storedVersions(
      Handle handle, List<Event> events, Map<FactKey, Locked> facts) {
    var wanted = new ArrayList<VersionKey>();
    for (var event : events) {
      var fact = facts.get(FactKey.of(event));
      if (fact.version() > 0) {
        wanted.add(new VersionKey(fact.factId(), Math.min(event.version(), fact.version())));
        wanted.add(fact.latest());
      }
    }
    var versions = new HashMap<VersionKey, Known>();
    if (!wanted.isEmpty()) {
      Statements.on(handle.getConnection())
          .each(
              BODIES,
              row ->
                  versions.put(
                      new VersionKey(row.getLong(1), row.getLong(2)),
                      new Known(
                          read(row.getString(3)),
                          row.getObject(4, OffsetDateTime.class).toInstant())),
              wanted.stream().mapToLong(VersionKey::factId).toArray(),
              wanted.stream().mapToLong(VersionKey::version).toArray());
    }
    return versions;
  }

  /** A newer producer may add fields to a version, an older one leave them out. */
  private static boolean saysTheSame(Event event, JsonNode other) {
    return BodySchema.of(event.aggregate()).same(event.body(), other);
  }

  private static JsonNode read(String stored) {
    try {
      return JSON.readTree(stored);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored fact is no JSON", e);
    }
  }

  private static void insertVersions(Handle handle, List<StoredEvent> stored) {
    var rows = new CopyRows(stored.size() * BYTES_OF_A_VERSION);
    for (var news : stored) {
      if (news.isNew()) {
        var event = news.event();
        rows.row(9)
            .bigint(news.factId())
            .bigint(event.version())
            .text(event.type())
            .utf8(event.json())
            .timestamptz(event.occurredAt())
            .timestamptz(event.knownAt())
            .text(event.place().topic())
            .integer(event.place().partition())
            .bigint(event.place().offset());
      }
    }
    rows.into(handle, COPY_VERSIONS);
  }

  private static void pointAtLatest(
      Handle handle, Map<FactKey, Locked> facts, Map<Long, Long> latest) {
    var known =
        facts.values().stream()
            .filter(fact -> fact.version() > 0 && latest.containsKey(fact.factId()))
            .mapToLong(Locked::factId)
            .toArray();
    if (known.length > 0) {
      Statements.on(handle.getConnection())
          .update(POINT_AT_LATEST, known, LongStream.of(known).map(latest::get).toArray());
    }
  }
}
