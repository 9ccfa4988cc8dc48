package throughline.bookings.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.database.Sql;

/** What entrepreneurs said of their businesses, and how long they were supported. */
@ApplicationScoped
class Businesses {
  /** What was said, until it was said otherwise. */
  record Said(Business business, Instant saidAt, boolean noted) {}

  record Row(String stage, String sector, String goal, Instant saidAt, boolean noted) {}

  /** Whoever books meanwhile takes over what is said here, or is found by it. */
  private static final String LOCK =
      "SELECT id FROM entrepreneur WHERE id = :person FOR NO KEY UPDATE";

  private static final String REPLACE =
      """
      UPDATE business SET replaced_at = :now
      WHERE entrepreneur_id = :person AND replaced_at IS NULL
      """;

  private static final String SAY =
      """
      INSERT INTO business (entrepreneur_id, stage, sector, goal, said_at, noted_by)
      VALUES (:person, CAST(:stage AS text), CAST(:sector AS text), CAST(:goal AS text), :now,
              CAST(:notedBy AS uuid))
      """;

  /** Of a session that lies in the quarter that runs, or is to come. */
  private static final String TELL_OF_BOOKINGS =
      """
      WITH told AS (
        SELECT booking.id FROM booking JOIN session ON session.id = session_id
        WHERE entrepreneur_id = :person AND booking.cancelled_at IS NULL
          AND starts_local >= CAST(:from AS date)
          AND (booking.stage, booking.sector, booking.goal) IS DISTINCT FROM
              (CAST(:stage AS text), CAST(:sector AS text), CAST(:goal AS text))
        ORDER BY booking.id FOR NO KEY UPDATE OF booking)
      UPDATE booking SET version = version + 1, stage = CAST(:stage AS text),
        sector = CAST(:sector AS text), goal = CAST(:goal AS text)
      FROM told WHERE booking.id = told.id
      RETURNING booking.id
      """;

  private static final String TELL_OF_BOOKINGS_ANEW =
      """
      WITH told AS (
        SELECT booking.id, business.stage, business.sector, business.goal
        FROM booking
        JOIN session ON session.id = session_id
        LEFT JOIN business
          ON business.entrepreneur_id = booking.entrepreneur_id AND replaced_at IS NULL
        WHERE booking.entrepreneur_id = ANY (CAST(:records AS uuid[]))
          AND booking.cancelled_at IS NULL AND starts_local >= CAST(:from AS date)
          AND (booking.stage, booking.sector, booking.goal) IS DISTINCT FROM
              (business.stage, business.sector, business.goal)
        ORDER BY booking.id FOR NO KEY UPDATE OF booking)
      UPDATE booking
      SET version = version + 1, stage = told.stage, sector = told.sector, goal = told.goal
      FROM told WHERE booking.id = told.id
      RETURNING booking.id
      """;

  private static final String HISTORY =
      """
      SELECT stage, sector, goal, said_at, noted_by IS NOT NULL AS noted
      FROM business WHERE entrepreneur_id = :person ORDER BY said_at DESC, seq DESC
      """;

  private static final String OF_SUBJECT =
      """
      SELECT coalesce(merged_into, id) FROM person JOIN entrepreneur USING (id) WHERE subject = :subject
      """;

  private static final String MINUTES =
      "SELECT coalesce(sum(minutes), 0) FROM booking WHERE entrepreneur_id = :person";

  private final Sql sql;

  Businesses(Sql sql) {
    this.sql = sql;
  }

  Optional<UUID> entrepreneurOf(String subject) {
    return sql.of(OF_SUBJECT).bind("subject", subject).first(UUID.class);
  }

  Optional<UUID> lock(UUID person) {
    return sql.of(LOCK).bind("person", person).first(UUID.class);
  }

  void say(UUID person, Business business, UUID notedBy, Instant now) {
    sql.of(REPLACE).bind("person", person).bind("now", now).update();
    bound(SAY, person, business).bind("notedBy", notedBy).bind("now", now).update();
  }

  /** The bookings that now tell something else of the business than before. */
  List<UUID> tellOfBookings(UUID person, Business business, LocalDate from) {
    return bound(TELL_OF_BOOKINGS, person, business).bind("from", from).list(UUID.class);
  }

  private Sql.Statement bound(String statement, UUID person, Business business) {
    return bound(sql.of(statement), business).bind("person", person);
  }

  static Sql.Statement bound(Sql.Statement statement, Business business) {
    return statement
        .bind("stage", name(business.stage()))
        .bind("sector", name(business.sector()))
        .bind("goal", name(business.goal()));
  }

  private static String name(Enum<?> said) {
    return said == null ? null : said.name();
  }

  /** What was said, newest first; empty if nobody was asked yet. */
  List<Said> history(UUID person) {
    return sql.of(HISTORY).bind("person", person).list(Row.class).stream()
        .map(row -> new Said(business(row), row.saidAt(), row.noted()))
        .toList();
  }

  private static Business business(Row row) {
    return TellBusiness.Request.read(row.stage(), row.sector(), row.goal());
  }

  long minutesOf(UUID person) {
    return sql.of(MINUTES).bind("person", person).one(Long.class);
  }

  /** The same of several, each by what stands of its own business, or by nothing. */
  List<UUID> tellOfBookingsAnew(Collection<UUID> records, LocalDate from) {
    return sql.of(TELL_OF_BOOKINGS_ANEW)
        .bind("records", records)
        .bind("from", from)
        .list(UUID.class);
  }
}
