package throughline.volunteers.sheet;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;
import throughline.volunteers.hours.HoursRequest;

/** The statements on the two tables, and on whom a coordinator may name in them. */
@Singleton
class SheetTable implements ExpiringRows {

  private static final String KEEP =
      """
      INSERT INTO signing_in_sheet (id, digest, uploaded_by, uploaded_at, expires_at)
      VALUES (?, ?, ?, ?, ?) ON CONFLICT ON CONSTRAINT signing_in_sheet_once_uq DO NOTHING
      """;

  private static final String LOCK_SAME =
      "SELECT id FROM signing_in_sheet WHERE uploaded_by = ? AND digest = ? FOR UPDATE";

  private static final String LOCK = "SELECT FROM signing_in_sheet WHERE id = ? FOR UPDATE";

  private static final String SENT_AGAIN =
      "UPDATE signing_in_sheet SET uploaded_at = ?, expires_at = ? WHERE id = ?";

  private static final String FORGET_ROWS = "DELETE FROM sheet_row WHERE sheet_id = ?";

  private static final String KEEP_ROW =
      """
      INSERT INTO sheet_row (sheet_id, row_number, volunteer_id, library_code, worked_on, start_time,
                             end_time, problem)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String OWNER =
      """
      SELECT uploaded_by, subject FROM signing_in_sheet s JOIN person p ON p.id = s.uploaded_by
       WHERE s.id = ? AND (?::text IS NULL OR subject = ?)
      """;

  private static final String UPLOADED_AT = "SELECT uploaded_at FROM signing_in_sheet WHERE id = ?";

  private static final String COUNTS =
      """
      SELECT count(*) FILTER (WHERE problem IS NULL), count(problem), count(entry_id)
        FROM sheet_row WHERE sheet_id = ?
      """;

  private static final String COLUMNS =
      "row_number, volunteer_id, library_code, worked_on, start_time, end_time, problem";

  private static final String PROBLEMS =
      "SELECT "
          + COLUMNS
          + " FROM sheet_row WHERE sheet_id = ? AND problem IS NOT NULL ORDER BY row_number LIMIT ?";

  private static final String OPEN =
      """
      SELECT row_number FROM sheet_row
       WHERE sheet_id = ? AND problem IS NULL AND entry_id IS NULL ORDER BY row_number
      """;

  private static final String TO_LOG =
      "SELECT "
          + COLUMNS
          + """
            , coalesce(display_name, 'A former volunteer')
              FROM sheet_row LEFT JOIN person_details ON person_id = volunteer_id
             WHERE sheet_id = ? AND problem IS NULL AND entry_id IS NULL ORDER BY row_number
            """;

  private static final String REFUSE_ELSEWHERE =
      """
      UPDATE sheet_row SET problem = ?
       WHERE sheet_id = ? AND problem IS NULL AND entry_id IS NULL
         AND NOT (? OR library_code = ANY (?))
      """;

  private static final String LOCK_OPEN =
      "SELECT "
          + COLUMNS
          + """
             FROM sheet_row WHERE sheet_id = ? AND row_number = ? AND problem IS NULL
              AND entry_id IS NULL FOR UPDATE
            """;

  private static final String LOGGED =
      "UPDATE sheet_row SET entry_id = ? WHERE sheet_id = ? AND row_number = ?";

  private static final String REFUSED =
      "UPDATE sheet_row SET problem = ? WHERE sheet_id = ? AND row_number = ?";

  private static final String VOLUNTEERS_OF =
      """
      SELECT v.id, d.display_name FROM volunteer v JOIN person_details d ON d.person_id = v.id
       WHERE EXISTS (SELECT 1 FROM hours_entry e
                      WHERE e.volunteer_id = v.id AND (? OR e.library_code = ANY (?)))
      """;

  private static final String PURGE =
      """
      DELETE FROM signing_in_sheet WHERE id IN (
        SELECT id FROM signing_in_sheet WHERE expires_at <= ? LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  record Owner(UUID person, String subject) {}

  record Counts(int good, int wrong, int logged) {}

  /** A row that is to be logged, with the name of whom it is about. */
  record ToLog(SheetLine line, String volunteer) {}

  private final Statements statements;

  SheetTable(Statements statements) {
    this.statements = statements;
  }

  /** False if the same person has sent the same file. */
  boolean keep(UUID id, byte[] digest, UUID uploadedBy, Instant now, Instant expires) {
    return statements.update(KEEP, id, digest, uploadedBy, now, expires) == 1;
  }

  /** The sheet of the same file, which nobody asks to be logged until the transaction ends. */
  UUID lockSame(UUID uploadedBy, byte[] digest) {
    return statements
        .first(LOCK_SAME, row -> row.getObject(1, UUID.class), uploadedBy, digest)
        .orElseThrow();
  }

  /** Keeps a sheet's rows from being read again until the transaction ends. */
  void lock(UUID sheet) {
    statements.first(LOCK, row -> sheet, sheet);
  }

  /** Forgets what was read of a sheet that has come again, and keeps it as long as a new one. */
  void sentAgain(UUID sheet, Instant now, Instant expires) {
    statements.update(SENT_AGAIN, now, expires, sheet);
    statements.update(FORGET_ROWS, sheet);
  }

  Instant uploadedAt(UUID sheet) {
    return statements
        .first(UPLOADED_AT, row -> Statements.instant(row, "uploaded_at"), sheet)
        .orElseThrow();
  }

  void keep(UUID sheet, SheetLine line) {
    var hours = line.hours();
    statements.update(
        KEEP_ROW,
        sheet,
        line.number(),
        line.volunteer(),
        hours.library(),
        hours.workedOn(),
        hours.startTime(),
        hours.endTime(),
        line.problem());
  }

  /** Whose it is, if it is this person's. */
  Optional<Owner> owner(UUID sheet, String subject) {
    return statements.first(
        OWNER,
        row -> new Owner(row.getObject(1, UUID.class), row.getString(2)),
        sheet,
        subject,
        subject);
  }

  /**
   * Goes on only if it is this person's.
   *
   * @throws NotFound if it is not, or there is none
   */
  void requireOwn(UUID sheet, String subject) {
    if (owner(sheet, subject).isEmpty()) {
      throw new NotFound("sheet with this number");
    }
  }

  Counts counts(UUID sheet) {
    return statements
        .first(COUNTS, row -> new Counts(row.getInt(1), row.getInt(2), row.getInt(3)), sheet)
        .orElseThrow();
  }

  List<SheetLine> problems(UUID sheet, int most) {
    return statements.all(PROBLEMS, SheetTable::line, sheet, most);
  }

  List<Integer> open(UUID sheet) {
    return statements.all(OPEN, row -> row.getInt(1), sheet);
  }

  /** The rows that are right and not logged yet. */
  List<ToLog> toLog(UUID sheet) {
    return statements.all(TO_LOG, row -> new ToLog(line(row), row.getString(8)), sheet);
  }

  /** Gives the rows that are to be logged this problem whose libraries are none of these places. */
  void refuseElsewhere(UUID sheet, Places places, String problem) {
    statements.update(
        REFUSE_ELSEWHERE, problem, sheet, places.all(), places.codes().toArray(String[]::new));
  }

  /** Empty if somebody else has logged it meanwhile. */
  Optional<SheetLine> lockOpen(UUID sheet, int number) {
    return statements.first(LOCK_OPEN, SheetTable::line, sheet, number);
  }

  void logged(UUID sheet, int number, UUID entry) {
    statements.update(LOGGED, entry, sheet, number);
  }

  void refused(UUID sheet, int number, String problem) {
    statements.update(REFUSED, problem, sheet, number);
  }

  List<KnownVolunteers.Known> volunteersOf(Places places) {
    return statements.all(
        VOLUNTEERS_OF,
        row -> new KnownVolunteers.Known(row.getObject(1, UUID.class), row.getString(2)),
        places.all(),
        places.codes().toArray(String[]::new));
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return statements.update(PURGE, before, limit);
  }

  private static SheetLine line(ResultSet row) throws SQLException {
    return new SheetLine(
        row.getInt(1),
        row.getObject(2, UUID.class),
        HoursRequest.of(row.getString(3), row.getString(4), row.getString(5), row.getString(6)),
        row.getString(7));
  }
}
