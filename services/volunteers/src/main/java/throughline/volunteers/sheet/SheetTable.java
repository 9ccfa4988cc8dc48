package throughline.volunteers.sheet;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;
import throughline.volunteers.hours.HoursRequest;

/** The statements on the two tables, and on whom a coordinator may name in them. */
@Singleton
class SheetTable implements ExpiringRows {

  private static final String KEEP =
      """
      INSERT INTO signing_in_sheet (id, digest, uploaded_by, uploaded_at, expires_at)
      VALUES (:id, :digest, :person, :now, :expires)
      ON CONFLICT ON CONSTRAINT signing_in_sheet_once_uq DO NOTHING
      """;

  private static final String LOCK_SAME =
      "SELECT id FROM signing_in_sheet WHERE uploaded_by = :person AND digest = :digest FOR UPDATE";

  private static final String LOCK = "SELECT id FROM signing_in_sheet WHERE id = :sheet FOR UPDATE";

  private static final String SENT_AGAIN =
      """
      WITH old AS (DELETE FROM sheet_row WHERE sheet_id = :sheet)
      UPDATE signing_in_sheet SET uploaded_at = :now, expires_at = :expires WHERE id = :sheet
      """;

  private static final String KEEP_ROWS =
      """
      INSERT INTO sheet_row (sheet_id, row_number, volunteer_id, library_code, worked_on, start_time,
                             end_time, role_code, reason, problem)
      SELECT :sheet, * FROM unnest(CAST(:numbers AS int[]), CAST(:volunteers AS uuid[]), CAST(:libraries AS text[]),
        CAST(:days AS text[]), CAST(:starts AS text[]), CAST(:ends AS text[]),
        CAST(:roles AS text[]), CAST(:reasons AS text[]), CAST(:problems AS text[]))
      """;

  private static final String FIND =
      """
      SELECT s.id, s.uploaded_by, p.subject, s.uploaded_at
        FROM signing_in_sheet s JOIN person p ON p.id = s.uploaded_by WHERE s.id = :sheet
      """;

  private static final String COUNTS =
      """
      SELECT count(*) FILTER (WHERE problem IS NULL) AS good, count(problem) AS wrong, count(entry_id) AS logged
        FROM sheet_row WHERE sheet_id = :sheet
      """;

  private static final String LINES =
      """
      SELECT row_number AS number, volunteer_id AS volunteer, library_code AS library, worked_on, start_time,
             end_time, role_code AS role, reason, problem, coalesce(display_name, 'A former volunteer') AS name
        FROM sheet_row LEFT JOIN person_details ON person_id = volunteer_id WHERE sheet_id = :sheet
      """;

  private static final String IS_OPEN = " AND problem IS NULL AND entry_id IS NULL ";

  private static final String PROBLEMS =
      LINES + " AND problem IS NOT NULL ORDER BY row_number LIMIT :most";

  private static final String TO_LOG = LINES + IS_OPEN + " ORDER BY row_number";

  private static final String LOCK_OPEN =
      LINES + IS_OPEN + " AND row_number = :number FOR UPDATE OF sheet_row";

  private static final String OPEN =
      "SELECT row_number FROM sheet_row WHERE sheet_id = :sheet" + IS_OPEN + "ORDER BY row_number";

  private static final String REFUSE_ELSEWHERE =
      "UPDATE sheet_row SET problem = :problem WHERE sheet_id = :sheet"
          + IS_OPEN
          + "AND NOT (:everywhere OR library_code = ANY (:libraries))";

  private static final String LOGGED =
      "UPDATE sheet_row SET entry_id = :entry WHERE sheet_id = :sheet AND row_number = :number";

  private static final String REFUSED =
      "UPDATE sheet_row SET problem = :problem WHERE sheet_id = :sheet AND row_number = :number";

  private static final String VOLUNTEERS_OF =
      """
      SELECT v.id, d.display_name AS name FROM volunteer v JOIN person_details d ON d.person_id = v.id
       WHERE v.status = 'ACTIVE' AND v.merged_into IS NULL
         AND EXISTS (SELECT FROM volunteer_place
                      WHERE volunteer_id = v.id AND (:everywhere OR place_code = ANY (:libraries)))
      """;

