package throughline.tracker.plan.community;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.contracts.places.Library;
import throughline.tracker.engine.database.AnswerCache;
import throughline.tracker.entry.population.Statistic;

/**
 * Which libraries have a profile, and which have targets that were agreed, each with its day. A
 * profile is in place when the people of its area are known by age, deprivation and household, and
 * somebody has said what follows from it.
 */
public record CommunityProgress(
    Optional<LocalDate> statistics, Map<String, LocalDate> said, Map<String, LocalDate> agreed) {

  private static final String QUERY =
      """
      WITH latest AS (
        SELECT DISTINCT ON (fact_id) fact.aggregate, fact.aggregate_id, body, known_at,
               min(known_at) OVER (PARTITION BY fact_id) AS first_known
          FROM fact JOIN fact_version AS version USING (fact_id)
         WHERE fact.aggregate IN ('profile', 'local-target', 'statistic', 'population')
           AND (known_at AT TIME ZONE 'Europe/London')::date <= :knownAt
         ORDER BY fact_id, version.version DESC),
      held AS (
        SELECT aggregate,
               CASE aggregate WHEN 'statistic' THEN body ->> 'statistic'
                              WHEN 'population' THEN aggregate_id
                              ELSE body ->> 'library' END AS of,
               CASE aggregate WHEN 'local-target' THEN known_at ELSE first_known END AS since
          FROM latest
         WHERE coalesce(body ->> 'state', '') NOT IN ('WITHDRAWN', 'PROPOSED')
           AND (aggregate NOT IN ('statistic', 'population') OR body -> 'areas' -> 0 ->> 'place' ~ '^[A-Z]{4}$'))
      SELECT aggregate, of, (min(since) AT TIME ZONE 'Europe/London')::date AS since FROM held GROUP BY aggregate, of
      """;

  private static final Collection<String> NEEDED =
      Stream.concat(Statistic.ageBands().stream(), Stream.of("DEPRIVATION", "HOUSEHOLDS")).toList();

  private record Asked(LocalDate knownAt) {}

  private record Row(String aggregate, String of, LocalDate since) {}

  public static CommunityProgress read(Handle handle, LocalDate knownAt) {
    return AnswerCache.one(
        handle,
        new Asked(knownAt),
        asked -> {
          var statistics = new TreeMap<String, LocalDate>();
          var said = new TreeMap<String, LocalDate>();
          var agreed = new TreeMap<String, LocalDate>();
          for (var row :
              handle.createQuery(QUERY).bind("knownAt", asked.knownAt()).mapTo(Row.class).list()) {
            switch (row.aggregate()) {
              case "profile" -> said.put(row.of(), row.since());
              case "local-target" -> agreed.put(row.of(), row.since());
              default -> statistics.put(row.of(), row.since());
            }
          }
          return new CommunityProgress(since(statistics), said, agreed);
        });
  }

  private static Optional<LocalDate> since(Map<String, LocalDate> statistics) {
    return statistics.keySet().containsAll(NEEDED)
        ? NEEDED.stream().map(statistics::get).max(LocalDate::compareTo)
        : Optional.empty();
  }

  public boolean hasProfile(String library) {
    return statistics.isPresent() && said.containsKey(library);
  }

  public boolean hasTarget(String library) {
    return agreed.containsKey(library);
  }

  /** How many libraries of all; and since when all of them. */
  public record Count(long of, long all, LocalDate last) {

    static Count of(Collection<LocalDate> days) {
      return new Count(
          days.size(), Library.seed().size(), days.stream().max(LocalDate::compareTo).orElse(null));
    }

    public boolean isComplete() {
      return of == all;
    }

    public String words() {
      return "%d of %d libraries".formatted(of, all);
    }
  }

  public Count profiles() {
    return Count.of(
        statistics
            .map(since -> libraries(said).map(day -> day.isAfter(since) ? day : since).toList())
            .orElse(List.of()));
  }

  public Count targets() {
    return Count.of(libraries(agreed).toList());
  }

  private static Stream<LocalDate> libraries(Map<String, LocalDate> days) {
    return Library.seed().stream().map(Library::code).filter(days::containsKey).map(days::get);
  }
}
