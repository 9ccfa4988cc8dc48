package throughline.membership.imports;

import static throughline.platform.database.Statements.texts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import throughline.membership.person.match.AlikeAmong;
import throughline.membership.person.vault.ChildName;
import throughline.platform.core.time.London;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;

/** The statements on the rows, which are personal: nothing outside of this package reads them. */
@Singleton
class ImportRows implements ExpiringRows {

  private static final String KEEP =
      """
      INSERT INTO vault.import_row (file_id, row_number, visit, cells, child_key, card_number, found)
      SELECT ?, * FROM unnest(?::integer[], ?::integer[], ?::jsonb[], ?::text[], ?::text[], ?::text[])
      """;

  /** The first of them counts; the others say so. */
  private static final String FIND_REPEATS =
      """
      UPDATE vault.import_row SET found = concat_ws(E'\\n', found, again.words)
      FROM (
        SELECT row_number,
          concat_ws(E'\\n',
            CASE WHEN child < row_number
              THEN 'Row: it says the same as row ' || child || '. Remove one of them' END,
            CASE WHEN card < row_number
              THEN 'Card number: it is that of row ' || card || ', too. Each child has a card' END,
            CASE WHEN entry < row_number
              THEN 'Register entry: it is that of row ' || entry || ', too. Each child has an entry' END
          ) AS words
        FROM (
          SELECT row_number,
            CASE WHEN child_key IS NOT NULL
              THEN min(row_number) OVER (PARTITION BY child_key) END AS child,
            CASE WHEN card_number IS NOT NULL
              THEN min(row_number) OVER (PARTITION BY card_number) END AS card,
            CASE WHEN cells ?? 'REGISTER_ENTRY'
              THEN min(row_number) OVER (
                PARTITION BY upper(regexp_replace(cells ->> 'REGISTER_ENTRY', '[[:space:]]', '', 'g'))) END AS entry
          FROM vault.import_row WHERE file_id = ?) first) again
      WHERE file_id = ? AND import_row.row_number = again.row_number AND again.words <> ''
      """;

  private static final String NEXT_VISITS =
      """
      SELECT DISTINCT visit FROM vault.import_row
      WHERE file_id = ? AND outcome = ? AND taken_at IS NULL ORDER BY visit LIMIT ?
      """;

  /** Rows that somebody else has taken meanwhile are left out after the wait. */
  private static final String OF_VISITS =
      """
      SELECT row_number, visit, cells, found FROM vault.import_row
      WHERE file_id = ? AND visit = ANY (?) AND taken_at IS NULL
      ORDER BY visit, row_number FOR UPDATE
      """;

  /**
   * Until the planner is told, it takes a file that has just come for one without rows, and joins
   * it with itself row by row.
   */
  private static final String TELL_PLANNER = "ANALYZE vault.import_row";

  /** What is suppressed is not kept, and of whose address is secret neither is that. */
  private static final String JUDGED =
      """
      UPDATE vault.import_row SET outcome = judged.outcome, notes = judged.notes,
        member_key = judged.member_key, taken_at = CASE WHEN judged.taken THEN ?::timestamptz END,
        cells = CASE WHEN judged.outcome = 'SUPPRESSED' THEN '{}'::jsonb
                     WHEN EXISTS (SELECT FROM vault.address_policy secret
                                  WHERE secret.member_key = judged.member_key AND policy = 'RESTRICTED')
                       THEN cells - 'ADDRESS' - 'POSTCODE'
                     ELSE cells END,
        child_key = CASE WHEN judged.outcome <> 'SUPPRESSED' THEN child_key END,
        card_number = CASE WHEN judged.outcome <> 'SUPPRESSED' THEN card_number END
      FROM unnest(?::integer[], ?::text[], ?::text[], ?::uuid[], ?::boolean[])
        AS judged (row_number, outcome, notes, member_key, taken)
      WHERE file_id = ? AND import_row.row_number = ANY (?)
        AND import_row.row_number = judged.row_number
      """;

  private static final String IN_ORDER =
      """
      SELECT row_number, visit, cells, found FROM vault.import_row
      WHERE file_id = ? AND row_number > ? ORDER BY row_number LIMIT ?
      """;

  private static final String OF_VISIT =
      """
      SELECT row_number, visit, cells, found FROM vault.import_row
      WHERE file_id = ? AND taken_at IS NULL AND visit = (
        SELECT visit FROM vault.import_row WHERE file_id = ? AND row_number = ?)
      ORDER BY row_number FOR UPDATE
      """;

  private static final String IS_NO_DUPLICATE =
      """
      UPDATE vault.import_row SET cells = cells || '{"NOT_A_DUPLICATE": "Yes"}'
      WHERE file_id = ? AND row_number = ? AND outcome = 'REVIEW' AND taken_at IS NULL
      """;

  private static final String NAMED_CARDS =
      "SELECT card_number FROM vault.import_row WHERE file_id = ? AND card_number IS NOT NULL";

  private static final String PROMISED_CARDS =
      """
      SELECT count(*) FROM vault.import_row
      WHERE file_id = ? AND outcome = 'NEW' AND taken_at IS NULL AND NOT cells ?? 'CARD'
      """;

