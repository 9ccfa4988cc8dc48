package throughline.membership.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import throughline.membership.card.CardNumber;
import throughline.membership.imports.CheckVisits.CheckedRow;
import throughline.membership.person.match.AlikeAmong;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.OfVault;
import throughline.platform.core.time.London;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;
import throughline.platform.files.table.TypedRow;

/** The statements on the rows, which are personal: nothing outside of this package reads them. */
@Singleton
class ImportRows implements ExpiringRows {

  private static final String KEEP =
      """
      INSERT INTO vault.import_row (file_id, row_number, visit, cells, child_key, card_number, found)
      SELECT :file, * FROM unnest(CAST(:numbers AS integer[]), CAST(:visits AS integer[]), CAST(:cells AS jsonb[]),
        CAST(:children AS text[]), CAST(:cards AS text[]), CAST(:found AS text[]))
      """;

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
            CASE WHEN cells ->> 'REGISTER_ENTRY' IS NOT NULL
              THEN min(row_number) OVER (
                PARTITION BY upper(regexp_replace(cells ->> 'REGISTER_ENTRY', '[[:space:]]', '', 'g'))) END AS entry
          FROM vault.import_row WHERE file_id = :file) first) again
      WHERE file_id = :file AND import_row.row_number = again.row_number AND again.words <> ''
      """;

  private static final String NEXT_VISITS =
      """
      SELECT DISTINCT visit FROM vault.import_row
      WHERE file_id = :file AND outcome = :outcome AND taken_at IS NULL ORDER BY visit LIMIT :most
      """;

  /** Rows that somebody else has taken meanwhile are left out after the wait. */
  private static final String OF_VISITS =
      """
      SELECT row_number AS number, visit, cells, found FROM vault.import_row
      WHERE file_id = :file AND visit = ANY (CAST(:visits AS integer[])) AND taken_at IS NULL
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
        member_key = judged.member_key, taken_at = CASE WHEN judged.taken THEN CAST(:now AS timestamptz) END,
        cells = CASE WHEN judged.outcome = 'SUPPRESSED' THEN CAST('{}' AS jsonb)
                     WHEN EXISTS (SELECT FROM vault.address_policy secret
                                  WHERE secret.member_key = judged.member_key AND policy = 'RESTRICTED')
                       THEN cells - 'ADDRESS' - 'POSTCODE'
                     ELSE cells END,
        child_key = CASE WHEN judged.outcome <> 'SUPPRESSED' THEN child_key END,
        card_number = CASE WHEN judged.outcome <> 'SUPPRESSED' THEN card_number END
      FROM unnest(CAST(:numbers AS integer[]), CAST(:outcomes AS text[]), CAST(:notes AS text[]),
                  CAST(:members AS uuid[]), CAST(:taken AS boolean[]))
        AS judged (row_number, outcome, notes, member_key, taken)
      WHERE file_id = :file AND import_row.row_number = ANY (CAST(:numbers AS integer[]))
        AND import_row.row_number = judged.row_number
      """;

  private static final String IN_ORDER =
      """
      SELECT row_number AS number, visit, cells, found FROM vault.import_row
      WHERE file_id = :file AND row_number > :after ORDER BY row_number LIMIT :most
      """;

  private static final String OF_VISIT =
      """
      SELECT row_number AS number, visit, cells, found FROM vault.import_row
      WHERE file_id = :file AND taken_at IS NULL AND visit = (
        SELECT visit FROM vault.import_row WHERE file_id = :file AND row_number = :number)
      ORDER BY row_number FOR UPDATE
      """;

  private static final String IS_NO_DUPLICATE =
      """
      UPDATE vault.import_row SET cells = cells || '{"NOT_A_DUPLICATE": "Yes"}'
      WHERE file_id = :file AND row_number = :number AND outcome = 'REVIEW' AND taken_at IS NULL
      """;

  private static final String NAMED_CARDS =
      "SELECT card_number FROM vault.import_row WHERE file_id = :file AND card_number IS NOT NULL";

  private static final String PROMISED_CARDS =
      """
      SELECT count(*) FROM vault.import_row
      WHERE file_id = :file AND outcome = 'NEW' AND taken_at IS NULL AND cells ->> 'CARD' IS NULL
      """;

  private static final String COUNTS =
      """
      SELECT outcome, sum(number) AS rows, sum(number) FILTER (WHERE taken) AS taken
      FROM (
        SELECT outcome, taken_at IS NOT NULL AS taken, count(*) AS number
        FROM vault.import_row WHERE file_id = :file GROUP BY 1, 2
        UNION ALL
        SELECT outcome, taken, number FROM import_count WHERE file_id = :file) counted
      GROUP BY outcome
      """;

  private static final String LIST =
      """
      SELECT row_number AS number, cells, outcome, notes, taken_at IS NOT NULL AS taken, card.number AS card,
        CASE WHEN member.enrolled_at_office = file.office_code THEN member.key END AS record,
        known.given_names, known.family_name, known.not_named_yet, known.date_of_birth
      FROM vault.import_row
      JOIN import_file file ON file.id = import_row.file_id
      LEFT JOIN member ON member.key = import_row.member_key
      LEFT JOIN vault.child known ON known.member_key = member.key
        AND member.enrolled_at_office = file.office_code
      LEFT JOIN card ON card.member_key = import_row.member_key AND card.voided_at IS NULL
        AND import_row.taken_at IS NOT NULL
      WHERE file_id = :file AND outcome = ANY (:kinds) AND row_number > :after AND row_number < :before
      """;

  private static final String FORWARD = LIST + " ORDER BY row_number LIMIT :most";
  private static final String BACKWARD = LIST + " ORDER BY row_number DESC LIMIT :most";

  private static final String BEFORE =
      """
      SELECT count(*) FROM vault.import_row
      WHERE file_id = :file AND outcome = ANY (:kinds) AND row_number < :number
      """;

  private static final String WAITING =
      """
      SELECT count(*) FROM vault.import_row
      WHERE file_id = :file AND outcome = ANY (:kinds) AND taken_at IS NULL
      """;

  private static final String WIPE =
      """
      WITH wiped AS (
        DELETE FROM vault.import_row WHERE file_id = :file
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
          WHERE file.expires_at <= :before LIMIT :limit FOR UPDATE OF import_row SKIP LOCKED)
        RETURNING file_id, outcome, taken_at IS NOT NULL AS taken),
      counted AS (
        INSERT INTO import_count AS before (file_id, outcome, taken, number)
        SELECT file_id, outcome, taken, count(*) FROM wiped GROUP BY file_id, outcome, taken
        ON CONFLICT ON CONSTRAINT import_count_pk
        DO UPDATE SET number = before.number + EXCLUDED.number)
      SELECT count(*) FROM wiped
      """;

  private static final TypeReference<Map<String, String>> CELLS = new TypeReference<>() {};

  /** How many rows of a kind there are, and with how many of them something was done. */
  record Count(Outcome outcome, int rows, int taken) {}

  private record Kept(int number, int visit, String cells, String found) {}

  private record ListedRow(
      int number,
      String cells,
      Outcome outcome,
      String notes,
      UUID record,
      String card,
      String givenNames,
      String familyName,
      boolean notNamedYet,
      LocalDate dateOfBirth) {

    String known() {
      return dateOfBirth == null
          ? null
          : "%s, born %s"
              .formatted(
                  new ChildName(givenNames, familyName, notNamedYet).inFull(),
                  London.date(dateOfBirth));
    }
  }

  /**
   * A row as it is listed.
   *
   * @param record of whom it is like, or became; null if there is none at the file's office
   * @param known who that is, in words; null if there is none
   * @param card which the child has been given; null if none
   */
  record Listed(TypedRow row, List<String> notes, UUID record, String known, String card) {}

  private final Sql sql;
  private final ObjectMapper json;

  ImportRows(@OfVault Sql sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  void keep(UUID file, List<ImportRow> rows, Function<ImportRow, String> card) {
    sql.of(KEEP)
        .bind("file", file)
        .bind("numbers", TextArray.of(rows, ImportRow::number))
        .bind("visits", TextArray.of(rows, ImportRow::visit))
        .bind("cells", TextArray.of(rows, row -> written(row.cells())))
        .bind("children", TextArray.of(rows, row -> row.childKey().orElse(null)))
        .bind("cards", TextArray.of(rows, card))
        .bind("found", TextArray.of(rows, ImportRow::found))
        .update();
  }

  void findRepeats(UUID file) {
    sql.of(TELL_PLANNER).update();
    sql.of(FIND_REPEATS).bind("file", file).update();
  }

  /**
   * The next visits that have a row of this kind, whole, nobody else's to judge until the
   * transaction ends.
   */
  List<ImportRow> next(UUID file, Outcome outcome, int visits) {
    var next =
        sql.of(NEXT_VISITS)
            .bind("file", file)
            .bind("outcome", outcome)
            .bind("most", visits)
            .list(Integer.class);
    return next.isEmpty()
        ? List.of()
        : rows(sql.of(OF_VISITS).bind("file", file).bind("visits", next));
  }

  /** Every child of the file, so that each is compared with those before it. */
  AlikeAmong alike(UUID file, LocalDate today) {
    var alike = new AlikeAmong();
    var after = 0;
    List<ImportRow> some;
    do {
      some = inOrder(file, after);
      for (var row : some) {
        row.newcomer(today).ifPresent(child -> alike.add(row.visit(), row.number(), child));
        after = row.number();
      }
    } while (!some.isEmpty());
    return alike;
  }

  private List<ImportRow> inOrder(UUID file, int after) {
    return rows(
        sql.of(IN_ORDER).bind("file", file).bind("after", after).bind("most", UploadFile.AT_ONCE));
  }

  /** Whoever sent the file has looked at this row; false if it does not wait for that. */
  boolean isNoDuplicate(UUID file, int number) {
    return sql.of(IS_NO_DUPLICATE).bind("file", file).bind("number", number).update() == 1;
  }

  List<ImportRow> ofVisit(UUID file, int number) {
    return rows(sql.of(OF_VISIT).bind("file", file).bind("number", number));
  }

  void judged(UUID file, List<CheckedRow> rows, Instant now) {
    sql.of(JUDGED)
        .bind("file", file)
        .bind("now", now)
        .bind("numbers", TextArray.of(rows, row -> row.row().number()))
        .bind("outcomes", TextArray.of(rows, CheckedRow::outcome))
        .bind("notes", TextArray.of(rows, ImportRows::notes))
        .bind("members", TextArray.of(rows, CheckedRow::member))
        .bind("taken", TextArray.of(rows, CheckedRow::taken))
        .update();
  }

  private static String notes(CheckedRow row) {
    return row.notes().isEmpty() ? null : String.join("\n", row.notes());
  }

  List<CardNumber> namedCards(UUID file) {
    return sql.of(NAMED_CARDS).bind("file", file).list(String.class).stream()
        .map(CardNumber::new)
        .toList();
  }

  /** How many rows wait for a card of the stock. */
  int promisedCards(UUID file) {
    return sql.of(PROMISED_CARDS).bind("file", file).one(Integer.class);
  }

  int waiting(UUID file, Outcome... kinds) {
    return sql.of(WAITING).bind("file", file).bind("kinds", List.of(kinds)).one(Integer.class);
  }

  void wipe(UUID file) {
    sql.of(WIPE).bind("file", file).update();
  }

  List<Count> counts(UUID file) {
    return sql.of(COUNTS).bind("file", file).list(Count.class);
  }

  List<Listed> behind(UUID file, List<Outcome> kinds, int number, int most) {
    return listed(FORWARD, file, kinds, number, Integer.MAX_VALUE, most);
  }

  List<Listed> before(UUID file, List<Outcome> kinds, int number, int most) {
    return listed(BACKWARD, file, kinds, 0, number, most);
  }

  int countBefore(UUID file, List<Outcome> kinds, int number) {
    return sql.of(BEFORE)
        .bind("file", file)
        .bind("kinds", kinds)
        .bind("number", number)
        .one(Integer.class);
  }

  private List<Listed> listed(
      String query, UUID file, List<Outcome> kinds, int after, int before, int most) {
    return sql
        .of(query)
        .bind("file", file)
        .bind("kinds", kinds)
        .bind("after", after)
        .bind("before", before)
        .bind("most", most)
        .list(ListedRow.class)
        .stream()
        .map(
            row ->
                new Listed(
                    new TypedRow(row.number(), false, read(row.cells())),
                    row.notes() == null ? List.of() : row.notes().lines().toList(),
                    row.record(),
                    row.known(),
                    row.card()))
        .toList();
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return sql.of(PURGE).bind("before", before).bind("limit", limit).one(Integer.class);
  }

  private List<ImportRow> rows(Sql.Statement query) {
    return query.list(Kept.class).stream()
        .map(row -> new ImportRow(row.number(), row.visit(), read(row.cells()), row.found()))
        .toList();
  }

  private String written(Map<String, String> cells) {
    try {
      return json.writeValueAsString(cells);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts are always written as JSON");
    }
  }

  /** What Jackson says of a failure would quote the row. */
  private Map<String, String> read(String cells) {
    try {
      return json.readValue(cells, CELLS);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("a row of a file cannot be read again");
    }
  }
}
