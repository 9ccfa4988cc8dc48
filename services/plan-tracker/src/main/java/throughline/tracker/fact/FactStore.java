package throughline.tracker.fact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import throughline.tracker.database.CopyRows;
import throughline.tracker.fact.StoredEvent.Outcome;
import throughline.tracker.schema.BodySchema;

/**
 * Stores events as versions of facts.
 *
 * <p>The facts of a batch are locked in key order before anything is compared, so that two readers
 * of one partition (as during a rebalance) wait for each other, never deadlock, and never count an
 * event twice.
 */
public final class FactStore {

  /** A new fact is locked by having been inserted, and points at its latest from the start. */
  private static final String INSERT_NEW_FACTS =
      """
      INSERT INTO fact (aggregate, aggregate_id, latest_version)
      SELECT aggregate, aggregate_id, max(version)
        FROM unnest(:aggregates, :ids, :versions) AS seen (aggregate, aggregate_id, version)
       GROUP BY aggregate, aggregate_id
       ORDER BY aggregate, aggregate_id
      ON CONFLICT ON CONSTRAINT fact_aggregate_uk DO NOTHING
      RETURNING fact_id, aggregate, aggregate_id, 0 AS latest_version, excluded
      """;

  private static final String LOCK_KNOWN_FACTS =
      """
      SELECT fact.fact_id, fact.aggregate, fact.aggregate_id, fact.latest_version, fact.excluded
        FROM fact
        JOIN (SELECT DISTINCT aggregate, aggregate_id
                FROM unnest(:aggregates, :ids) AS seen (aggregate, aggregate_id)) AS wanted
       USING (aggregate, aggregate_id)
       ORDER BY fact.aggregate, fact.aggregate_id
         FOR UPDATE OF fact
      """;

  private static final String BODIES =
      """
      SELECT fact_id, version, body
        FROM fact_version
        JOIN (SELECT DISTINCT fact_id, version
                FROM unnest(:facts, :versions) AS asked (fact_id, version)) AS wanted
       USING (fact_id, version)
      """;

  private static final String COPY_VERSIONS =
      """
      COPY fact_version (fact_id, version, type, body, occurred_at, known_at, topic, partition, log_offset)
      FROM STDIN
      """;

