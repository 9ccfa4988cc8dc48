package throughline.bookings.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import throughline.bookings.entrepreneur.KeptOfPerson;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;

/** What entrepreneurs said of their businesses, and how long they were supported. */
@ApplicationScoped
class Businesses implements KeptOfPerson {
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

  private static final String HISTORY =
      """
      SELECT stage, sector, goal, said_at, noted_by IS NOT NULL AS noted
      FROM business WHERE entrepreneur_id = :person ORDER BY said_at DESC, replaced_at DESC NULLS FIRST
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
    return sql.of(statement)
        .bind("person", person)
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

  @Override
  public Set<String> tables() {
    return Set.of("business");
  }

  @Override
  public List<Held> held(Collection<UUID> records) {
    var said =
        records.stream()
            .flatMap(record -> history(record).stream())
            .map(
                each ->
                    Map.of(
                        "Said", London.moment(each.saidAt()),
                        "Stage", each.business().stageInWords(),
                        "Sector", each.business().sectorInWords(),
                        "What for", each.business().goalInWords()))
            .toList();
    return List.of(new Held("What was said of the business", said));
  }

  @Override
  public void erase(UUID person) {
    sql.of("DELETE FROM business WHERE entrepreneur_id = :person").bind("person", person).update();
  }
}