  /** Those that are there and those that were wiped. */
  private static final String COUNTS =
      """
      SELECT outcome, sum(number), sum(number) FILTER (WHERE taken)
      FROM (
        SELECT outcome, taken_at IS NOT NULL AS taken, count(*) AS number
        FROM vault.import_row WHERE file_id = ? GROUP BY 1, 2
        UNION ALL
        SELECT outcome, taken, number FROM import_count WHERE file_id = ?) counted
      GROUP BY outcome
      """;

  private static final String LIST =
      """
      SELECT row_number, cells, outcome, notes, taken_at IS NOT NULL AS taken, card.number AS card,
        CASE WHEN member.enrolled_at_office = file.office_code THEN member.key END AS record,
        known.given_names, known.family_name, known.not_named_yet, known.date_of_birth
      FROM vault.import_row
      JOIN import_file file ON file.id = import_row.file_id
      LEFT JOIN member ON member.key = import_row.member_key
      LEFT JOIN vault.child known ON known.member_key = member.key
        AND member.enrolled_at_office = file.office_code
      LEFT JOIN card ON card.member_key = import_row.member_key AND card.voided_at IS NULL
        AND import_row.taken_at IS NOT NULL
      WHERE file_id = ? AND outcome = ANY (?) AND row_number > ? AND row_number < ?
      """;

  private static final String FORWARD = LIST + " ORDER BY row_number LIMIT ?";
  private static final String BACKWARD = LIST + " ORDER BY row_number DESC LIMIT ?";

  private static final String BEFORE =
      """
      SELECT count(*) FROM vault.import_row
      WHERE file_id = ? AND outcome = ANY (?) AND row_number < ?
      """;

  private static final String WAITING =
      """
      SELECT count(*) FROM vault.import_row
      WHERE file_id = ? AND outcome = ANY (?) AND taken_at IS NULL
      """;

  private static final String WIPE =
      """
      WITH wiped AS (
        DELETE FROM vault.import_row WHERE file_id = ?
        RETURNING file_id, outcome, taken_at IS NOT NULL AS taken)
      INSERT INTO import_count AS before (file_id, outcome, taken, number)
      SELECT file_id, outcome, taken, count(*) FROM wiped GROUP BY file_id, outcome, taken
      ON CONFLICT ON CONSTRAINT import_count_pk
      DO UPDATE SET number = before.number + EXCLUDED.number
      """;

  private static final String PURGE =
      """
      WITH wiped AS (
        DELETE FROM vault.import_row WHERE (file_id, row_number) IN (
          SELECT file_id, row_number FROM vault.import_row JOIN import_file file ON file.id = file_id
          WHERE file.expires_at <= ? LIMIT ? FOR UPDATE OF import_row SKIP LOCKED)
        RETURNING file_id, outcome, taken_at IS NOT NULL AS taken),
      counted AS (
        INSERT INTO import_count AS before (file_id, outcome, taken, number)
        SELECT file_id, outcome, taken, count(*) FROM wiped GROUP BY file_id, outcome, taken
        ON CONFLICT ON CONSTRAINT import_count_pk
        DO UPDATE SET number = before.number + EXCLUDED.number)
      SELECT count(*) FROM wiped
      """;

  private static final TypeReference<Map<Column, String>> CELLS = new TypeReference<>() {};

  /** How many rows of a kind there are, and with how many of them something was done. */
  record Count(Outcome outcome, int rows, int taken) {}

  /**
   * A row as it is listed.
   *
   * @param record of whom it is like, or became; null if there is none at the file's office
   * @param known who that is, in words; null if there is none
   * @param card which the child has been given; null if none
   */
  record Listed(
      int number,
      Map<Column, String> cells,
      Outcome outcome,
      String notes,
      UUID record,
      String known,
      boolean taken,
      String card) {

    /** Hides the family from any log that this object slips into. */
    @Override
    public String toString() {
      return "Listed " + number;
    }
  }

  private final Statements statements;
  private final ObjectMapper json;

  ImportRows(Statements statements, ObjectMapper json) {
    this.statements = statements;
    this.json = json;
  }

  /**
   * Keeps rows as they were read.
   *
   * @param card the digits of the card that a row names; null if it names none
   */
  void keep(UUID file, List<ImportRow> rows, Function<ImportRow, String> card) {
    statements.update(
        KEEP,
        file,
        texts(rows, ImportRow::number),
        texts(rows, ImportRow::visit),
        texts(rows, row -> written(row.cells())),
        texts(rows, row -> row.childKey().orElse(null)),
        texts(rows, card),
        texts(rows, ImportRow::found));
  }

  /** Notes in each row which row before says the same. */
  void findRepeats(UUID file) {
    statements.update(TELL_PLANNER);
    statements.update(FIND_REPEATS, file, file);
  }

