package throughline.tracker.fact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import throughline.platform.database.Statements;
import throughline.tracker.fact.LockedFact.Version;

/**
 * The facts of a batch, locked until its transaction ends. Known ones are locked in key order
 * before anything is compared, and those that are new are numbered in key order, in which they are
 * to be inserted, so that two readers of one partition (as during a rebalance) wait for each other,
 * never deadlock, and never count an event twice.
 */
final class LockedFacts {

  private static final ObjectMapper JSON = new ObjectMapper();

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
      SELECT fact.fact_id, fact.aggregate, fact.aggregate_id, fact.excluded
        FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS wanted (aggregate, aggregate_id, place)
        JOIN fact USING (aggregate, aggregate_id)
       ORDER BY place
         FOR UPDATE OF fact
      """;

  /** Asked once they are locked: what was the latest before may not be by then. */
  private static final String LATEST =
      """
      SELECT latest.fact_id, latest.version, latest.body, latest.known_at
        FROM unnest(?::bigint[]) AS locked (fact_id)
       CROSS JOIN LATERAL (SELECT fact_id, version, body, known_at
                             FROM fact_version
                            WHERE fact_version.fact_id = locked.fact_id
                            ORDER BY version DESC
                            LIMIT 1) AS latest
      """;

  private static final String EARLIER =
      """
      SELECT fact_id, version, body, known_at
        FROM fact_version
        JOIN (SELECT DISTINCT fact_id, version
                FROM unnest(?::bigint[], ?::bigint[]) AS asked (fact_id, version)) AS wanted
       USING (fact_id, version)
      """;

  /** A fact that begins has the number of its first version. */
  private static final String NEXT_IDS =
      "SELECT nextval('fact_version_fact_version_id_seq') FROM generate_series(1, ?)";

  private static final long FIRST = 1;

  private record FactKey(String aggregate, String aggregateId) {

    /** The order in which all readers lock. */
    static final Comparator<FactKey> ORDER =
        Comparator.comparing(FactKey::aggregate).thenComparing(FactKey::aggregateId);

    static FactKey of(Event event) {
      return new FactKey(event.aggregate(), event.aggregateId());
    }
  }

  /** A fact that events of a batch are about. */
  private static final class Wanted {
    private final FactKey key;
    private boolean begins;
    private LockedFact fact;

    Wanted(FactKey key) {
      this.key = key;
    }
  }

  private final List<Event> events;
  private final Map<FactKey, Wanted> wanted = new HashMap<>();
  private final List<Wanted> byEvent = new ArrayList<>();
  private final Map<Long, LockedFact> known = new HashMap<>();

  private LockedFacts(List<Event> events) {
    this.events = events;
    for (var event : events) {
      var each = wanted.computeIfAbsent(FactKey.of(event), Wanted::new);
      each.begins |= event.version() == FIRST;
      byEvent.add(each);
    }
  }

  /** The fact that one of the events is about, by the event's place among them. */
  LockedFact of(int event) {
    return byEvent.get(event).fact;
  }

  /**
   * Locks the facts of events that are known, and numbers the others. Of those that are known it
   * learns the latest version, and each that one of the events claims to be.
   *
   * @param lookUp of those that are not looked for nothing is known, even if it could be
   */
  static LockedFacts lock(Handle handle, List<Event> events, LookUp lookUp) {
    var facts = new LockedFacts(events);
    var statements = Statements.on(handle.getConnection());
    handle.execute(BY_KEYS);
    facts.lockKnown(statements, facts.inOrder(each -> lookUp == LookUp.ALL || !each.begins));
    facts.learnLatest(statements);
    facts.learnEarlier(statements);
    facts.number(statements, facts.inOrder(each -> each.fact == null));
    return facts;
  }

  private List<Wanted> inOrder(Predicate<Wanted> which) {
    return wanted.values().stream()
        .filter(which)
        .sorted(Comparator.comparing(each -> each.key, FactKey.ORDER))
        .toList();
  }

  private void lockKnown(Statements statements, List<Wanted> looked) {
    if (!looked.isEmpty()) {
      statements.each(
          LOCK_KNOWN_FACTS,
          row -> {
            var fact = new LockedFact(row.getLong(1), row.getBoolean(4));
            wanted.get(new FactKey(row.getString(2), row.getString(3))).fact = fact;
            known.put(fact.factId(), fact);
          },
          texts(looked, FactKey::aggregate),
          texts(looked, FactKey::aggregateId));
    }
  }

  private static String[] texts(List<Wanted> all, Function<FactKey, String> part) {
    return all.stream().map(each -> part.apply(each.key)).toArray(String[]::new);
  }

  private void learnLatest(Statements statements) {
    if (!known.isEmpty()) {
      statements.each(
          LATEST, this::learn, known.keySet().stream().mapToLong(Long::longValue).toArray());
    }
  }

  /** Above the latest there is none. */
  private void learnEarlier(Statements statements) {
    var ids = new ArrayList<Long>();
    var versions = new ArrayList<Long>();
    for (int i = 0; i < events.size(); i++) {
      var fact = of(i);
      if (fact != null && events.get(i).version() < fact.latest().number()) {
        ids.add(fact.factId());
        versions.add(events.get(i).version());
      }
    }
    if (!ids.isEmpty()) {
      statements.each(EARLIER, this::learn, numbers(ids), numbers(versions));
    }
  }

  private static long[] numbers(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  private void learn(ResultSet row) throws SQLException {
    known
        .get(row.getLong(1))
        .learn(
            new Version(
                row.getLong(2),
                read(row.getString(3)),
                row.getObject(4, OffsetDateTime.class).toInstant()));
  }

  private static JsonNode read(String stored) {
    try {
      return JSON.readTree(stored);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored fact is no JSON", e);
    }
  }

  private void number(Statements statements, List<Wanted> unknown) {
    if (!unknown.isEmpty()) {
      var ids = statements.all(NEXT_IDS, row -> row.getLong(1), unknown.size()).iterator();
      unknown.forEach(each -> each.fact = new LockedFact(ids.next(), false));
    }
  }
}