  private static final String PURGE =
      """
      DELETE FROM signing_in_sheet WHERE id IN (
        SELECT id FROM signing_in_sheet WHERE expires_at <= :before LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  /** A sheet with the sign-in of whoever sent it. */
  record Sheet(UUID id, UUID uploadedBy, String subject, Instant uploadedAt) {}

  record Counts(int good, int wrong, int logged) {}

  /** A volunteer whom a coordinator may name. */
  record Known(UUID id, String name) {}

  /**
   * A row as it is kept.
   *
   * @param volunteer null if the row names nobody who is known
   * @param problem one line for each wrong column, which begins with its name; null if none is
   */
  record Line(
      int number,
      UUID volunteer,
      String library,
      String workedOn,
      String startTime,
      String endTime,
      String role,
      String reason,
      String problem,
      String name) {

    HoursRequest hours() {
      return HoursRequest.of(library, workedOn, startTime, endTime).with(role, reason);
    }

    /** Hides who was there from any log that this object slips into. */
    @Override
    public String toString() {
      return "Line " + number;
    }
  }

  private final Sql sql;

  SheetTable(Sql sql) {
    this.sql = sql;
  }

  boolean keep(UUID id, byte[] digest, UUID uploadedBy, Instant now, Instant expires) {
    return sql.of(KEEP)
            .bind("id", id)
            .bind("digest", digest)
            .bind("person", uploadedBy)
            .bind("now", now)
            .bind("expires", expires)
            .update()
        == 1;
  }

  /** The sheet of the same file, which nobody asks to be logged until the transaction ends. */
  UUID lockSame(UUID uploadedBy, byte[] digest) {
    return sql.of(LOCK_SAME).bind("person", uploadedBy).bind("digest", digest).one(UUID.class);
  }

  /** Keeps a sheet's rows from being read again until the transaction ends. */
  void lock(UUID sheet) {
    sql.of(LOCK).bind("sheet", sheet).first(UUID.class);
  }

  void sentAgain(UUID sheet, Instant now, Instant expires) {
    sql.of(SENT_AGAIN).bind("sheet", sheet).bind("now", now).bind("expires", expires).update();
  }

  void keep(UUID sheet, List<Line> lines) {
    sql.of(KEEP_ROWS)
        .bind("sheet", sheet)
        .bind("numbers", TextArray.of(lines, Line::number))
        .bind("volunteers", TextArray.of(lines, Line::volunteer))
        .bind("libraries", TextArray.of(lines, Line::library))
        .bind("days", TextArray.of(lines, Line::workedOn))
        .bind("starts", TextArray.of(lines, Line::startTime))
        .bind("ends", TextArray.of(lines, Line::endTime))
        .bind("roles", TextArray.of(lines, Line::role))
        .bind("reasons", TextArray.of(lines, Line::reason))
        .bind("problems", TextArray.of(lines, Line::problem))
        .update();
  }

  Optional<Sheet> find(UUID sheet) {
    return sql.of(FIND).bind("sheet", sheet).first(Sheet.class);
  }

  Sheet own(UUID sheet, String subject) {
    return find(sheet)
        .filter(found -> found.subject().equals(subject))
        .orElseThrow(() -> new NotFound("sheet with this number"));
  }

  Counts counts(UUID sheet) {
    return sql.of(COUNTS).bind("sheet", sheet).one(Counts.class);
  }

  List<Line> problems(UUID sheet, int most) {
    return sql.of(PROBLEMS).bind("sheet", sheet).bind("most", most).list(Line.class);
  }

  List<Integer> open(UUID sheet) {
    return sql.of(OPEN).bind("sheet", sheet).list(Integer.class);
  }

  List<Line> toLog(UUID sheet) {
    return sql.of(TO_LOG).bind("sheet", sheet).list(Line.class);
  }

  void refuseElsewhere(UUID sheet, Places places, String problem) {
    sql.of(REFUSE_ELSEWHERE)
        .bind("sheet", sheet)
        .bind("problem", problem)
        .bind("everywhere", places.all())
        .bind("libraries", places.codes())
        .update();
  }

  /** Empty if somebody else has logged it meanwhile. */
  Optional<Line> lockOpen(UUID sheet, int number) {
    return sql.of(LOCK_OPEN).bind("sheet", sheet).bind("number", number).first(Line.class);
  }

  void logged(UUID sheet, int number, UUID entry) {
    sql.of(LOGGED).bind("entry", entry).bind("sheet", sheet).bind("number", number).update();
  }

  void refused(UUID sheet, int number, String problem) {
    sql.of(REFUSED).bind("problem", problem).bind("sheet", sheet).bind("number", number).update();
  }

  List<Known> volunteersOf(Places places) {
    return sql.of(VOLUNTEERS_OF)
        .bind("everywhere", places.all())
        .bind("libraries", places.codes())
        .list(Known.class);
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return sql.of(PURGE).bind("before", before).bind("limit", limit).update();
  }
}
