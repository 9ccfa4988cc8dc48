package throughline.membership.imports;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.Statements;

/** The statements on the files. Inside a transaction they take part in it. */
@Singleton
class ImportFiles {

  private static final String KEEP =
      """
      INSERT INTO import_file (id, office_code, digest, uploaded_by, uploaded_at, row_count, left_out,
                               columns, enrol_work, expires_at)
      VALUES (?, ?, ?, ?, ?, 0, 0, ?, gen_random_uuid(), ?)
      ON CONFLICT ON CONSTRAINT import_file_once_uq DO NOTHING
      """;

  private static final String COUNTED =
      "UPDATE import_file SET row_count = ?, left_out = ?, month_first_row = ? WHERE id = ?";

  private static final String CHECKED =
      """
      UPDATE import_file SET checked_at = ?, held = ?
       WHERE id = ? AND checked_at IS NULL AND discarded_at IS NULL
      """;

  private static final String ENROLLED_BY =
      """
      UPDATE import_file SET enrolled_by = coalesce(enrolled_by, ?)
       WHERE id = ? AND discarded_at IS NULL
      """;

  /** Until the transaction ends nobody discards it. */
  private static final String STANDS =
      "SELECT id FROM import_file WHERE id = ? AND discarded_at IS NULL FOR KEY SHARE";

  /** The digest goes, too, so that the same file can be sent again. */
  private static final String DISCARD =
      """
      UPDATE import_file SET discarded_by = ?, discarded_at = ?, refusal_reason = ?, expires_at = ?,
        digest = uuid_send(gen_random_uuid())
       WHERE id = ? AND discarded_at IS NULL AND expires_at > ? AND (? OR held AND released_at IS NULL)
      """;

  private static final String LOCK = "SELECT id FROM import_file WHERE id = ? FOR UPDATE";

  private static final String REFUSAL_READ =
      """
      UPDATE import_file SET refusal_read_at = ?
       WHERE id = ? AND refusal_reason IS NOT NULL AND refusal_read_at IS NULL AND uploaded_by = ?
      """;

  private static final String COUNT_REFUSED =
      """
      SELECT count(*) FROM import_file
       WHERE uploaded_by = ? AND refusal_reason IS NOT NULL AND refusal_read_at IS NULL
      """;

  private static final String RELEASE =
      """
      UPDATE import_file SET released_by = ?, released_at = ?, release_reason = ?
       WHERE id = ? AND held AND released_at IS NULL AND discarded_at IS NULL AND uploaded_by <> ?
      """;

  private static final String READ =
      """
      SELECT file.*, office.name AS office_name
        FROM import_file file JOIN office ON office.code = file.office_code
      """;

  private static final String ONE = READ + " WHERE file.id = ? AND (? OR office_code = ANY (?))";

  private static final String TAKE = ONE + " FOR UPDATE OF file";

  private static final String SAME = READ + " WHERE office_code = ? AND digest = ?";

  private static final String OF_WORK = READ + " WHERE file.id = ? OR enrol_work = ?";

  private static final String NEWEST =
      READ + " WHERE ? OR office_code = ANY (?) ORDER BY uploaded_at DESC, file.id LIMIT ?";

  private static final String HELD =
      READ
          + " WHERE held AND released_at IS NULL AND discarded_at IS NULL ORDER BY uploaded_at, file.id";

  private static final String COUNT_TO_ENROL =
      """
      SELECT count(*) FROM import_file
       WHERE (? OR office_code = ANY (?)) AND checked_at IS NOT NULL AND enrolled_by IS NULL
         AND (NOT held OR released_at IS NOT NULL) AND expires_at > ?
      """;

  private final Statements statements;

  ImportFiles(Statements statements) {
    this.statements = statements;
  }

  /** False if the office has sent the same file. */
  boolean keep(
      UUID id,
      String office,
      byte[] digest,
      String who,
      Instant now,
      List<Column> columns,
      Instant expires) {
    var names = columns.stream().map(Enum::name).toArray(String[]::new);
    return statements.update(KEEP, id, office, digest, who, now, names, expires) == 1;
  }

  ImportFile same(String office, byte[] digest) {
    return statements.first(SAME, ImportFiles::file, office, digest).orElseThrow();
  }

