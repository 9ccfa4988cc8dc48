package throughline.membership.imports;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.imports.DecideFile.RefusalReason;
import throughline.membership.imports.DecideFile.ReleaseReason;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.Sql;

/** The statements on the files. */
@Singleton
class ImportFiles {

  private static final String KEEP =
      """
      INSERT INTO import_file (id, office_code, digest, uploaded_by, uploaded_at, row_count, left_out,
                               columns, enrol_work, expires_at)
      VALUES (:file, :office, :digest, :who, :now, 0, 0, :columns, gen_random_uuid(), :expires)
      ON CONFLICT ON CONSTRAINT import_file_once_uq DO NOTHING
      """;

  private static final String COUNTED =
      """
      UPDATE import_file SET row_count = :rows, left_out = :leftOut, month_first_row = :monthFirstRow
       WHERE id = :file
      """;

  private static final String CHECKED =
      """
      UPDATE import_file SET checked_at = :now, held = :held
       WHERE id = :file AND checked_at IS NULL AND discarded_at IS NULL
      """;

  private static final String ENROLLED_BY =
      """
      UPDATE import_file SET enrolled_by = coalesce(enrolled_by, :who)
       WHERE id = :file AND discarded_at IS NULL
      """;

  /** Until the transaction ends nobody discards it. */
  private static final String STANDS =
      "SELECT id FROM import_file WHERE id = :file AND discarded_at IS NULL FOR KEY SHARE";

  /** The digest goes, too, so that the same file can be sent again. */
  private static final String DISCARD =
      """
      UPDATE import_file SET discarded_by = :who, discarded_at = :now, refusal_reason = :reason, expires_at = :now,
        digest = uuid_send(gen_random_uuid())
       WHERE id = :file AND discarded_at IS NULL AND expires_at > :now
         AND (CAST(:reason AS text) IS NULL OR held AND released_at IS NULL)
      """;

  private static final String LOCK = "SELECT id FROM import_file WHERE id = :file FOR UPDATE";

  private static final String REFUSAL_READ =
      """
      UPDATE import_file SET refusal_read_at = :now
       WHERE id = :file AND refusal_reason IS NOT NULL AND refusal_read_at IS NULL AND uploaded_by = :who
      """;

  private static final String COUNT_REFUSED =
      """
      SELECT count(*) FROM import_file
       WHERE uploaded_by = :who AND refusal_reason IS NOT NULL AND refusal_read_at IS NULL
      """;

  private static final String RELEASE =
      """
      UPDATE import_file SET released_by = :who, released_at = :now, release_reason = :reason
       WHERE id = :file AND held AND released_at IS NULL AND discarded_at IS NULL AND uploaded_by <> :who
      """;

  private static final String READ =
      """
      SELECT file.*, file.office_code AS office, file.row_count AS rows, office.name AS office_name
        FROM import_file file JOIN office ON office.code = file.office_code
      """;

  private static final String ONE =
      READ + " WHERE file.id = :file AND (:everywhere OR office_code = ANY (:codes))";

  private static final String TAKE = ONE + " FOR UPDATE OF file";

  private static final String SAME = READ + " WHERE office_code = :office AND digest = :digest";

  private static final String OF_WORK = READ + " WHERE file.id = :work OR enrol_work = :work";

  private static final String NEWEST =
      READ
          + " WHERE :everywhere OR office_code = ANY (:codes) ORDER BY uploaded_at DESC, file.id LIMIT :most";

  private static final String HELD =
      READ
          + " WHERE held AND released_at IS NULL AND discarded_at IS NULL ORDER BY uploaded_at, file.id";

  private static final String COUNT_TO_ENROL =
      """
      SELECT count(*) FROM import_file
       WHERE (:everywhere OR office_code = ANY (:codes)) AND checked_at IS NOT NULL AND enrolled_by IS NULL
         AND (NOT held OR released_at IS NOT NULL) AND expires_at > :now
      """;

  private final Sql sql;

  ImportFiles(Sql sql) {
    this.sql = sql;
  }

