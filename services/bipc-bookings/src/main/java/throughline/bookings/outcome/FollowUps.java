package throughline.bookings.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.outcome.Answer.Evidence;
import throughline.bookings.outcome.Answer.Grown;
import throughline.bookings.outcome.Answer.Started;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;

/** The questions what came of it, and the answers to them. */
@ApplicationScoped
class FollowUps {
  /**
   * A question.
   *
   * @param name of the person who is asked; null once they are erased
   */
  record FollowUp(
      UUID id,
      UUID entrepreneur,
      String library,
      String libraryName,
      String name,
      LocalDate attendedOn,
      int months,
      LocalDate dueOn,
      boolean mailed,
      boolean answered) {}

  /** One that has just become due; the address is null where there is none. */
  record Due(UUID id, int months, String address) {}

  /** An answer that was given to a question, the standing one or one that was replaced. */
  record Given(
      Started started,
      String companyNumber,
      Grown grown,
      int jobsTenths,
      Boolean stillTrading,
      Evidence evidence,
      Instant at,
      String by,
      boolean standing) {
    public String jobs() {
      return OutcomeFigures.tenths(jobsTenths);
    }
  }

  /** What has to be told of an answer, since it differs from what was told last. */
  record Told(
      UUID id,
      long version,
      UUID key,
      String library,
      LocalDate day,
      boolean started,
      int jobsTenths,
      Boolean stillTrading) {}

  /**
   * Those whose first session was so many months ago, whoever they were merged with; once for each
   * step, and none long after its day, so that nobody is asked at once about everything before.
   */
  private static final String MAKE_DUE =
      """
      WITH came AS (
        SELECT DISTINCT ON (coalesce(e.merged_into, e.id)) coalesce(e.merged_into, e.id) AS person,
               s.library_code, CAST(s.starts_local AS date) AS attended_on
        FROM booking b
        JOIN session s ON s.id = b.session_id
        JOIN entrepreneur e ON e.id = b.entrepreneur_id
        WHERE b.status IN ('ATTENDED', 'PARTIAL')
        ORDER BY coalesce(e.merged_into, e.id), s.starts_at, s.id),
      due AS (
        SELECT came.*, months, CAST(attended_on + make_interval(months => months) AS date) AS due_on
        FROM came, unnest(ARRAY[3, 6, 12]) AS months),
      made AS (
        INSERT INTO follow_up
          (entrepreneur_id, library_code, attended_on, months, due_on, made_at, reached_at)
        SELECT person, library_code, attended_on, months, due_on, CAST(:now AS timestamptz),
               CASE WHEN d.email_address IS NULL THEN NULL ELSE CAST(:now AS timestamptz) END
        FROM due LEFT JOIN person_details d ON d.person_id = due.person
        WHERE due_on BETWEEN CAST(:earliest AS date) AND CAST(:today AS date)
          AND NOT EXISTS (
            SELECT FROM follow_up f JOIN entrepreneur o ON o.id = f.entrepreneur_id
            WHERE coalesce(o.merged_into, o.id) = due.person AND f.months = due.months)
        ORDER BY due_on, person LIMIT :most
        ON CONFLICT DO NOTHING
        RETURNING id, entrepreneur_id, months)
      SELECT made.id, made.months, d.email_address AS address
      FROM made LEFT JOIN person_details d ON d.person_id = made.entrepreneur_id
      """;

  /** Every question to this person, so that of two answers at once one is told after the other. */
  private static final String LOCK_ALL_OF_PERSON =
      """
      SELECT f.id FROM follow_up f JOIN entrepreneur e ON e.id = f.entrepreneur_id
      WHERE coalesce(e.merged_into, e.id) IN (
        SELECT coalesce(o.merged_into, o.id) FROM entrepreneur o
        WHERE o.id = ANY (CAST(:people AS uuid[])))
      ORDER BY f.id FOR NO KEY UPDATE OF f
      """;

  private static final String REPLACE =
      "UPDATE outcome SET replaced_at = :now WHERE follow_up_id = :id AND replaced_at IS NULL";

  private static final String ANSWER =
      """
      INSERT INTO outcome (id, follow_up_id, answered_at, answered_on, recorded_by, started,
                           company_number, grown, jobs_tenths, still_trading, evidence)
      SELECT gen_random_uuid(), CAST(:id AS uuid), CAST(:now AS timestamptz),
             coalesce(min(answered_on), CAST(:today AS date)), CAST(:who AS uuid), :started,
             CAST(:number AS text), :grown, CAST(:jobs AS integer), CAST(:trading AS boolean), :evidence
      FROM outcome WHERE follow_up_id = CAST(:id AS uuid)
      """;

  private static final String REACHED =
      "UPDATE follow_up SET reached_at = :now WHERE id = :id AND reached_at IS NULL";

