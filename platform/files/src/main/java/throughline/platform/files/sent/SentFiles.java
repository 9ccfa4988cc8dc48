package throughline.platform.files.sent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;
import throughline.platform.files.table.Column;
import throughline.platform.files.table.FileDigest;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.RowsToTakeAlong;
import throughline.platform.files.table.SheetColumns;
import throughline.platform.files.table.TableLimits;
import throughline.platform.files.table.TableWriter;
import throughline.platform.files.table.TypedRow;

/**
 * Files whose rows are checked when they are sent, shown to their sender alone, and taken over when
 * the sender says so. A service that has them extends it by a bean of its own, and adds {@code
 * db/sent-file} to {@code quarkus.flyway.locations}, behind {@code db/people}.
 */
public abstract class SentFiles implements ExpiringRows {

  private static final Duration KEPT = Duration.ofDays(14);
  private static final TableLimits LIMITS = TableLimits.USUAL.withRows(2_000);
  private static final int MOST_SHOWN = 100;

  /**
   * A row with what is wrong in it.
   *
   * @param problem one line for each; null if it is right
   * @param asks whether a person has to say if the problem is one
   */
  public record Line(TypedRow row, String problem, boolean asks) {

    public static Line of(TypedRow row, List<String> problems) {
      return new Line(row, problems.isEmpty() ? null : String.join("\n", problems), false);
    }

    /** One that is right unless a person says otherwise. */
    public static Line asking(TypedRow row, String question) {
      return new Line(row, question, true);
    }

    public int number() {
      return row.number();
    }

    public List<String> problems() {
      return problem.lines().toList();
    }
  }

  /**
   * A file as its sender sees it.
   *
   * @param right how many rows can be taken
   * @param wrong how many have to be put right
   * @param asked how many wait for a person's word
   * @param problems the first of those that are wrong
   */
  public record SentFile(
      UUID id,
      Instant uploadedAt,
      long right,
      long wrong,
      long asked,
      long taken,
      List<Line> problems) {

    public String path() {
      return "/imports/" + id;
    }

    public long notShown() {
      return wrong - problems.size();
    }
  }

  private record Counted(
      UUID id, Instant uploadedAt, long right, long wrong, long asked, long taken) {}

  private record Stored(int number, String cells, String problem, boolean asks) {}

  private static final String KEEP =
      """
      INSERT INTO sent_file (id, digest, uploaded_by, uploaded_at, expires_at)
      VALUES (:id, :digest, :person, :now, :expires)
      ON CONFLICT ON CONSTRAINT sent_file_once_uq DO NOTHING
      """;

  private static final String SAME =
      "SELECT id FROM sent_file WHERE uploaded_by = :person AND digest = :digest";

  private static final String KEEP_ROWS =
      """
      INSERT INTO sent_file_row (file_id, row_number, cells, problem, asks)
      SELECT :file, number, CAST(cells AS jsonb), problem, asks
      FROM unnest(CAST(:numbers AS int[]), CAST(:cells AS text[]), CAST(:problems AS text[]),
                  CAST(:asks AS boolean[])) AS read (number, cells, problem, asks)
      """;

  private static final String OWN =
      """
      SELECT f.id, f.uploaded_at,
             count(*) FILTER (WHERE cells IS NOT NULL AND problem IS NULL) AS right,
             count(*) FILTER (WHERE problem IS NOT NULL AND NOT asks) AS wrong,
             count(*) FILTER (WHERE asks) AS asked,
             count(row_number) FILTER (WHERE cells IS NULL) AS taken
      FROM sent_file f
      JOIN person ON person.id = uploaded_by
      LEFT JOIN sent_file_row ON file_id = f.id
      WHERE f.id = :file AND subject = :subject
      GROUP BY f.id
      """;

  private static final String LOCK = "SELECT id FROM sent_file WHERE id = :file FOR UPDATE";

  private static final String LINES =
      """
      SELECT row_number AS number, CAST(cells AS text) AS cells, problem, asks FROM sent_file_row
      WHERE file_id = :file AND cells IS NOT NULL
      """;

  private static final String OPEN = LINES + "AND (problem IS NULL OR asks) ORDER BY row_number";

  private static final String WRONG =
      LINES
          + "AND problem IS NOT NULL AND NOT asks AND row_number > :after"
          + " ORDER BY row_number LIMIT :most";

  private static final String REFUSE =
      """
      UPDATE sent_file_row SET problem = refused.problem
      FROM unnest(CAST(:numbers AS int[]), CAST(:problems AS text[])) AS refused (number, problem)
      WHERE file_id = :file AND row_number = refused.number
      """;

