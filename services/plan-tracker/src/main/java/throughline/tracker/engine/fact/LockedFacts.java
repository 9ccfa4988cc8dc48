package throughline.tracker.engine.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import throughline.tracker.engine.database.StoredJson;
import throughline.tracker.engine.fact.LockedFact.Version;

/**
 * The facts of a batch, locked until its transaction ends. Known ones are locked in key order
 * before anything is compared, and those that are new are numbered in key order, in which they are
 * to be inserted, so that two readers of one partition (as during a rebalance) wait for each other,
 * never deadlock, and never count an event twice.
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
      SELECT fact.fact_id, fact.aggregate, fact.aggregate_id, fact.excluded
        FROM unnest(:aggregates, :ids) WITH ORDINALITY AS wanted (aggregate, aggregate_id, place)
        JOIN fact USING (aggregate, aggregate_id)
       ORDER BY place
         FOR UPDATE OF fact
      """;

  private static final String NEXT_IDS =
      "SELECT nextval('fact_version_fact_version_id_seq') FROM generate_series(1, :ids)";

  /** Asked once they are locked: what was the latest before may not be by then. */
  private static final String LATEST =
      """
      SELECT latest.fact_id, latest.version, latest.body, latest.known_at
        FROM unnest(:facts) AS locked (fact_id)
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
                FROM unnest(:facts, :versions) AS asked (fact_id, version)) AS wanted
       USING (fact_id, version)
      """;

  private static final long FIRST = 1;

  private record FactKey(String aggregate, String aggregateId) {

    /** The order in which all readers lock. */
    static final Comparator<FactKey> ORDER =
        Comparator.comparing(FactKey::aggregate).thenComparing(FactKey::aggregateId);

    static FactKey of(Event event) {
      return new FactKey(event.aggregate(), event.aggregateId());
    }
  }

  private record Known(long factId, String aggregate, String aggregateId, boolean excluded) {}

  private record KnownVersion(long factId, long version, String body, Instant knownAt) {}

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

  private LockedFacts(List<Event> events) {
    this.events = events;
    for (var event : events) {
      var each = wanted.computeIfAbsent(FactKey.of(event), Wanted::new);
      each.begins |= event.version() == FIRST;
      byEvent.add(each);
    }
  }

  LockedFact of(int event) {
    return byEvent.get(event).fact;
  }

  /**
   * Locks the facts of events that are known, and numbers the others. Of those that are known it
   * learns the latest version, and each that one of the events claims to be.
   */
  static LockedFacts lock(Handle handle, List<Event> events, LookUp lookUp) {
    var facts = new LockedFacts(events);
    handle.execute(BY_KEYS);
    facts.lockKnown(handle, facts.inOrder(each -> lookUp == LookUp.ALL || !each.begins));
    facts.learnVersions(handle);
    number(handle, facts.inOrder(each -> each.fact == null));
    return facts;
  }

  private List<Wanted> inOrder(Predicate<Wanted> which) {
    return wanted.values().stream()
        .filter(which)
        .sorted(Comparator.comparing(each -> each.key, FactKey.ORDER))
        .toList();
  }

  private void lockKnown(Handle handle, List<Wanted> looked) {
    if (looked.isEmpty()) {
      return;
    }
    handle
        .createQuery(LOCK_KNOWN_FACTS)
        .bindArray("aggregates", String.class, looked.stream().map(w -> w.key.aggregate()).toList())
        .bindArray("ids", String.class, looked.stream().map(w -> w.key.aggregateId()).toList())
        .mapTo(Known.class)
        .forEach(
            known -> {
              var fact = new LockedFact(known.factId(), known.excluded());
              wanted.get(new FactKey(known.aggregate(), known.aggregateId())).fact = fact;
            });
  }

  private void learnVersions(Handle handle) {
    var known = new HashMap<Long, LockedFact>();
    byEvent.stream()
        .filter(each -> each.fact != null)
        .forEach(each -> known.put(each.fact.factId(), each.fact));
    if (known.isEmpty()) {
      return;
    }
    learn(
        handle.createQuery(LATEST).bindArray("facts", Long.class, List.copyOf(known.keySet())),
        known);
    var facts = new ArrayList<Long>();
    var versions = new ArrayList<Long>();
    for (int i = 0; i < events.size(); i++) {
      var fact = of(i);
      var version = events.get(i).version();
      if (fact != null && version < fact.latest().number()) {
        facts.add(fact.factId());
        versions.add(version);
      }
    }
    if (!facts.isEmpty()) {
      learn(
          handle
              .createQuery(EARLIER)
              .bindArray("facts", Long.class, facts)
              .bindArray("versions", Long.class, versions),
          known);
    }
  }

  private static void learn(Query versions, Map<Long, LockedFact> known) {
    versions
        .mapTo(KnownVersion.class)
        .forEach(
            row ->
                known
                    .get(row.factId())
                    .learn(new Version(row.version(), StoredJson.read(row.body()), row.knownAt())));
  }

  private static void number(Handle handle, List<Wanted> unknown) {
    if (!unknown.isEmpty()) {
      var ids = handle.createQuery(NEXT_IDS).bind("ids", unknown.size()).mapTo(Long.class).list();
      for (int i = 0; i < ids.size(); i++) {
        unknown.get(i).fact = new LockedFact(ids.get(i), false);
      }
    }
  }
}