  /**
   * A start counts by the first answer that tells of it, and jobs by how many more they are than in
   * any answer before: so the answers of one person add up, also once two records are one person.
   */
  private static final String RESTATE =
      """
      WITH answered AS (
        SELECT f.id, f.months, remains.id AS person, remains.entrepreneur_key AS key, o.answered_on,
               o.started IN ('TRADING', 'REGISTERED') AS started, o.jobs_tenths, o.still_trading
        FROM follow_up f
        JOIN outcome o ON o.follow_up_id = f.id AND o.replaced_at IS NULL
        JOIN entrepreneur e ON e.id = f.entrepreneur_id
        JOIN entrepreneur remains ON remains.id = coalesce(e.merged_into, e.id)
        WHERE remains.id IN (
          SELECT coalesce(p.merged_into, p.id) FROM entrepreneur p
          WHERE p.id = ANY (CAST(:people AS uuid[])))),
      tell AS (
        SELECT id, key, answered_on, still_trading,
               started AND NOT coalesce(bool_or(started) OVER earlier, false) AS started,
               greatest(0, jobs_tenths - coalesce(max(jobs_tenths) OVER earlier, 0)) AS jobs
        FROM answered
        WINDOW earlier AS (PARTITION BY person ORDER BY answered_on, months, id
                           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))
      UPDATE follow_up f
      SET version = f.version + 1, told_key = tell.key, told_on = tell.answered_on,
          told_started = tell.started, told_jobs = tell.jobs, told_trading = tell.still_trading
      FROM tell
      WHERE f.id = tell.id
        AND (f.told_key, f.told_on, f.told_started, f.told_jobs, f.told_trading) IS DISTINCT FROM
            (tell.key, tell.answered_on, tell.started, tell.jobs, tell.still_trading)
      RETURNING f.id, f.version, f.told_key AS key, f.library_code AS library, f.told_on AS day,
                f.told_started AS started, f.told_jobs AS jobs_tenths,
                f.told_trading AS still_trading
      """;

  private static final String WHOLE =
      """
      SELECT f.id, f.entrepreneur_id AS entrepreneur, f.library_code AS library,
             library.name AS library_name, d.display_name AS name, f.attended_on, f.months,
             f.due_on, f.reached_at IS NOT NULL AS mailed, f.version > 0 AS answered
      FROM follow_up f
      JOIN library ON library.code = f.library_code
      JOIN entrepreneur e ON e.id = f.entrepreneur_id
      LEFT JOIN person_details d ON d.person_id = coalesce(e.merged_into, e.id)
      """;

  private static final String ONE = WHOLE + "WHERE f.id = :id";
  private static final String AT_PLACES =
      "(:everywhere OR f.library_code = ANY (CAST(:places AS text[])))";
  private static final String ONE_AT_PLACES = ONE + " AND " + AT_PLACES;

  private static final String LATELY_DUE =
      WHOLE
          + "WHERE f.due_on > CAST(:since AS date) AND "
          + AT_PLACES
          + " ORDER BY f.version > 0, f.due_on DESC, f.id";

  private static final String GIVEN =
      """
      SELECT o.started, o.company_number, o.grown, o.jobs_tenths, o.still_trading, o.evidence,
             o.answered_at AS at, d.display_name AS by, o.replaced_at IS NULL AS standing
      FROM outcome o LEFT JOIN person_details d ON d.person_id = o.recorded_by
      WHERE o.follow_up_id = :id ORDER BY o.answered_at DESC, o.replaced_at IS NULL DESC
      """;

  private final Sql sql;

  FollowUps(Sql sql) {
    this.sql = sql;
  }

  List<Due> makeDue(LocalDate earliest, Instant now, int most) {
    return sql.of(MAKE_DUE)
        .bind("earliest", earliest)
        .bind("today", London.dateOf(now))
        .bind("now", now)
        .bind("most", most)
        .list(Due.class);
  }

  void lockAllOf(Collection<UUID> people) {
    sql.of(LOCK_ALL_OF_PERSON).bind("people", people).list(UUID.class);
  }

  /** Keeps an answer in the place of the one before; who is null where the person answers. */
  void answer(UUID id, Answer answer, UUID who, Instant now) {
    sql.of(REPLACE).bind("id", id).bind("now", now).update();
    sql.of(ANSWER)
        .bind("id", id)
        .bind("now", now)
        .bind("today", London.dateOf(now))
        .bind("who", who)
        .bind("started", answer.started().name())
        .bind("number", answer.companyNumber())
        .bind("grown", answer.grown().name())
        .bind("jobs", answer.jobsTenths())
        .bind("trading", answer.stillTrading())
        .bind("evidence", answer.evidence().name())
        .update();
    sql.of(REACHED).bind("id", id).bind("now", now).update();
  }

  List<Told> restate(Collection<UUID> people) {
    return sql.of(RESTATE).bind("people", people).list(Told.class);
  }

  Optional<FollowUp> find(UUID id) {
    return sql.of(ONE).bind("id", id).first(FollowUp.class);
  }

  Optional<FollowUp> find(UUID id, Places places) {
    return at(ONE_AT_PLACES, places).bind("id", id).first(FollowUp.class);
  }

  List<FollowUp> dueSince(LocalDate since, Places places) {
    return at(LATELY_DUE, places).bind("since", since).list(FollowUp.class);
  }

  List<Given> given(UUID id) {
    return sql.of(GIVEN).bind("id", id).list(Given.class);
  }

  private Sql.Statement at(String statement, Places places) {
    return sql.of(statement).bind("everywhere", places.all()).bind("places", places.codes());
  }
}
