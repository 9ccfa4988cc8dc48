package throughline.tracker.fact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import throughline.platform.database.Statements;
import throughline.tracker.database.CopyRows;
import throughline.tracker.database.TryLater;
import throughline.tracker.fact.StoredEvent.Outcome;
import throughline.tracker.schema.BodySchema;

/** Stores events as versions of facts. */
public final class FactStore {

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
  private static final int BYTES_OF_A_VERSION = 800;

  private static final ObjectMapper JSON = new ObjectMapper();

  private record VersionKey(long factId, long version) {}

  /** What a version said, and since when that is known. */
  private record Known(JsonNode body, Instant since) {}

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
    var facts = LockedFacts.lock(handle, events, lookUp);
    var versions = storedVersions(handle, events, facts);
    var stored = new ArrayList<StoredEvent>(events.size());
    var latest = new HashMap<Long, Long>();
    for (int i = 0; i < events.size(); i++) {
      var event = events.get(i);
      var fact = facts.of(i);
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

  /**
   * What must be known before events can be judged: the version that each event of a known fact
   * claims to be, unless it is above the latest, and the latest, which it may change.
   */
  private static Map<VersionKey, Known> storedVersions(
      Handle handle, List<Event> events, LockedFacts facts) {
    var wanted = new ArrayList<VersionKey>();
    for (int i = 0; i < events.size(); i++) {
      var fact = facts.of(i);
      if (fact.version() > 0) {
        wanted.add(new VersionKey(fact.factId(), fact.version()));
        long said = events.get(i).version();
        if (said < fact.version()) {
          wanted.add(new VersionKey(fact.factId(), said));
        }
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

  private static void pointAtLatest(Handle handle, LockedFacts facts, Map<Long, Long> latest) {
    var known =
        facts
            .all()
            .filter(fact -> fact.version() > 0 && latest.containsKey(fact.factId()))
            .mapToLong(LockedFacts.Fact::factId)
            .toArray();
    if (known.length > 0) {
      Statements.on(handle.getConnection())
          .update(POINT_AT_LATEST, known, LongStream.of(known).map(latest::get).toArray());
    }
  }
}
