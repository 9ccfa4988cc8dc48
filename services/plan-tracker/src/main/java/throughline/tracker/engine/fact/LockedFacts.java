package throughline.tracker.engine.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import throughline.platform.database.Statements;
import throughline.tracker.engine.fact.LearnVersions.Claim;

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
        FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS wanted (aggregate, aggregate_id, place)
        JOIN fact USING (aggregate, aggregate_id)
       ORDER BY place
         FOR UPDATE OF fact
      """;

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
    var statements = Statements.on(handle.getConnection());
    handle.execute(BY_KEYS);
    facts.lockKnown(statements, facts.inOrder(each -> lookUp == LookUp.ALL || !each.begins));
    LearnVersions.of(statements, facts.claims());
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
            var key = new FactKey(row.getString(2), row.getString(3));
            wanted.get(key).fact = new LockedFact(row.getLong(1), row.getBoolean(4));
          },
          texts(looked, FactKey::aggregate),
          texts(looked, FactKey::aggregateId));
    }
  }

  private static String[] texts(List<Wanted> all, Function<FactKey, String> part) {
    return all.stream().map(each -> part.apply(each.key)).toArray(String[]::new);
  }

  private List<Claim> claims() {
    var claims = new ArrayList<Claim>();
    for (int i = 0; i < events.size(); i++) {
      if (of(i) != null) {
        claims.add(new Claim(of(i), events.get(i).version()));
      }
    }
    return claims;
  }

  private void number(Statements statements, List<Wanted> unknown) {
    if (!unknown.isEmpty()) {
      var ids = statements.all(NEXT_IDS, row -> row.getLong(1), unknown.size()).iterator();
      unknown.forEach(each -> each.fact = new LockedFact(ids.next(), false));
    }
  }
}
