package throughline.bookings.enquiry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.session.Words;
import throughline.contracts.bookings.BookingState.Topic;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Sql;

/** What was asked at the desks: numbers, and how they came to be. */
@ApplicationScoped
class Enquiries {
  /** A number as it stands after a change of it, whose row is locked. */
  record Counted(UUID id, long version, String library, LocalDate day, Topic topic, int count) {}

  /** What somebody pressed last and has not taken back. */
  record Press(long id, Topic topic, Instant at) {
    public String words() {
      return Words.of(topic);
    }
  }

  record Line(Topic topic, int count) {}

  /** A correction of a day, with its reason. */
  record Correction(Topic topic, int amount, String reason, String name, Instant at) {
    public String words() {
      return Words.of(topic);
    }

    public int less() {
      return -amount;
    }
  }

  private static final String RETURNING =
      " RETURNING id, version, library_code AS library, day, topic, count";

  /** One statement, so that any number of desks at once count what each of them pressed. */
  private static final String ADD =
      """
      WITH counted AS (
        INSERT INTO enquiry_count (version, library_code, day, topic, count)
        VALUES (1, :library, CAST(:day AS date), :topic, 1)
        ON CONFLICT (library_code, day, topic)
        DO UPDATE SET count = enquiry_count.count + 1, version = enquiry_count.version + 1
      """
          + RETURNING
          + """
          ), added AS (
            INSERT INTO enquiry (enquiry_count_id, amount, recorded_by, recorded_at)
            SELECT id, 1, CAST(:who AS uuid), CAST(:now AS timestamptz) FROM counted)
          SELECT * FROM counted
          """;

  private static final String TAKE_BACK =
      """
      WITH undone AS (
        UPDATE enquiry SET undone_at = :now FROM enquiry_count c
        WHERE enquiry.id = :press AND enquiry.recorded_by = CAST(:who AS uuid)
          AND reason IS NULL AND undone_at IS NULL
          AND c.id = enquiry_count_id AND c.day = CAST(:day AS date) AND c.library_code = :library
        RETURNING enquiry_count_id)
      UPDATE enquiry_count SET count = count - 1, version = version + 1
      FROM undone WHERE enquiry_count.id = undone.enquiry_count_id
      """
          + RETURNING;

  /** Of what has changed since it was seen, nothing is corrected. */
  private static final String CORRECT =
      """
      WITH typed AS (
        SELECT * FROM unnest(CAST(:topics AS text[]), CAST(:seen AS integer[]),
                             CAST(:wanted AS integer[])) AS t (topic, seen, wanted)
        WHERE seen <> wanted),
      counted AS (
        INSERT INTO enquiry_count (version, library_code, day, topic, count)
        SELECT 1, :library, CAST(:day AS date), topic, wanted FROM typed ORDER BY topic
        ON CONFLICT (library_code, day, topic)
        DO UPDATE SET count = excluded.count, version = enquiry_count.version + 1
        WHERE enquiry_count.count = (SELECT seen FROM typed WHERE typed.topic = excluded.topic)
      """
          + RETURNING
          + """
          ), added AS (
            INSERT INTO enquiry (enquiry_count_id, amount, reason, recorded_by, recorded_at)
            SELECT counted.id, wanted - seen, CAST(:reason AS text), CAST(:who AS uuid), CAST(:now AS timestamptz)
            FROM counted JOIN typed USING (topic))
          SELECT * FROM counted
          """;

  private static final String OF_A_DAY =
      """
      SELECT topic, count FROM enquiry_count
      WHERE library_code = :library AND day = CAST(:day AS date)
      """;

  private static final String LAST_PRESS =
      """
      SELECT e.id, c.topic, e.recorded_at AS at
      FROM enquiry e JOIN enquiry_count c ON c.id = e.enquiry_count_id
      JOIN person ON person.id = e.recorded_by
      WHERE person.subject = :subject AND e.reason IS NULL AND e.undone_at IS NULL
        AND c.library_code = :library AND c.day = CAST(:day AS date)
      ORDER BY e.id DESC LIMIT 1
      """;

  private static final String CORRECTIONS =
      """
      SELECT c.topic, e.amount, e.reason, coalesce(d.display_name, '') AS name, e.recorded_at AS at
      FROM enquiry e JOIN enquiry_count c ON c.id = e.enquiry_count_id
      LEFT JOIN person_details d ON d.person_id = e.recorded_by
      WHERE e.reason IS NOT NULL AND c.library_code = :library AND c.day = CAST(:day AS date)
      ORDER BY e.id
      """;

  private static final String COUNT_OF_A_DAY =
      """
      SELECT CAST(coalesce(sum(count), 0) AS bigint) FROM enquiry_count
      WHERE day = CAST(:day AS date)
        AND (:everywhere OR library_code = ANY (CAST(:places AS text[])))
      """;

  private final Sql sql;

  Enquiries(Sql sql) {
    this.sql = sql;
  }

  Counted add(String library, LocalDate day, Topic topic, UUID who, Instant now) {
    return about(ADD, library, day)
        .bind("topic", topic.name())
        .bind("who", who)
        .bind("now", now)
        .one(Counted.class);
  }

  /** Takes one's own press of that day back; empty if that was done, or it is no such press. */
  Optional<Counted> takeBack(long press, String library, LocalDate day, UUID who, Instant now) {
    return about(TAKE_BACK, library, day)
        .bind("press", press)
        .bind("who", who)
        .bind("now", now)
        .first(Counted.class);
  }

  List<Counted> correct(CorrectEnquiries.Corrected wanted, String library, UUID who, Instant now) {
    return about(CORRECT, library, wanted.day())
        .bind("topics", wanted.lines().stream().map(line -> line.topic().name()).toList())
        .bind("seen", wanted.lines().stream().map(CorrectEnquiries.Line::seen).toList())
        .bind("wanted", wanted.lines().stream().map(CorrectEnquiries.Line::count).toList())
        .bind("reason", wanted.reason())
        .bind("who", who)
        .bind("now", now)
        .list(Counted.class);
  }

  List<Line> of(String library, LocalDate day) {
    return about(OF_A_DAY, library, day).list(Line.class);
  }

  Optional<Press> lastPress(String subject, String library, LocalDate day) {
    return about(LAST_PRESS, library, day).bind("subject", subject).first(Press.class);
  }

  List<Correction> corrections(String library, LocalDate day) {
    return about(CORRECTIONS, library, day).list(Correction.class);
  }

  long countOf(LocalDate day, Places places) {
    return sql.of(COUNT_OF_A_DAY)
        .bind("day", day)
        .bind("everywhere", places.all())
        .bind("places", places.codes())
        .one(Long.class);
  }

  private Sql.Statement about(String statement, String library, LocalDate day) {
    return sql.of(statement).bind("library", library).bind("day", day);
  }
}