  private static final String TAKEN =
      """
      UPDATE sent_file_row SET cells = NULL, problem = NULL, asks = false
      WHERE file_id = :file AND row_number = ANY (CAST(:numbers AS int[]))
      """;

  private final Sql sql;
  private final ObjectMapper json;
  private final Clock clock;
  private final List<Column> columns;

  /**
   * @param columns that are looked for in each file
   */
  protected SentFiles(Sql sql, ObjectMapper json, Clock clock, List<Column> columns) {
    this.sql = sql;
    this.json = json;
    this.clock = clock;
    this.columns = columns;
  }

  /**
   * Reads a file, and keeps its rows as they were checked; the same file again is the one from
   * before.
   *
   * @return the number of the file
   * @throws throughline.platform.core.input.InvalidInput if it is no such file
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public UUID keep(
      Path file, String name, UUID person, Function<List<TypedRow>, List<Line>> check) {
    var digest = FileDigest.of(file);
    var id = UUID.randomUUID();
    try (var rows = Rows.open(file, name, LIMITS)) {
      var found = SheetColumns.of(rows.header(), columns);
      if (!isFirst(id, digest, person)) {
        return sql.of(SAME).bind("person", person).bind("digest", digest).one(UUID.class);
      }
      var read = new ArrayList<TypedRow>();
      rows.forEachRemaining(row -> read.add(found.read(row)));
      keepRows(id, check.apply(read));
      return id;
    }
  }

  private boolean isFirst(UUID id, byte[] digest, UUID person) {
    var now = clock.instant();
    return sql.of(KEEP)
            .bind("id", id)
            .bind("digest", digest)
            .bind("person", person)
            .bind("now", now)
            .bind("expires", now.plus(KEPT))
            .update()
        == 1;
  }

  private void keepRows(UUID id, List<Line> lines) {
    sql.of(KEEP_ROWS)
        .bind("file", id)
        .bind("numbers", TextArray.of(lines, Line::number))
        .bind("cells", TextArray.of(lines, line -> written(line.row().cells())))
        .bind("problems", TextArray.of(lines, Line::problem))
        .bind("asks", TextArray.of(lines, Line::asks))
        .update();
  }

  /**
   * A file as it stands.
   *
   * @throws NotFound unless it is one of this person's
   */
  public SentFile own(UUID id, String subject) {
    var file =
        sql.of(OWN)
            .bind("file", id)
            .bind("subject", subject)
            .first(Counted.class)
            .orElseThrow(() -> new NotFound("file of yours with this number"));
    return new SentFile(
        id,
        file.uploadedAt(),
        file.right(),
        file.wrong(),
        file.asked(),
        file.taken(),
        wrong(id, 0, MOST_SHOWN));
  }

  /** Nobody else takes its rows until the transaction ends. */
  public void lock(UUID id) {
    sql.of(LOCK).bind("file", id).first(UUID.class);
  }

  /** The rows that can be taken, and those that wait for a person's word. */
  public List<Line> open(UUID id) {
    return lines(sql.of(OPEN).bind("file", id));
  }

  /** Says of rows why they cannot be taken after all, by their numbers. */
  public void refuse(UUID id, Map<Integer, String> problems) {
    var rows = List.copyOf(problems.keySet());
    sql.of(REFUSE)
        .bind("file", id)
        .bind("numbers", rows)
        .bind("problems", TextArray.of(rows, problems::get))
        .update();
  }

  /** Wipes rows that were taken. */
  public void taken(UUID id, Collection<Integer> rows) {
    sql.of(TAKEN).bind("file", id).bind("numbers", rows).update();
  }

  /** Writes the rows to put right again, each with what is wrong in it, to be sent as they are. */
  public void writeWrong(UUID id, OutputStream out) throws IOException {
    RowsToTakeAlong.write(
        out,
        TableWriter.Kind.XLSX,
        "Rows to put right",
        columns,
        RowsToTakeAlong.ERRORS,
        after ->
            wrong(id, after, RowsToTakeAlong.PART).stream()
                .map(line -> RowsToTakeAlong.Line.wrong(line.row(), line.problems()))
                .toList());
  }

  private List<Line> wrong(UUID id, int after, int most) {
    return lines(sql.of(WRONG).bind("file", id).bind("after", after).bind("most", most));
  }

  private List<Line> lines(Sql.Statement statement) {
    return statement.list(Stored.class).stream().map(this::line).toList();
  }

  private Line line(Stored stored) {
    try {
      Map<String, String> cells = json.readValue(stored.cells(), new TypeReference<>() {});
      return new Line(new TypedRow(stored.number(), false, cells), stored.problem(), stored.asks());
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
    return ExpiringRows.purge(sql, "sent_file", "id", before, limit);
  }
}
