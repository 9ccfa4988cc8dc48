package throughline.volunteers.sheet;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.ExpiringRows;
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
                             end_time, problem)
      SELECT :sheet, * FROM unnest(CAST(:numbers AS int[]), CAST(:volunteers AS uuid[]), CAST(:libraries AS text[]),
        CAST(:days AS text[]), CAST(:starts AS text[]), CAST(:ends AS text[]), CAST(:problems AS text[]))
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
             end_time, problem, coalesce(display_name, 'A former volunteer') AS name
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
       WHERE EXISTS (SELECT 1 FROM hours_entry e
                      WHERE e.volunteer_id = v.id AND (:everywhere OR e.library_code = ANY (:libraries)))
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
      String problem,
      String name) {

    HoursRequest hours() {
      return HoursRequest.of(library, workedOn, startTime, endTime);
    }

    /** Hides who was there from any log that this object slips into. */
    @Override
    public String toString() {
      return "Line " + number;
    }
  }

  private final Jdbi jdbi;

  SheetTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  boolean keep(UUID id, byte[] digest, UUID uploadedBy, Instant now, Instant expires) {
    return update(
            KEEP,
            Map.of(
                "id", id, "digest", digest, "person", uploadedBy, "now", now, "expires", expires))
        == 1;
  }

  /** The sheet of the same file, which nobody asks to be logged until the transaction ends. */
  UUID lockSame(UUID uploadedBy, byte[] digest) {
    return list(LOCK_SAME, UUID.class, Map.of("person", uploadedBy, "digest", digest)).get(0);
  }

  /** Keeps a sheet's rows from being read again until the transaction ends. */
  void lock(UUID sheet) {
    list(LOCK, UUID.class, Map.of("sheet", sheet));
  }

  void sentAgain(UUID sheet, Instant now, Instant expires) {
    update(SENT_AGAIN, Map.of("sheet", sheet, "now", now, "expires", expires));
  }

  void keep(UUID sheet, List<Line> lines) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(KEEP_ROWS)
                .bind("sheet", sheet)
                .bind("numbers", TextArray.of(lines, Line::number))
                .bind("volunteers", TextArray.of(lines, Line::volunteer))
                .bind("libraries", TextArray.of(lines, Line::library))
                .bind("days", TextArray.of(lines, Line::workedOn))
                .bind("starts", TextArray.of(lines, Line::startTime))
                .bind("ends", TextArray.of(lines, Line::endTime))
                .bind("problems", TextArray.of(lines, Line::problem))
                .execute());
  }

  Optional<Sheet> find(UUID sheet) {
    return list(FIND, Sheet.class, Map.of("sheet", sheet)).stream().findFirst();
  }

  Sheet own(UUID sheet, String subject) {
    return find(sheet)
        .filter(found -> found.subject().equals(subject))
        .orElseThrow(() -> new NotFound("sheet with this number"));
  }

  Counts counts(UUID sheet) {
    return list(COUNTS, Counts.class, Map.of("sheet", sheet)).get(0);
  }

  List<Line> problems(UUID sheet, int most) {
    return list(PROBLEMS, Line.class, Map.of("sheet", sheet, "most", most));
  }

  List<Integer> open(UUID sheet) {
    return list(OPEN, Integer.class, Map.of("sheet", sheet));
  }

  List<Line> toLog(UUID sheet) {
    return list(TO_LOG, Line.class, Map.of("sheet", sheet));
  }

  void refuseElsewhere(UUID sheet, Places places, String problem) {
    var at = at(places);
    at.put("sheet", sheet);
    at.put("problem", problem);
    update(REFUSE_ELSEWHERE, at);
  }

  /** Empty if somebody else has logged it meanwhile. */
  Optional<Line> lockOpen(UUID sheet, int number) {
    return list(LOCK_OPEN, Line.class, Map.of("sheet", sheet, "number", number)).stream()
        .findFirst();
  }

  void logged(UUID sheet, int number, UUID entry) {
    update(LOGGED, Map.of("entry", entry, "sheet", sheet, "number", number));
  }

  void refused(UUID sheet, int number, String problem) {
    update(REFUSED, Map.of("problem", problem, "sheet", sheet, "number", number));
  }

  List<Known> volunteersOf(Places places) {
    return list(VOLUNTEERS_OF, Known.class, at(places));
  }

  private static Map<String, Object> at(Places places) {
    var libraries = places.codes().toArray(String[]::new);
    return new HashMap<>(Map.of("everywhere", places.all(), "libraries", libraries));
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return update(PURGE, Map.of("before", before, "limit", limit));
  }

  private int update(String sql, Map<String, ?> values) {
    return jdbi.withHandle(handle -> handle.createUpdate(sql).bindMap(values).execute());
  }

  private <T> List<T> list(String sql, Class<T> type, Map<String, ?> values) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).bindMap(values).mapTo(type).list());
  }
}
