package throughline.tracker.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import throughline.tracker.fact.StoredEvent.Outcome;

/**
 * Stores events as versions of facts.
 *
 * <p>The facts of a batch are locked in key order before anything is compared, so that two readers
 * of one partition (as during a rebalance) wait for each other, never deadlock, and never count an
 * event twice.
 */
public final class FactStore {

  private static final String INSERT_MISSING_FACTS =
      """
      INSERT INTO fact (aggregate, aggregate_id)
      SELECT DISTINCT aggregate, aggregate_id
        FROM unnest(:aggregates, :ids) AS seen (aggregate, aggregate_id)
       ORDER BY aggregate, aggregate_id
      ON CONFLICT ON CONSTRAINT fact_aggregate_uk DO NOTHING
      """;

  private static final String LOCK_FACTS =
      """
      SELECT fact.fact_id, fact.aggregate, fact.aggregate_id, fact.latest_version
        FROM fact
        JOIN (SELECT DISTINCT aggregate, aggregate_id
                FROM unnest(:aggregates, :ids) AS seen (aggregate, aggregate_id)) AS wanted
       USING (aggregate, aggregate_id)
       ORDER BY fact.aggregate, fact.aggregate_id
         FOR UPDATE OF fact
      """;

  private static final String VERSIONS_ALREADY_STORED =
      """
      SELECT stored.fact_id, stored.version, stored.body = asked.body::jsonb AS same
        FROM fact_version AS stored
        JOIN unnest(:facts, :versions, :bodies) AS asked (fact_id, version, body) USING (fact_id, version)
      """;

  private static final String INSERT_VERSIONS =
      """
      INSERT INTO fact_version
             (fact_id, version, type, body, occurred_at, known_at, topic, partition, log_offset)
      SELECT fact_id, version, type, body::jsonb, occurred_at::timestamptz, known_at::timestamptz,
             topic, partition, log_offset
        FROM unnest(:facts, :versions, :types, :bodies, :occurred, :known, :topics, :partitions, :offsets)
             WITH ORDINALITY
             AS seen (fact_id, version, type, body, occurred_at, known_at, topic, partition, log_offset, position)
       ORDER BY position
      """;

  private static final String POINT_AT_LATEST =
      """
      UPDATE fact SET latest_version = latest.version
        FROM unnest(:facts, :versions) AS latest (fact_id, version)
       WHERE fact.fact_id = latest.fact_id
      """;

  private record FactKey(String aggregate, String aggregateId) {
    static FactKey of(Event event) {
      return new FactKey(event.aggregate(), event.aggregateId());
    }
  }

  private record VersionKey(long factId, long version) {}

  /** Stores the events in their order and says what became of each. */
  public List<StoredEvent> store(Handle handle, List<Event> events) {
    if (events.isEmpty()) {
      return List.of();
    }
    var facts = lockFacts(handle, events);
    var known = versionsAlreadyStored(handle, events, facts);
    var stored = new ArrayList<StoredEvent>(events.size());
    var latest = new HashMap<Long, Long>();
    for (var event : events) {
      var fact = facts.get(FactKey.of(event));
      long previous = latest.getOrDefault(fact.factId(), fact.version());
      var outcome = judge(event, fact.factId(), previous, known);
      if (outcome == Outcome.LATEST) {
        latest.put(fact.factId(), event.version());
      }
      stored.add(new StoredEvent(event, fact.factId(), previous, outcome));
    }
    insertVersions(handle, stored);
    pointAtLatest(handle, latest);
    return stored;
  }

  private static Outcome judge(
      Event event, long factId, long latest, Map<VersionKey, Object> known) {
    var key = new VersionKey(factId, event.version());
    var same = known.putIfAbsent(key, event.body());
    if (same != null) {
      return same.equals(Boolean.TRUE) || same.equals(event.body())
          ? Outcome.REPEATED
          : Outcome.CONTRADICTED;
    }
    return event.version() > latest ? Outcome.LATEST : Outcome.HISTORY;
  }

