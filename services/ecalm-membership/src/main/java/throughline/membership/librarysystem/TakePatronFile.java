package throughline.membership.librarysystem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Statements;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;

/** The members of a file, in parts, while somebody takes it along. */
@ApplicationScoped
class TakePatronFile {
  private static final int PART = 500;

  /** Before the members are read, so that a change of meanwhile counts as one that is not in it. */
  private static final String BEGIN =
      """
      UPDATE patron_file_member entry
      SET changes = hand_over.changes,
          imported_at = CASE WHEN entry.changes = hand_over.changes THEN entry.imported_at END
      FROM hand_over JOIN member ON member.key = hand_over.member_key
      WHERE hand_over.member_key = entry.member_key AND entry.file_id = ?
        AND %s = 'KEEP' AND %s
      """
          .formatted(Instruction.OF_MEMBER, PatronSyncScope.OPEN_AT);

  /** From now on there may be somebody to block there, whether or not it is ever confirmed. */
  private static final String LEAVES =
      """
      UPDATE hand_over SET told_at = ?, told_by = 'FILE'
      FROM patron_file_member entry
      JOIN home_library_spell home ON home.member_key = entry.member_key AND home.to_date IS NULL
        AND (? OR home.library_code = ANY (?))
      WHERE entry.member_key = hand_over.member_key AND entry.file_id = ?
        AND entry.changes = hand_over.changes
      """;

  private static final String MEMBERS =
      """
      SELECT entry.member_key FROM patron_file_member entry
      JOIN home_library_spell home ON home.member_key = entry.member_key AND home.to_date IS NULL
        AND (? OR home.library_code = ANY (?))
      WHERE entry.file_id = ? AND entry.member_key > ? AND entry.changes IS NOT NULL
      ORDER BY entry.member_key LIMIT ?
      """;

  static final UUID FROM_THE_FIRST = new UUID(0, 0);
  private final Statements statements;
  private final AuditTrail trail;
  private final Clock clock;

  TakePatronFile(Statements statements, AuditTrail trail, Clock clock) {
    this.statements = statements;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  void begin(UUID file, Places libraries, Actor who) {
    var codes = libraries.codes().toArray(String[]::new);
    statements.update(BEGIN, file, libraries.all(), codes);
    statements.update(LEAVES, clock.instant(), libraries.all(), codes, file);
    trail.append(
        AuditEntry.of(who, PatronSyncAction.FILE_TAKEN, AuditedRecord.of("patron-file", file)));
  }

  List<UUID> membersAfter(UUID last, UUID file, Places libraries) {
    return statements.all(
        MEMBERS,
        row -> row.getObject(1, UUID.class),
        libraries.all(),
        libraries.codes().toArray(String[]::new),
        file,
        last,
        PART);
  }
}