  void counted(UUID file, int rows, int leftOut, Integer monthFirstRow) {
    statements.update(COUNTED, rows, leftOut, monthFirstRow, file);
  }

  void checked(UUID file, Instant now, boolean held) {
    statements.update(CHECKED, now, held, file);
  }

  /** False if it was discarded meanwhile. */
  boolean enrolledBy(UUID file, String who) {
    return statements.update(ENROLLED_BY, who, file) == 1;
  }

  /** False if it was discarded; if not, nobody does so until the transaction ends. */
  boolean stands(UUID file) {
    return statements.first(STANDS, row -> row.getObject(1), file).isPresent();
  }

  /**
   * Marks a file whose rows are to be wiped now, and waits for those that are being judged or
   * taken. False if it was done before, or there is nothing left to wipe.
   *
   * @param refusal why it was refused, of a file that is held; null if its office discards it
   */
  boolean discard(UUID file, String who, Instant now, RefusalReason refusal) {
    statements.first(LOCK, row -> row.getObject(1), file);
    var reason = refusal == null ? null : refusal.name();
    return statements.update(DISCARD, who, now, reason, now, file, now, refusal == null) == 1;
  }

  /** Notes that whoever sent the file knows that it was refused. */
  void refusalRead(UUID file, String who, Instant now) {
    statements.update(REFUSAL_READ, now, file, who);
  }

  /** How many files that this person sent were refused without their knowing. */
  long countRefused(String who) {
    return statements.first(COUNT_REFUSED, row -> row.getLong(1), who).orElseThrow();
  }

  /** False if it is not held any more, or whoever releases it has sent it. */
  boolean release(UUID file, String who, Instant now, ReleaseReason reason) {
    return statements.update(RELEASE, who, now, reason.name(), file, who) == 1;
  }

  /**
   * A file of these offices.
   *
   * @throws NotFound also if it is another office's
   */
  ImportFile of(UUID id, Places places) {
    return statements
        .first(ONE, ImportFiles::file, id, places.all(), codes(places))
        .orElseThrow(() -> new NotFound("file with this number"));
  }

  /**
   * The same one, of which nobody asks to enrol it until the transaction ends.
   *
   * @throws NotFound also if it is another office's
   */
  @Transactional(Transactional.TxType.MANDATORY)
  ImportFile take(UUID id, Places places) {
    return statements
        .first(TAKE, ImportFiles::file, id, places.all(), codes(places))
        .orElseThrow(() -> new NotFound("file with this number"));
  }

  /** The file that is checked, or enrolled, under this work. */
  Optional<ImportFile> ofWork(UUID work) {
    return statements.first(OF_WORK, ImportFiles::file, work, work);
  }

  List<ImportFile> newest(Places places, int most) {
    return statements.all(NEWEST, ImportFiles::file, places.all(), codes(places), most);
  }

  /** How many of these offices can be enrolled from and were not. */
  long countToEnrol(Places places, Instant now) {
    return statements
        .first(COUNT_TO_ENROL, row -> row.getLong(1), places.all(), codes(places), now)
        .orElseThrow();
  }

  /** Those that wait for somebody to look again, the longest first. */
  List<ImportFile> held() {
    return statements.all(HELD, ImportFiles::file);
  }

  private static String[] codes(Places places) {
    return places.codes().toArray(String[]::new);
  }

  private static ImportFile file(ResultSet row) throws SQLException {
    return new ImportFile(
        row.getObject("id", UUID.class),
        row.getString("office_code"),
        row.getString("office_name"),
        row.getString("uploaded_by"),
        Statements.instant(row, "uploaded_at"),
        row.getInt("row_count"),
        row.getInt("left_out"),
        row.getObject("month_first_row", Integer.class),
        Arrays.stream((String[]) row.getArray("columns").getArray()).map(Column::valueOf).toList(),
        row.getObject("enrol_work", UUID.class),
        Statements.instant(row, "checked_at"),
        row.getString("enrolled_by"),
        row.getBoolean("held"),
        Statements.instant(row, "released_at"),
        Statements.instant(row, "discarded_at"),
        RefusalReason.of(row.getString("refusal_reason")),
        Statements.instant(row, "expires_at"));
  }
}