  /**
   * The next visits that have a row of this kind, whole, nobody else's to judge until the
   * transaction ends.
   */
  List<ImportRow> next(UUID file, Outcome outcome, int visits) {
    var next = statements.all(NEXT_VISITS, row -> row.getInt(1), file, outcome.name(), visits);
    return next.isEmpty()
        ? List.of()
        : statements.all(OF_VISITS, this::row, file, next.toArray(Integer[]::new));
  }

  /** Every child of the file, so that each is compared with those before it. */
  AlikeAmong alike(UUID file, LocalDate today) {
    var alike = new AlikeAmong();
    List<ImportRow> some = List.of();
    do {
      var last = some.isEmpty() ? 0 : some.get(some.size() - 1).number();
      some = statements.all(IN_ORDER, this::row, file, last, UploadFile.AT_ONCE);
      some.forEach(
          row ->
              row.newcomer(today).ifPresent(child -> alike.add(row.visit(), row.number(), child)));
    } while (!some.isEmpty());
    return alike;
  }

  /** Whoever sent the file has looked at this row; false if it does not wait for that. */
  boolean isNoDuplicate(UUID file, int number) {
    return statements.update(IS_NO_DUPLICATE, file, number) == 1;
  }

  /** The rows of the visit to which this one belongs. */
  List<ImportRow> ofVisit(UUID file, int number) {
    return statements.all(OF_VISIT, this::row, file, file, number);
  }

  void judged(UUID file, List<CheckedRow> rows, Instant now) {
    statements.update(
        JUDGED,
        now,
        texts(rows, row -> row.row().number()),
        texts(rows, CheckedRow::outcome),
        texts(rows, row -> row.notes().isEmpty() ? null : String.join("\n", row.notes())),
        texts(rows, CheckedRow::member),
        rows.stream().map(CheckedRow::taken).toArray(Boolean[]::new),
        file,
        rows.stream().map(row -> row.row().number()).toArray(Integer[]::new));
  }

  List<String> namedCards(UUID file) {
    return statements.all(NAMED_CARDS, row -> row.getString(1), file);
  }

  /** How many rows wait for a card of the stock. */
  int promisedCards(UUID file) {
    return statements.first(PROMISED_CARDS, row -> row.getInt(1), file).orElseThrow();
  }

  /** How many rows of these kinds are there with which nothing was done yet. */
  int waiting(UUID file, Outcome... kinds) {
    return statements
        .first(WAITING, row -> row.getInt(1), file, texts(List.of(kinds), Enum::name))
        .orElseThrow();
  }

  /** Wipes what is left of a file; the numbers stay. */
  void wipe(UUID file) {
    statements.update(WIPE, file);
  }

  List<Count> counts(UUID file) {
    return statements.all(
        COUNTS,
        row -> new Count(Outcome.valueOf(row.getString(1)), row.getInt(2), row.getInt(3)),
        file,
        file);
  }

  /** The rows of these kinds behind that one, by their numbers. */
  List<Listed> behind(UUID file, List<Outcome> kinds, int number, int most) {
    return list(FORWARD, file, kinds, number, Integer.MAX_VALUE, most);
  }

  /** The rows of these kinds before that one, the nearest first. */
  List<Listed> before(UUID file, List<Outcome> kinds, int number, int most) {
    return list(BACKWARD, file, kinds, 0, number, most);
  }

  /** How many rows of these kinds are before that one. */
  int countBefore(UUID file, List<Outcome> kinds, int number) {
    return statements
        .first(BEFORE, row -> row.getInt(1), file, texts(kinds, Enum::name), number)
        .orElseThrow();
  }

  private List<Listed> list(
      String query, UUID file, List<Outcome> kinds, int after, int before, int most) {
    return statements.all(query, this::listed, file, texts(kinds, Enum::name), after, before, most);
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return statements.first(PURGE, row -> row.getInt(1), before, limit).orElseThrow();
  }

  private ImportRow row(ResultSet row) throws SQLException {
    return new ImportRow(row.getInt(1), row.getInt(2), read(row.getString(3)), row.getString(4));
  }

  private Listed listed(ResultSet row) throws SQLException {
    return new Listed(
        row.getInt("row_number"),
        read(row.getString("cells")),
        Outcome.valueOf(row.getString("outcome")),
        row.getString("notes"),
        row.getObject("record", UUID.class),
        known(row),
        row.getBoolean("taken"),
        row.getString("card"));
  }

  private static String known(ResultSet row) throws SQLException {
    var born = row.getObject("date_of_birth", LocalDate.class);
    return born == null
        ? null
        : "%s, born %s"
            .formatted(
                new ChildName(
                        row.getString("given_names"),
                        row.getString("family_name"),
                        row.getBoolean("not_named_yet"))
                    .inFull(),
                London.date(born));
  }

  private String written(Map<Column, String> cells) {
    try {
      return json.writeValueAsString(cells);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts are always written as JSON");
    }
  }

  /** What Jackson says of a failure would quote the row. */
  private Map<Column, String> read(String cells) {
    try {
      var read = new EnumMap<Column, String>(Column.class);
      read.putAll(json.readValue(cells, CELLS));
      return read;
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("a row of a file cannot be read again");
    }
  }
}
