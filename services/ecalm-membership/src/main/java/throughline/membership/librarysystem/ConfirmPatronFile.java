package throughline.membership.librarysystem;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.Statements;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;

/** Somebody has imported a file: its members are handed over, as far as they were in it. */
@ApplicationScoped
public class ConfirmPatronFile {
  private static final String HANDED_OVER =
      """
      UPDATE hand_over SET state = 'TOLD', blocked = false, tries = 0, reason = NULL
      FROM patron_file_member entry
      JOIN home_library_spell home ON home.member_key = entry.member_key AND home.to_date IS NULL
        AND (? OR home.library_code = ANY (?))
      WHERE entry.member_key = hand_over.member_key AND entry.file_id = ?
        AND entry.changes = hand_over.changes
      """;

  private static final String CONFIRM =
      """
      UPDATE patron_file_member entry SET imported_at = ?
      FROM home_library_spell home
      WHERE home.member_key = entry.member_key AND home.to_date IS NULL
        AND (? OR home.library_code = ANY (?))
        AND entry.file_id = ? AND entry.changes IS NOT NULL
      """;

  private final ShowPatronFiles showPatronFiles;
  private final Statements statements;
  private final AuditTrail trail;
  private final Clock clock;

  ConfirmPatronFile(
      ShowPatronFiles showPatronFiles, Statements statements, AuditTrail trail, Clock clock) {
    this.showPatronFiles = showPatronFiles;
    this.statements = statements;
    this.trail = trail;
    this.clock = clock;
  }

  /** Whoever changed since the file was taken still waits, and so do members of other libraries. */
  @Transactional
  public void confirm(UUID file, Places libraries, Actor who) {
    if (!showPatronFiles.one(file, libraries).taken()) {
      throw new Conflict(
          "file-not-taken", "Nobody has downloaded this file. Download it and import it first");
    }
    var codes = libraries.codes().toArray(String[]::new);
    var told = statements.update(HANDED_OVER, libraries.all(), codes, file);
    statements.update(CONFIRM, clock.instant(), libraries.all(), codes, file);
    trail.append(
        AuditEntry.of(who, PatronSyncAction.FILE_CONFIRMED, AuditedRecord.of("patron-file", file)));
    Log.infof("event=patron-file-confirmed file=%s members=%d", file, told);
  }
}
