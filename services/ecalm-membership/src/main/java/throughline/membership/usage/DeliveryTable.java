package throughline.membership.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.membership.usage.TakeRows.Taken;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;

/** What came in by which file or call, and the rows of it that were refused. */
@ApplicationScoped
class DeliveryTable implements ExpiringRows {

  /** How long a refused row is kept, since it may hold a card. */
  static final Duration REFUSALS_KEPT = Duration.ofDays(30);

  private static final String BEGIN =
      """
      INSERT INTO use_delivery (id, kind, batch, file_name, digest, sent_by, received_at, libraries, taken, known)
      VALUES (?, ?, ?, ?, ?, ?, ?, '{}', 0, 0)
      ON CONFLICT ON CONSTRAINT use_delivery_once_uq DO NOTHING
      """;

  private static final String SAME =
      "SELECT id FROM use_delivery WHERE sent_by = ? AND kind = ? AND batch = ? AND digest = ?";

  /** No lock of the row, which the parts of a file change in transactions of their own. */
  private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))";

  private static final String BEGIN_ANEW =
      """
      WITH gone AS (DELETE FROM use_refusal WHERE delivery_id = ?)
      UPDATE use_delivery SET taken = 0, known = 0 WHERE id = ?
      """;

  private static final String ADD =
      """
      UPDATE use_delivery
         SET taken = taken + ?, known = known + ?,
             libraries = (SELECT coalesce(array_agg(DISTINCT code ORDER BY code), '{}')
                            FROM unnest(libraries || ?::text[]) AS code)
       WHERE id = ?
      """;

  private static final String REFUSE =
      """
      INSERT INTO use_refusal (delivery_id, expires_at, row_number, cut_short, cells, problems)
      SELECT ?, ?, row.* FROM unnest(?::int[], ?::boolean[], ?::jsonb[], ?::jsonb[]) AS row
      """;

  private static final String COMPLETE = "UPDATE use_delivery SET completed_at = ? WHERE id = ?";

  private static final String VIEW =
      """
      SELECT d.*, (SELECT count(*) FROM use_refusal r WHERE r.delivery_id = d.id) AS refused FROM use_delivery d
      """;

  /** Rows of a file that is not all of one's own libraries are seen by who sent it. */
  private static final String SEEN = " (? OR d.sent_by = ? OR d.libraries && ?::text[]) ";

  private static final String NEWEST =
      VIEW + " WHERE " + SEEN + " ORDER BY d.received_at DESC, d.id LIMIT ?";

  private static final String ONE = VIEW + " WHERE d.id = ? AND " + SEEN;

  private static final String REFUSED =
      """
      SELECT row_number, cut_short, cells, problems FROM use_refusal WHERE delivery_id = ? AND row_number > ?
       ORDER BY row_number LIMIT ?
      """;

  private static final String TRY_AGAIN =
      "DELETE FROM use_refusal WHERE delivery_id = ? AND row_number = ANY (?::int[])";

  private static final String PURGE =
      """
      DELETE FROM use_refusal WHERE (delivery_id, row_number) IN (
        SELECT delivery_id, row_number FROM use_refusal WHERE expires_at <= ? LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  /** A refused row as it was typed, with what is wrong in it. */
  record Refusal(TypedRow row, List<FieldError> problems) {}

  private static final TypeReference<Map<Column, String>> CELLS = new TypeReference<>() {};
  private static final TypeReference<List<FieldError>> PROBLEMS = new TypeReference<>() {};

  private final Statements statements;
  private final ObjectMapper json;

  DeliveryTable(Statements statements, ObjectMapper json) {
    this.statements = statements;
    this.json = json;
  }

  /**
   * Begins one.
   *
   * @param digest of a file; null for a call
   * @return its id; that of before if the same person sent the same file as the same batch
   */
  @Transactional(Transactional.TxType.MANDATORY)
  UUID begin(UseKind kind, String batch, String file, byte[] digest, String sender, Instant now) {
    var id = UUID.randomUUID();
    return statements.update(BEGIN, id, kind.name(), batch, file, digest, sender, now) == 1
        ? id
        : statements
            .first(SAME, row -> row.getObject(1, UUID.class), sender, kind.name(), batch, digest)
            .orElseThrow();
  }

  /**
   * Nobody else takes rows of it in until the transaction ends, which it does with whoever is
   * killed.
   *
   * @throws Conflict if somebody does at this moment
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void lock(UUID id) {
    if (!statements.first(LOCK, row -> row.getBoolean(1), id.toString()).orElseThrow()) {
      throw new Conflict(
          "file-being-taken-in",
          "This file is being taken in. Wait a minute, then open the list of what came in to see"
              + " what became of it");
    }
  }

  /** Forgets how far one came that was broken off. */
  @Transactional(Transactional.TxType.MANDATORY)
  void beginAnew(UUID id) {
    statements.update(BEGIN_ANEW, id, id);
  }

  /** What became of some of its rows. */
  @Transactional(Transactional.TxType.MANDATORY)
  void add(UUID id, Taken taken, List<TypedRow> rows, Instant now) {
    statements.update(
        ADD, taken.taken(), taken.known(), taken.libraries().toArray(String[]::new), id);
    if (taken.problems().isEmpty()) {
      return;
    }
    var byNumber = rows.stream().collect(Collectors.toMap(TypedRow::number, row -> row));
    statements.update(
        REFUSE,
        id,
        now.plus(REFUSALS_KEPT),
        SqlArrays.of(taken.problems(), Problem::number),
        SqlArrays.of(taken.problems(), problem -> byNumber.get(problem.number()).cutShort()),
        SqlArrays.of(taken.problems(), problem -> written(byNumber.get(problem.number()).cells())),
        SqlArrays.of(taken.problems(), problem -> written(problem.errors())));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void complete(UUID id, Instant now) {
    statements.update(COMPLETE, now, id);
  }

  /** The newest that this person sees. */
  List<Delivery> newest(UseDesk desk, int most) {
    return statements.all(
        NEWEST,
        row -> delivery(row, desk),
        desk.libraries().all(),
        desk.subject(),
        codes(desk.libraries()),
        most);
  }

  /** One, if this person sees it. */
  Optional<Delivery> find(UUID id, UseDesk desk) {
    return statements.first(
        ONE,
        row -> delivery(row, desk),
        id,
        desk.libraries().all(),
        desk.subject(),
        codes(desk.libraries()));
  }

  /** Some of its refused rows, those behind a number first. */
  List<Refusal> refused(UUID id, int after, int most) {
    return statements.all(REFUSED, this::refusal, id, after, most);
  }

  /** These are refused no more: they are tried again. */
  @Transactional(Transactional.TxType.MANDATORY)
  int takeOut(UUID id, List<TypedRow> rows) {
    return statements.update(TRY_AGAIN, id, SqlArrays.of(rows, TypedRow::number));
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return statements.update(PURGE, before, limit);
  }

  private static String[] codes(Places places) {
    return places.codes().toArray(String[]::new);
  }

  private static Delivery delivery(ResultSet row, UseDesk desk) throws SQLException {
    return new Delivery(
        row.getObject("id", UUID.class),
        UseKind.valueOf(row.getString("kind")),
        row.getString("batch"),
        row.getString("file_name"),
        Statements.instant(row, "received_at"),
        row.getTimestamp("completed_at") != null,
        row.getInt("taken"),
        row.getInt("known"),
        row.getInt("refused"),
        desk.libraries().all() || row.getString("sent_by").equals(desk.subject()));
  }

  private Refusal refusal(ResultSet row) throws SQLException {
    return new Refusal(
        new TypedRow(row.getInt(1), row.getBoolean(2), read(row.getString(3), CELLS)),
        read(row.getString(4), PROBLEMS));
  }

  private String written(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a refused row cannot be written");
    }
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a refused row cannot be read");
    }
  }
}
