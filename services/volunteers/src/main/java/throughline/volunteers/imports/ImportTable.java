package throughline.volunteers.imports;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;

/** The rows of spreadsheets that are being checked and taken. */
@Singleton
class ImportTable implements ExpiringRows {
  /** A file, of which some people may have been taken. */
  record Import(UUID id, Instant uploadedAt, int taken) {}

  /**
   * A row as it was read; a wrong one as it was typed.
   *
   * @param problem one line for each; null if it is right
   * @param sameName whether nothing else is wrong than that there are two of one name
   */
  record Line(
      int number,
      String name,
      String email,
      String phone,
      List<String> places,
      String problem,
      boolean sameName) {
    public List<String> problems() {
      return problem.lines().toList();
    }

    /** Hides who it is from any log that this object slips into. */
    @Override
    public String toString() {
      return "Line " + number;
    }
  }

  private static final String KEEP =
      """
      INSERT INTO volunteer_import (id, digest, uploaded_by, uploaded_at, expires_at)
      VALUES (:id, :digest, :person, :now, :expires)
      ON CONFLICT ON CONSTRAINT volunteer_import_once_uq DO NOTHING
      """;

  private static final String SAME =
      "SELECT id FROM volunteer_import WHERE uploaded_by = :person AND digest = :digest";

  private static final String KEEP_ROWS =
      """
      INSERT INTO volunteer_import_row (import_id, row_number, name, email, phone, places, problem, same_name)
      SELECT :import, number, name, email, phone, string_to_array(places, ';'), problem, same_name
        FROM unnest(CAST(:numbers AS int[]), CAST(:names AS text[]), CAST(:emails AS text[]), CAST(:phones AS text[]),
                    CAST(:places AS text[]), CAST(:problems AS text[]), CAST(:same AS boolean[]))
             AS read (number, name, email, phone, places, problem, same_name)
      """;

  private static final String OWN =
      """
      SELECT volunteer_import.id, uploaded_at, taken FROM volunteer_import JOIN person ON person.id = uploaded_by
       WHERE volunteer_import.id = :id AND subject = :subject
      """;

  private static final String LOCK = "SELECT id FROM volunteer_import WHERE id = :id FOR UPDATE";

  private static final String LINES =
      """
      SELECT row_number AS number, name, email, phone, places, problem, same_name
        FROM volunteer_import_row WHERE import_id = :import ORDER BY row_number
      """;

  private static final String WRONG =
      """
      SELECT row_number AS number, coalesce(name, '') AS name, coalesce(email, '') AS email,
             coalesce(phone, '') AS phone, places, problem, same_name
        FROM volunteer_import_row
       WHERE import_id = :import AND problem IS NOT NULL AND NOT same_name AND row_number > :after
       ORDER BY row_number LIMIT :most
      """;

  private static final String TAKEN =
      """
      WITH gone AS (
        DELETE FROM volunteer_import_row WHERE import_id = :import AND row_number = ANY (CAST(:numbers AS int[])))
      UPDATE volunteer_import SET taken = taken + :count WHERE id = :import
      """;

  private final Sql sql;
  private final Jdbi jdbi;

  ImportTable(Sql sql, Jdbi jdbi) {
    this.sql = sql;
    this.jdbi = jdbi;
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
        .bind("numbers", TextArray.of(lines, Line::number))
        .bind("names", TextArray.of(lines, Line::name))
        .bind("emails", TextArray.of(lines, Line::email))
        .bind("phones", TextArray.of(lines, Line::phone))
        .bind("places", TextArray.of(lines, line -> String.join(";", line.places())))
        .bind("problems", TextArray.of(lines, Line::problem))
        .bind("same", TextArray.of(lines, Line::sameName))
        .update();
  }

  Import own(UUID id, String subject) {
    return sql.of(OWN)
        .bind("id", id)
        .bind("subject", subject)
        .first(Import.class)
        .orElseThrow(() -> new NotFound("file of yours with this number"));
  }

  void lock(UUID id) {
    sql.of(LOCK).bind("id", id).first(UUID.class);
  }

  List<Line> lines(UUID id) {
    return sql.of(LINES).bind("import", id).list(Line.class);
  }

  /** The next rows to put right behind the one of this number. */
  List<Line> wrong(UUID id, int after, int most) {
    return sql.of(WRONG)
        .bind("import", id)
        .bind("after", after)
        .bind("most", most)
        .list(Line.class);
  }

  void taken(UUID id, Collection<Integer> numbers) {
    sql.of(TAKEN)
        .bind("import", id)
        .bind("numbers", numbers)
        .bind("count", numbers.size())
        .update();
  }

  /** Rows go with their file. */
  @Override
  public int purgeBatch(Instant before, int limit) {
    return ExpiringRows.purge(jdbi, "volunteer_import", "id", before, limit);
  }
}