  private static final String POINT_AT_LATEST =
      """
      UPDATE fact SET latest_version = latest.version
        FROM unnest(:facts, :versions) AS latest (fact_id, version)
       WHERE fact.fact_id = latest.fact_id
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  private record FactKey(String aggregate, String aggregateId) {
    static FactKey of(Event event) {
      return new FactKey(event.aggregate(), event.aggregateId());
    }
  }

  private record VersionKey(long factId, long version) {}

  /** A fact that is locked: its latest version that was known before, 0 of one that is new. */
  private record Locked(long factId, long version, boolean excluded) {
    VersionKey latest() {
      return new VersionKey(factId, version);
    }
  }

  /** Stores the events in their order and says what became of each. */
  public List<StoredEvent> store(Handle handle, List<Event> events) {
    if (events.isEmpty()) {
      return List.of();
    }
    var facts = lockFacts(handle, events);
    var bodies = storedBodies(handle, events, facts);
    var stored = new ArrayList<StoredEvent>(events.size());
    var latest = new HashMap<Long, Long>();
    for (var event : events) {
      var fact = facts.get(FactKey.of(event));
      long previous = latest.getOrDefault(fact.factId(), fact.version());
      var known = bodies.putIfAbsent(new VersionKey(fact.factId(), event.version()), event.body());
      var outcome = judge(event, previous, known);
      var previousBody =
          outcome == Outcome.LATEST ? bodies.get(new VersionKey(fact.factId(), previous)) : null;
      if (outcome == Outcome.LATEST) {
        latest.put(fact.factId(), event.version());
      }
      stored.add(
          new StoredEvent(event, fact.factId(), previous, previousBody, fact.excluded(), outcome));
    }
    insertVersions(handle, stored);
    pointAtLatest(handle, facts, latest);
    return stored;
  }

  /** Known is the body under which the version is known already; null when it is not. */
  private static Outcome judge(Event event, long latest, JsonNode known) {
    if (known != null) {
      return saysTheSame(event, known) ? Outcome.REPEATED : Outcome.CONTRADICTED;
    }
    return event.version() > latest ? Outcome.LATEST : Outcome.HISTORY;
  }

  private static Map<FactKey, Locked> lockFacts(Handle handle, List<Event> events) {
    var facts = new HashMap<FactKey, Locked>();
    collect(
        facts,
        bound(handle.createQuery(INSERT_NEW_FACTS), events)
            .bindArray("versions", Long.class, events.stream().map(Event::version).toList()));
    var known = events.stream().filter(event -> !facts.containsKey(FactKey.of(event))).toList();
    if (!known.isEmpty()) {
      collect(facts, bound(handle.createQuery(LOCK_KNOWN_FACTS), known));
    }
    return facts;
  }

  private static Query bound(Query query, List<Event> events) {
    return query
        .bindArray("aggregates", String.class, events.stream().map(Event::aggregate).toList())
        .bindArray("ids", String.class, events.stream().map(Event::aggregateId).toList());
  }

  private static void collect(Map<FactKey, Locked> facts, Query query) {
    query
        .map(
            row ->
                facts.put(
                    new FactKey(
                        row.getColumn("aggregate", String.class),
                        row.getColumn("aggregate_id", String.class)),
                    new Locked(
                        row.getColumn("fact_id", Long.class),
                        row.getColumn("latest_version", Long.class),
                        row.getColumn("excluded", Boolean.class))))
        .list();
  }

  /**
   * What must be known before events can be judged: the version that each event of a known fact
   * claims to be, unless it is above the latest, and the latest, which it may change.
   */
  private static Map<VersionKey, JsonNode> storedBodies(
      Handle handle, List<Event> events, Map<FactKey, Locked> facts) {
    var wanted = new ArrayList<VersionKey>();
    for (var event : events) {
      var fact = facts.get(FactKey.of(event));
      if (fact.version() > 0) {
        wanted.add(new VersionKey(fact.factId(), Math.min(event.version(), fact.version())));
        wanted.add(fact.latest());
      }
    }
    var bodies = new HashMap<VersionKey, JsonNode>();
    if (!wanted.isEmpty()) {
      handle
          .createQuery(BODIES)
          .bindArray("facts", Long.class, wanted.stream().map(VersionKey::factId).toList())
          .bindArray("versions", Long.class, wanted.stream().map(VersionKey::version).toList())
          .map(
              row ->
                  bodies.put(
                      new VersionKey(
                          row.getColumn("fact_id", Long.class),
                          row.getColumn("version", Long.class)),
                      read(row.getColumn("body", String.class))))
          .list();
    }
    return bodies;
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
    var rows = new CopyRows();
    for (var news : stored) {
      if (isNew(news.outcome())) {
        var event = news.event();
        rows.add(
            news.factId(),
            event.version(),
            event.type(),
            event.body().toString(),
            event.occurredAt(),
            event.knownAt(),
            event.place().topic(),
            event.place().partition(),
            event.place().offset());
      }
    }
    rows.into(handle, COPY_VERSIONS);
  }

  private static boolean isNew(Outcome outcome) {
    return Set.of(Outcome.LATEST, Outcome.HISTORY).contains(outcome);
  }

  private static void pointAtLatest(
      Handle handle, Map<FactKey, Locked> facts, Map<Long, Long> latest) {
    var known =
        facts.values().stream()
            .filter(fact -> fact.version() > 0 && latest.containsKey(fact.factId()))
            .map(Locked::factId)
            .toList();
    if (known.isEmpty()) {
      return;
    }
    handle
        .createUpdate(POINT_AT_LATEST)
        .bindArray("facts", Long.class, known)
        .bindArray("versions", Long.class, known.stream().map(latest::get).toList())
        .execute();
  }
}