  /** False if the office has sent the same file. */
  boolean keep(
      UUID id,
      String office,
      byte[] digest,
      String who,
      Instant now,
      List<String> columns,
      Instant expires) {
    return sql.of(KEEP)
            .bind("file", id)
            .bind("office", office)
            .bind("digest", digest)
            .bind("who", who)
            .bind("now", now)
            .bind("columns", columns)
            .bind("expires", expires)
            .update()
        == 1;
  }

  ImportFile same(String office, byte[] digest) {
    return sql.of(SAME).bind("office", office).bind("digest", digest).one(ImportFile.class);
  }

  void counted(UUID file, int rows, int leftOut, Integer monthFirstRow) {
    sql.of(COUNTED)
        .bind("file", file)
        .bind("rows", rows)
        .bind("leftOut", leftOut)
        .bind("monthFirstRow", monthFirstRow)
        .update();
  }

  void checked(UUID file, Instant now, boolean held) {
    sql.of(CHECKED).bind("file", file).bind("now", now).bind("held", held).update();
  }

  /** False if it was discarded meanwhile. */
  boolean enrolledBy(UUID file, String who) {
    return sql.of(ENROLLED_BY).bind("file", file).bind("who", who).update() == 1;
  }

  /** False if it was discarded; if not, nobody does so until the transaction ends. */
  boolean stands(UUID file) {
    return sql.of(STANDS).bind("file", file).first(UUID.class).isPresent();
  }

  /**
   * Marks a file whose rows are to be wiped now, and waits for those that are being judged or
   * taken. False if it was done before, or there is nothing left to wipe.
   *
   * @param refusal why it was refused, of a file that is held; null if its office discards it
   */
  boolean discard(UUID file, String who, Instant now, RefusalReason refusal) {
    sql.of(LOCK).bind("file", file).first(UUID.class);
    return sql.of(DISCARD)
            .bind("file", file)
            .bind("who", who)
            .bind("now", now)
            .bind("reason", refusal)
            .update()
        == 1;
  }

  /** Notes that whoever sent the file knows that it was refused. */
  void refusalRead(UUID file, String who, Instant now) {
    sql.of(REFUSAL_READ).bind("file", file).bind("who", who).bind("now", now).update();
  }

  long countRefused(String who) {
    return sql.of(COUNT_REFUSED).bind("who", who).one(Long.class);
  }

  /** False if it is not held any more, or whoever releases it has sent it. */
  boolean release(UUID file, String who, Instant now, ReleaseReason reason) {
    return sql.of(RELEASE)
            .bind("file", file)
            .bind("who", who)
            .bind("now", now)
            .bind("reason", reason)
            .update()
        == 1;
  }

  /**
   * A file of these offices.
   *
   * @throws NotFound also if it is another office's
   */
  ImportFile of(UUID id, Places places) {
    return file(ONE, id, places);
  }

  /** The same one, of which nobody asks to enrol it until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  ImportFile take(UUID id, Places places) {
    return file(TAKE, id, places);
  }

  private ImportFile file(String query, UUID id, Places places) {
    return at(query, places)
        .bind("file", id)
        .first(ImportFile.class)
        .orElseThrow(() -> new NotFound("file with this number"));
  }

  /** The file that is checked, or enrolled, under this work. */
  Optional<ImportFile> ofWork(UUID work) {
    return sql.of(OF_WORK).bind("work", work).first(ImportFile.class);
  }

  List<ImportFile> newest(Places places, int most) {
    return at(NEWEST, places).bind("most", most).list(ImportFile.class);
  }

  /** How many of these offices can be enrolled from and were not. */
  long countToEnrol(Places places, Instant now) {
    return at(COUNT_TO_ENROL, places).bind("now", now).one(Long.class);
  }

  /** Those that wait for somebody to look again, the longest first. */
  List<ImportFile> held() {
    return sql.of(HELD).list(ImportFile.class);
  }

  private Sql.Statement at(String text, Places places) {
    return sql.of(text).bind("everywhere", places.all()).bind("codes", places.codes());
  }
}
