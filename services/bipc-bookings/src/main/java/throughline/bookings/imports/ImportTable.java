package throughline.bookings.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;
import throughline.platform.files.table.TypedRow;

/** The rows of files that are being checked and taken. */
@Singleton
class ImportTable implements ExpiringRows {
  record Import(UUID id, Instant uploadedAt) {}

  /** A row that is not taken, with what is wrong in it, one line for each problem. */
  record Line(TypedRow row, String problem) {
    public List<String> problems() {
      return problem.lines().toList();
    }
  }

  private record Stored(int number, String cells, String problem) {}

  private static final String KEEP =
      """
      INSERT INTO session_import (id, digest, uploaded_by, uploaded_at, expires_at)
      VALUES (:id, :digest, :person, :now, :expires)
      ON CONFLICT ON CONSTRAINT session_import_once_uq DO NOTHING
      """;

  private static final String SAME =
      "SELECT id FROM session_import WHERE uploaded_by = :person AND digest = :digest";

  private static final String KEEP_ROWS =
      """
      INSERT INTO import_row (import_id, row_number, cells, problem)
      SELECT :import, number, CAST(cells AS jsonb), problem
      FROM unnest(CAST(:numbers AS int[]), CAST(:cells AS text[]), CAST(:problems AS text[]))
        AS read (number, cells, problem)
      """;

  private static final String OWN =
      """
      SELECT session_import.id, uploaded_at FROM session_import
      JOIN person ON person.id = uploaded_by
      WHERE session_import.id = :id AND subject = :subject
      """;

  private static final String LOCK = "SELECT id FROM session_import WHERE id = :id FOR UPDATE";

  private static final String LINES =
      """
      SELECT row_number AS number, CAST(cells AS text) AS cells, problem FROM import_row
      WHERE import_id = :import AND booking_id IS NULL
      """;

  private static final String OPEN = LINES + "AND problem IS NULL ORDER BY row_number";

  private static final String WRONG =
      LINES + "AND problem IS NOT NULL AND row_number > :after ORDER BY row_number LIMIT :most";

  private static final String REFUSE =
      """
      UPDATE import_row SET problem = refused.problem
      FROM unnest(CAST(:numbers AS int[]), CAST(:problems AS text[])) AS refused (number, problem)
      WHERE import_id = :import AND row_number = refused.number
      """;

  private static final String TAKEN =
      """
      UPDATE import_row SET cells = NULL, booking_id = taken.booking
      FROM unnest(CAST(:numbers AS int[]), CAST(:bookings AS uuid[])) AS taken (number, booking)
      WHERE import_id = :import AND row_number = taken.number
      """;

  private static final String COUNT_TAKEN =
      "SELECT count(*) FROM import_row WHERE import_id = :import AND booking_id IS NOT NULL";

  private static final String COUNT_WRONG =
      "SELECT count(*) FROM import_row WHERE import_id = :import AND problem IS NOT NULL";

  private final Sql sql;
  private final Jdbi jdbi;
  private final ObjectMapper json;

  ImportTable(Sql sql, Jdbi jdbi, ObjectMapper json) {
    this.sql = sql;
    this.jdbi = jdbi;
    this.json = json;
  }

  boolean keep(UUID id, byte[] digest, UUID person, Instant now, Instant expires) {
    return sql.of(KEEP)
            .bind("id", id)
            .bind("digest", digest)
            .bind("person", person)
            .bind("now", now)
            .bind("expires", expires)
            .update()
        == 1;
  }

  UUID same(UUID person, byte[] digest) {
    return sql.of(SAME).bind("person", person).bind("digest", digest).one(UUID.class);
  }

  void keepRows(UUID id, List<Line> lines) {
    sql.of(KEEP_ROWS)
        .bind("import", id)
        .bind("numbers", TextArray.of(lines, line -> line.row().number()))
        .bind("cells", TextArray.of(lines, line -> written(line.row().cells())))
        .bind("problems", TextArray.of(lines, Line::problem))
        .update();
  }

  Import own(UUID id, String subject) {
    return sql.of(OWN)
        .bind("id", id)
        .bind("subject", subject)
        .first(Import.class)
        .orElseThrow(() -> new NotFound("file with this number"));
  }

  void lock(UUID id) {
    sql.of(LOCK).bind("id", id).first(UUID.class);
  }

  List<TypedRow> open(UUID id) {
    return sql.of(OPEN).bind("import", id).list(Stored.class).stream().map(this::row).toList();
  }

  List<Line> wrong(UUID id, int after, int most) {
    return sql
        .of(WRONG)
        .bind("import", id)
        .bind("after", after)
        .bind("most", most)
        .list(Stored.class)
        .stream()
        .map(stored -> new Line(row(stored), stored.problem()))
        .toList();
  }

  void refuse(UUID id, Map<Integer, String> problems) {
    var rows = List.copyOf(problems.keySet());
    sql.of(REFUSE)
        .bind("import", id)
        .bind("numbers", rows)
        .bind("problems", TextArray.of(rows, problems::get))
        .update();
  }

  void taken(UUID id, Map<Integer, UUID> bookings) {
    Collection<Integer> rows = List.copyOf(bookings.keySet());
    sql.of(TAKEN)
        .bind("import", id)
        .bind("numbers", rows)
        .bind("bookings", TextArray.of(rows, bookings::get))
        .update();
  }

  long countTaken(UUID id) {
    return sql.of(COUNT_TAKEN).bind("import", id).one(Long.class);
  }

  long countWrong(UUID id) {
    return sql.of(COUNT_WRONG).bind("import", id).one(Long.class);
  }

  private TypedRow row(Stored stored) {
    try {
      Map<String, String> cells = json.readValue(stored.cells(), new TypeReference<>() {});
      return new TypedRow(stored.number(), false, cells);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private String written(Map<String, String> cells) {
    try {
      return json.writeValueAsString(cells);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Rows go with their file. */
  @Override
  public int purgeBatch(Instant before, int limit) {
    return ExpiringRows.purge(jdbi, "session_import", "id", before, limit);
  }
}
