package throughline.membership.usage;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.usage.NewRows.Taken;
import throughline.membership.usage.Received.Problem;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;
import throughline.platform.files.table.TypedRow;

/** What came in by which file or call, and the rows of it that were refused. */
@ApplicationScoped
class DeliveryTable implements ExpiringRows {

  /** How long a refused row is kept, since it may hold a card. */
  static final Duration REFUSALS_KEPT = Duration.ofDays(30);

  private static final String BEGIN =
      """
      INSERT INTO use_delivery (id, kind, batch, file_name, digest, sent_by, received_at, libraries, taken, known)
      VALUES (:id, :kind, :batch, :file, :digest, :sender, :now, '{}', 0, 0)
      ON CONFLICT ON CONSTRAINT use_delivery_once_uq DO NOTHING
      """;

  private static final String SAME =
      """
      SELECT id FROM use_delivery
       WHERE sent_by = :sender AND kind = :kind AND batch = :batch AND digest = :digest
      """;

  private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended(:id, 0))";

  private static final String BEGIN_ANEW =
      """
      WITH begun AS (
        UPDATE use_delivery SET taken = 0, known = 0 WHERE id = :id AND completed_at IS NULL RETURNING id)
      DELETE FROM use_refusal USING begun WHERE delivery_id = begun.id
      """;

  private static final String IS_WHOLE =
      "SELECT completed_at IS NOT NULL FROM use_delivery WHERE id = :id";

  private static final String ROWS_DONE =
      """
      SELECT taken + known + (SELECT count(*) FROM use_refusal WHERE delivery_id = id) FROM use_delivery
       WHERE id = :id AND completed_at IS NULL
      """;

  private static final String ADD =
      """
      UPDATE use_delivery
         SET taken = taken + :taken, known = known + :known,
             libraries = (SELECT coalesce(array_agg(DISTINCT code ORDER BY code), '{}')
                            FROM unnest(libraries || CAST(:libraries AS text[])) AS code)
       WHERE id = :id
      """;

  private static final String REFUSE =
      """
      INSERT INTO use_refusal (delivery_id, expires_at, row_number, cut_short, cells, problems)
      SELECT :id, :expires, row.*
        FROM unnest(CAST(:numbers AS int[]), CAST(:cutShort AS boolean[]), CAST(:cells AS jsonb[]),
                    CAST(:problems AS jsonb[])) AS row
      """;

  private static final String COMPLETE =
      "UPDATE use_delivery SET completed_at = :now WHERE id = :id";

  private static final String SEEN =
      """
      SELECT d.id, d.kind, d.batch, d.file_name AS file, d.received_at, d.completed_at IS NOT NULL AS whole,
             d.taken, d.known, (SELECT count(*) FROM use_refusal r WHERE r.delivery_id = d.id) AS refused,
             :everywhere OR d.sent_by = :subject AS own
        FROM use_delivery d WHERE (:everywhere OR d.sent_by = :subject OR d.libraries && CAST(:codes AS text[]))
      """;

  private static final String NEWEST = SEEN + " ORDER BY d.received_at DESC, d.id LIMIT :most";

  private static final String ONE = SEEN + " AND d.id = :id";

  private static final String REFUSED =
      """
      SELECT row_number AS number, cut_short, cells, problems FROM use_refusal
       WHERE delivery_id = :id AND row_number > :after ORDER BY row_number LIMIT :most
      """;

  private static final String TAKE_OUT =
      "DELETE FROM use_refusal WHERE delivery_id = :id AND row_number = ANY (CAST(:numbers AS"
          + " int[]))";

  private static final String PURGE =
      """
      DELETE FROM use_refusal WHERE (delivery_id, row_number) IN (
        SELECT delivery_id, row_number FROM use_refusal WHERE expires_at <= :before
         LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  /**
   * A file or a call by which rows came in.
   *
   * @param file what its sender calls it; null for a call
   * @param whole whether it was taken in to its end
   * @param taken how many rows said something new
   * @param known how many had come before
   * @param refused how many are refused still
   * @param own whether this person may see the rows themselves
   */
  record Delivery(
      UUID id,
      UseKind kind,
      String batch,
      String file,
      Instant receivedAt,
      boolean whole,
      int taken,
      int known,
      int refused,
      boolean own) {

    public String address() {
      return "/use/" + id;
    }

    public String source() {
      return file == null ? "From a program" : file;
    }
  }

  /** A refused row as it was typed, with what is wrong in it. */
  record Refusal(TypedRow row, List<FieldError> problems) {

    List<String> inWords() {
      return problems.stream()
          .map(problem -> UseColumns.problem(problem.field(), problem.message()))
          .toList();
    }
  }

  private record RefusedRow(int number, boolean cutShort, String cells, String problems) {}

  private static final TypeReference<Map<String, String>> CELLS = new TypeReference<>() {};
  private static final TypeReference<List<FieldError>> PROBLEMS = new TypeReference<>() {};

  private final Sql sql;
  private final ObjectMapper json;

  DeliveryTable(Sql sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  UUID begin(UseKind kind, String batch, String file, byte[] digest, String sender, Instant now) {
    var id = UUID.randomUUID();
    var begun =
        sql.of(BEGIN)
            .bind("id", id)
            .bind("kind", kind)
            .bind("batch", batch)
            .bind("file", file)
            .bind("digest", digest)
            .bind("sender", sender)
            .bind("now", now)
            .update();
    return begun == 1
        ? id
        : sql.of(SAME)
            .bind("sender", sender)
            .bind("kind", kind)
            .bind("batch", batch)
            .bind("digest", digest)
            .one(UUID.class);
  }

  /**
   * Nobody else takes rows of it in until the transaction ends, which it does with whoever is
   * killed. The lock is none of the row, so that whoever finds it taken is refused and does not
   * wait.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void lock(UUID id) {
    if (!one(LOCK, Boolean.class, Map.of("id", id.toString())).orElseThrow()) {
      throw beingTakenIn();
    }
  }

  /**
   * The same for the rows behind these, which are the next: whoever has begun the file anew
   * meanwhile is the one to go on with it.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void lockAt(UUID id, int rows) {
    lock(id);
    if (one(ROWS_DONE, Integer.class, Map.of("id", id)).filter(done -> done == rows).isEmpty()) {
      throw beingTakenIn();
    }
  }

  private static Conflict beingTakenIn() {
    return new Conflict(
        "file-being-taken-in",
        "This file is being taken in. Wait a minute, then open the list of what came in to see"
            + " what became of it");
  }

  /**
   * Forgets how far one came that was broken off. False if it is whole, so that there is nothing
   * left to do.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean beginAnew(UUID id) {
    lock(id);
    update(BEGIN_ANEW, Map.of("id", id));
    return !one(IS_WHOLE, Boolean.class, Map.of("id", id)).orElseThrow();
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void add(UUID id, Taken taken, List<TypedRow> rows, Instant now) {
    sql.of(ADD)
        .bind("id", id)
        .bind("taken", taken.taken())
        .bind("known", taken.known())
        .bind("libraries", taken.libraries())
        .update();
    if (!taken.problems().isEmpty()) {
      refuse(id, taken.problems(), rows, now.plus(REFUSALS_KEPT));
    }
  }

  private void refuse(UUID id, List<Problem> problems, List<TypedRow> rows, Instant expires) {
    var byNumber = rows.stream().collect(toMap(TypedRow::number, row -> row));
    var refused = problems.stream().map(problem -> byNumber.get(problem.number())).toList();
    sql.of(REFUSE)
        .bind("id", id)
        .bind("expires", expires)
        .bind("numbers", TextArray.of(refused, TypedRow::number))
        .bind("cutShort", TextArray.of(refused, TypedRow::cutShort))
        .bind("cells", TextArray.of(refused, row -> written(row.cells())))
        .bind("problems", TextArray.of(problems, problem -> written(problem.errors())))
        .update();
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void complete(UUID id, Instant now) {
    update(COMPLETE, Map.of("id", id, "now", now));
  }

  List<Delivery> newest(UseDesk desk, int most) {
    return seenBy(desk, sql.of(NEWEST).bind("most", most)).list(Delivery.class);
  }

  Optional<Delivery> find(UUID id, UseDesk desk) {
    return seenBy(desk, sql.of(ONE).bind("id", id)).first(Delivery.class);
  }

  private static Sql.Statement seenBy(UseDesk desk, Sql.Statement query) {
    return query
        .bind("everywhere", desk.libraries().all())
        .bind("subject", desk.subject())
        .bind("codes", desk.libraries().codes());
  }

  List<Refusal> refused(UUID id, int after, int most) {
    return sql
        .of(REFUSED)
        .bind("id", id)
        .bind("after", after)
        .bind("most", most)
        .list(RefusedRow.class)
        .stream()
        .map(this::refusal)
        .toList();
  }

  private Refusal refusal(RefusedRow row) {
    return new Refusal(
        new TypedRow(row.number(), row.cutShort(), read(row.cells(), CELLS)),
        read(row.problems(), PROBLEMS));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void takeOut(UUID id, List<TypedRow> rows) {
    update(TAKE_OUT, Map.of("id", id, "numbers", TextArray.of(rows, TypedRow::number)));
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return update(PURGE, Map.of("before", before, "limit", limit));
  }

  private int update(String statement, Map<String, ?> values) {
    return sql.of(statement).bind(values).update();
  }

  private <T> Optional<T> one(String statement, Class<T> type, Map<String, ?> values) {
    return sql.of(statement).bind(values).first(type);
  }

  private String written(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a refused row cannot be written");
    }
  }

  /** What Jackson says of a failure would quote the row. */
  private <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a refused row cannot be read");
    }
  }
}
