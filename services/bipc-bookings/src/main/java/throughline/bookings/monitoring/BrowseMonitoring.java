package throughline.bookings.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.core.time.Quarter;
import throughline.platform.database.Sql;
import throughline.platform.database.equality.EqualityStore;
import throughline.platform.database.equality.EqualityStore.State;

/** Who answered, never what. */
@ApplicationScoped
class BrowseMonitoring {
  /** How many of those supported have answered in the quarter that runs, a library each. */
  record Completeness(LocalDate from, List<Line> libraries) {
    public long supported() {
      return libraries.stream().mapToLong(Line::supported).sum();
    }
  }

  /**
   * One library.
   *
   * @param supported different people who attended
   * @param asked those of them who answered, would rather not, or were asked by mail
   */
  record Line(String name, long supported, long asked, long answered) {
    private static final int HUNDRED = 100;

    public String share() {
      return supported == 0 ? "" : Math.round(HUNDRED * (double) answered / supported) + "%";
    }
  }

  private static final String LINES =
      """
      SELECT library.name, count(*) AS supported, count(state) AS asked,
             count(*) FILTER (WHERE state = 'ANSWERED') AS answered
      FROM (SELECT DISTINCT entrepreneur_id, library_code
            FROM booking JOIN session ON session.id = session_id
            WHERE status IN ('ATTENDED', 'PARTIAL') AND starts_local >= CAST(:from AS date)
              AND (:everywhere OR library_code = ANY (:places))) AS came
      JOIN library ON code = library_code
      LEFT JOIN LATERAL (
        SELECT state FROM entrepreneur JOIN equality_ask ON person_id = id
        WHERE entrepreneur_id IN (id, merged_into)
        ORDER BY state = 'ANSWERED' DESC LIMIT 1) AS ask ON true
      GROUP BY library.name ORDER BY library.name
      """;

  private static final String OF_SUBJECT =
      "SELECT coalesce(merged_into, id) FROM person JOIN entrepreneur USING (id) WHERE subject = :subject";

  private final Sql sql;
  private final EqualityStore store;
  private final Clock clock;

  BrowseMonitoring(Sql sql, EqualityStore store, Clock clock) {
    this.sql = sql;
    this.store = store;
    this.clock = clock;
  }

  Completeness completeness(Places places) {
    var from = Quarter.of(London.today(clock)).first();
    return new Completeness(
        from,
        sql.of(LINES)
            .bind("from", from)
            .bind("everywhere", places.all())
            .bind("places", places.codes())
            .list(Line.class));
  }

  Optional<State> stateOf(String subject) {
    return personOf(subject).flatMap(store::stateOf);
  }

  Optional<UUID> personOf(String subject) {
    return sql.of(OF_SUBJECT).bind("subject", subject).first(UUID.class);
  }
}