  private static Map<FactKey, VersionKey> lockFacts(Handle handle, List<Event> events) {
    var aggregates = events.stream().map(Event::aggregate).toList();
    var ids = events.stream().map(Event::aggregateId).toList();
    handle
        .createUpdate(INSERT_MISSING_FACTS)
        .bindArray("aggregates", String.class, aggregates)
        .bindArray("ids", String.class, ids)
        .execute();
    var facts = new HashMap<FactKey, VersionKey>();
    handle
        .createQuery(LOCK_FACTS)
        .bindArray("aggregates", String.class, aggregates)
        .bindArray("ids", String.class, ids)
        .map(
            row ->
                facts.put(
                    new FactKey(
                        row.getColumn("aggregate", String.class),
                        row.getColumn("aggregate_id", String.class)),
                    new VersionKey(
                        row.getColumn("fact_id", Long.class),
                        row.getColumn("latest_version", Long.class))))
        .list();
    return facts;
  }

  /**
   * The value is whether the stored body is the same as the one that came, by the database's own
   * comparison.
   */
  private static Map<VersionKey, Object> versionsAlreadyStored(
      Handle handle, List<Event> events, Map<FactKey, VersionKey> facts) {
    var seen = events.stream().filter(event -> facts.get(FactKey.of(event)).version() > 0).toList();
    var known = new HashMap<VersionKey, Object>();
    if (seen.isEmpty()) {
      return known;
    }
    handle
        .createQuery(VERSIONS_ALREADY_STORED)
        .bindArray(
            "facts",
            Long.class,
            seen.stream().map(event -> facts.get(FactKey.of(event)).factId()).toList())
        .bindArray("versions", Long.class, seen.stream().map(Event::version).toList())
        .bindArray(
            "bodies", String.class, seen.stream().map(event -> event.body().toString()).toList())
        .map(
            row ->
                known.merge(
                    new VersionKey(
                        row.getColumn("fact_id", Long.class), row.getColumn("version", Long.class)),
                    row.getColumn("same", Boolean.class),
                    (one, other) -> (Boolean) one && (Boolean) other))
        .list();
    return known;
  }

  private static void insertVersions(Handle handle, List<StoredEvent> stored) {
    var news = stored.stream().filter(s -> isNew(s.outcome())).toList();
    if (news.isEmpty()) {
      return;
    }
    var events = news.stream().map(StoredEvent::event).toList();
    handle
        .createUpdate(INSERT_VERSIONS)
        .bindArray("facts", Long.class, news.stream().map(StoredEvent::factId).toList())
        .bindArray("versions", Long.class, events.stream().map(Event::version).toList())
        .bindArray("types", String.class, events.stream().map(Event::type).toList())
        .bindArray(
            "bodies", String.class, events.stream().map(event -> event.body().toString()).toList())
        .bindArray(
            "occurred",
            String.class,
            events.stream().map(event -> event.occurredAt().toString()).toList())
        .bindArray(
            "known",
            String.class,
            events.stream().map(event -> event.knownAt().toString()).toList())
        .bindArray(
            "topics", String.class, events.stream().map(event -> event.place().topic()).toList())
        .bindArray(
            "partitions",
            Integer.class,
            events.stream().map(event -> event.place().partition()).toList())
        .bindArray(
            "offsets", Long.class, events.stream().map(event -> event.place().offset()).toList())
        .execute();
  }

  private static boolean isNew(Outcome outcome) {
    return Set.of(Outcome.LATEST, Outcome.HISTORY).contains(outcome);
  }

  private static void pointAtLatest(Handle handle, Map<Long, Long> latest) {
    if (latest.isEmpty()) {
      return;
    }
    var factIds = List.copyOf(latest.keySet());
    handle
        .createUpdate(POINT_AT_LATEST)
        .bindArray("facts", Long.class, factIds)
        .bindArray("versions", Long.class, factIds.stream().map(latest::get).toList())
        .execute();
  }
}
