package throughline.membership.librarysystem;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import throughline.membership.librarysystem.LibrarySystem.Refused;
import throughline.membership.librarysystem.PatronRecord.PatronField;
import throughline.membership.librarysystem.ResolvePatronSync.PatronSyncAction;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;
import throughline.platform.files.table.TableWriter;
import throughline.platform.web.input.Form;

/**
 * Files of members that somebody takes along and the library system imports. A file holds who is in
 * it; what holds of them is read when it is taken.
 */
@ApplicationScoped
public class PatronFiles implements ExpiringRows {
  private static final Period KEPT = Period.ofDays(90);
  private static final int PART = 500;
  private static final UUID FROM_THE_FIRST = new UUID(0, 0);

  /** Who can be chosen. */
  enum Which {
    NOT_HANDED_OVER,
    PERIOD
  }

  /** Who is to go into a file, as typed. */
  public record Request(String which, String from, String to) {
    static Request of(Form form) {
      return new Request(form.text("which"), form.date("from"), form.date("to"));
    }

    /** Everybody who was enrolled from one day to another, both included. */
    public static Request ofPeriod(LocalDate from, LocalDate to) {
      return new Request(Which.PERIOD.name(), from.toString(), to.toString());
    }
  }

  /**
   * A file as its page shows it.
   *
   * @param members how many of whoever looks are in it
   * @param taken whether it was taken, so that it can have been imported
   * @param confirmedAt when it was last said of these members that it was imported; null while it
   *     was not of one who was taken along
   * @param blocked the cards that were blocked before and go on, which no file can say
   */
  record View(
      UUID id,
      Instant madeAt,
      long members,
      boolean taken,
      Instant confirmedAt,
      List<String> blocked) {}

  private static final String MAKE = "INSERT INTO patron_file (id, made_at) VALUES (:file, :now)";
  private static final String CHOOSE =
      """
      INSERT INTO patron_file_member (file_id, member_key)
      SELECT :file, member.key FROM hand_over JOIN member ON member.key = hand_over.member_key
      WHERE %s AND %s = 'KEEP' AND %s
      """;
  private static final String NOT_HANDED_OVER =
      CHOOSE.formatted(
          "state IN ('WAITING', 'FAILED')", Instruction.OF_MEMBER, PatronSyncScope.OPEN_AT);
  private static final String OF_PERIOD =
      CHOOSE.formatted(
          "member.enrolled_on BETWEEN :from AND :to",
          Instruction.OF_MEMBER,
          PatronSyncScope.OPEN_AT);

  /** One library says nothing of what another has imported. */
  private static final String VIEW =
      """
      SELECT file.id, made_at, count(*) AS members, bool_or(entry.changes IS NOT NULL) AS taken,
             CASE WHEN bool_and(entry.imported_at IS NOT NULL) FILTER (WHERE entry.changes IS NOT NULL)
                  THEN max(entry.imported_at) END AS confirmed_at,
             array_remove(array_agg(CASE WHEN hand_over.blocked THEN (
               SELECT number FROM card WHERE card.member_key = entry.member_key
               ORDER BY voided_at IS NOT NULL, given_at DESC, number LIMIT 1) END), NULL) AS blocked
      FROM (SELECT * FROM patron_file WHERE %s) AS file
      JOIN patron_file_member entry ON entry.file_id = file.id
      %s
      LEFT JOIN hand_over ON hand_over.member_key = entry.member_key
      GROUP BY file.id, made_at ORDER BY made_at DESC, id
      """;

  private static final String ONE = VIEW.formatted("id = :file", PatronSyncScope.HOME_OF_ENTRY);

  /** Which they are is found first, so that of all others nobody's row is read. */
  private static final String NEWEST =
      VIEW.formatted(
          """
          EXISTS (
            SELECT FROM patron_file_member entry
            %s
            WHERE entry.file_id = patron_file.id)
          ORDER BY made_at DESC, id LIMIT 10
          """
              .formatted(PatronSyncScope.HOME_OF_ENTRY),
          PatronSyncScope.HOME_OF_ENTRY);

  /** Before the members are read, so that a change of meanwhile counts as one that is not in it. */
  private static final String BEGIN =
      """
      UPDATE patron_file_member entry
      SET changes = hand_over.changes,
          imported_at = CASE WHEN entry.changes = hand_over.changes THEN entry.imported_at END
      FROM hand_over JOIN member ON member.key = hand_over.member_key
      WHERE hand_over.member_key = entry.member_key AND entry.file_id = :file
        AND %s = 'KEEP' AND %s
      """
          .formatted(Instruction.OF_MEMBER, PatronSyncScope.OPEN_AT);

  /** From now on there may be somebody to block there, whether or not it is ever confirmed. */
  private static final String LEAVES =
      """
      UPDATE hand_over SET told_at = :now, told_by = 'FILE'
      FROM patron_file_member entry
      %s
      WHERE entry.member_key = hand_over.member_key AND entry.file_id = :file
        AND entry.changes = hand_over.changes
      """
          .formatted(PatronSyncScope.HOME_OF_ENTRY);

  private static final String MEMBERS =
      """
      SELECT entry.member_key FROM patron_file_member entry
      %s
      WHERE entry.file_id = :file AND entry.member_key > :last AND entry.changes IS NOT NULL
      ORDER BY entry.member_key LIMIT :part
      """
          .formatted(PatronSyncScope.HOME_OF_ENTRY);
  private static final String SYNCED =
      """
      UPDATE hand_over SET state = 'TOLD', blocked = false, tries = 0, reason = NULL
      FROM patron_file_member entry
      %s
      WHERE entry.member_key = hand_over.member_key AND entry.file_id = :file
        AND entry.changes = hand_over.changes
      """
          .formatted(PatronSyncScope.HOME_OF_ENTRY);
  private static final String CONFIRM =
      """
      UPDATE patron_file_member entry SET imported_at = :now
      FROM home_library_spell home
      WHERE home.member_key = entry.member_key AND home.to_date IS NULL
        AND (:everywhere OR home.library_code = ANY (:libraries))
        AND entry.file_id = :file AND entry.changes IS NOT NULL
      """;
  private static final String DELETE_BATCH =
      """
      DELETE FROM patron_file WHERE id IN (
        SELECT id FROM patron_file WHERE made_at <= :made
        ORDER BY made_at LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  private final Jdbi jdbi;
  private final QueryPatrons queryPatrons;
  private final PatronRecord record;
  private final AuditTrail trail;
  private final Clock clock;

  PatronFiles(
      Jdbi jdbi, QueryPatrons queryPatrons, PatronRecord record, AuditTrail trail, Clock clock) {
    this.jdbi = jdbi;
    this.queryPatrons = queryPatrons;
    this.record = record;
    this.trail = trail;
    this.clock = clock;
  }

  /** Notes who is in the file, of the members who belong to these libraries. */
  @Transactional
  public UUID make(Request typed, Places libraries) {
    var fields =
        new Fields()
            .called("which", "Who goes into it")
            .called("from", "First day")
            .called("to", "Last day");
    var which = fields.oneOf("which", typed.which(), Which.class, "Choose who goes into the file");
    var today = London.today(clock);
    var isPeriod = which == Which.PERIOD;
    var from =
        isPeriod ? fields.dateNear(today, "from", typed.from(), "Enter the first day") : null;
    var to = isPeriod ? fields.dateNear(today, "to", typed.to(), "Enter the last day") : null;
    if (from != null && to != null && to.isBefore(from)) {
      fields.reject("to", "The last day must not be before the first day");
    }
    fields.throwIfAny();
    var file = UUID.randomUUID();
    jdbi.useHandle(
        handle ->
            handle.createUpdate(MAKE).bind("file", file).bind("now", clock.instant()).execute());
    var chosen =
        jdbi.withHandle(
            handle -> {
              var choose = handle.createUpdate(isPeriod ? OF_PERIOD : NOT_HANDED_OVER);
              if (isPeriod) {
                choose.bind("from", from).bind("to", to);
              }
              return PatronSyncScope.bind(choose, libraries).bind("file", file).execute();
            });
    if (chosen == 0) {
      throw new InvalidInput(
          "which",
          isPeriod
              ? "Nobody was enrolled in these days whose card goes on. Choose other days"
              : "Everybody was handed over. Choose a period to take a file again");
    }
    return file;
  }

  /** Those of the newest that hold a member who belongs to these libraries. */
  List<View> newest(Places libraries) {
    return jdbi.withHandle(
        handle ->
            PatronSyncScope.bind(handle.createQuery(NEWEST), libraries).mapTo(View.class).list());
  }

  /** Throws {@link NotFound} also if it holds nobody who belongs to these libraries. */
  View one(UUID file, Places libraries) {
    return jdbi.withHandle(
            handle ->
                PatronSyncScope.bind(handle.createQuery(ONE), libraries)
                    .bind("file", file)
                    .mapTo(View.class)
                    .findOne())
        .orElseThrow(() -> new NotFound("file with this number"));
  }

  /**
   * Writes the file that Koha's "Import patrons" takes. By parts, so that neither memory nor a
   * transaction grows with it. Whose card does not go on is not in it.
   */
  public void write(OutputStream out, UUID file, Places libraries, Actor who) throws IOException {
    begin(file, libraries, who);
    try (var table =
        TableWriter.to(out, TableWriter.Kind.UNMARKED_CSV, "", PatronField.columns())) {
      var part = membersAfter(FROM_THE_FIRST, file, libraries);
      while (!part.isEmpty()) {
        for (var patron : queryPatrons.of(part)) {
          write(table, patron);
        }
        part = membersAfter(part.get(part.size() - 1), file, libraries);
      }
    }
  }

  /** Writes down who takes it, and up to which change each member is in it. */
  @Transactional
  void begin(UUID file, Places libraries, Actor who) {
    update(BEGIN, file, libraries);
    update(LEAVES, file, libraries);
    trail.append(
        AuditEntry.of(who, PatronSyncAction.FILE_TAKEN, AuditedRecord.of("patron-file", file)));
  }

  private List<UUID> membersAfter(UUID last, UUID file, Places libraries) {
    return jdbi.withHandle(
        handle ->
            PatronSyncScope.bind(handle.createQuery(MEMBERS), libraries)
                .bind("file", file)
                .bind("last", last)
                .bind("part", PART)
                .mapTo(UUID.class)
                .list());
  }

  private void write(TableWriter table, Patron patron) throws IOException {
    if (patron.instruction() != Instruction.KEEP) {
      return;
    }
    try {
      var fields = record.of(patron);
      table.row(Stream.of(PatronField.values()).map(fields::get).toArray());
    } catch (Refused homeless) {
      // Whoever belongs to no library is in nobody's file: it was moved away in this moment.
    }
  }

  /**
   * Somebody has imported it: its members need not be told of, as far as they were in it. Whoever
   * changed since it was taken still waits, and so do members of other libraries.
   */
  @Transactional
  public void confirm(UUID file, Places libraries, Actor who) {
    if (!one(file, libraries).taken()) {
      throw new Conflict(
          "file-not-taken", "Nobody has downloaded this file. Download it and import it first");
    }
    var synced = update(SYNCED, file, libraries);
    update(CONFIRM, file, libraries);
    trail.append(
        AuditEntry.of(who, PatronSyncAction.FILE_CONFIRMED, AuditedRecord.of("patron-file", file)));
    Log.infof("event=patron-file-confirmed file=%s members=%d", file, synced);
  }

  private int update(String sql, UUID file, Places libraries) {
    return jdbi.withHandle(
        handle ->
            PatronSyncScope.bind(handle.createUpdate(sql), libraries)
                .configure(
                    SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .bind("file", file)
                .bind("now", clock.instant())
                .execute());
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    var made = before.atZone(London.ZONE).minus(KEPT).toInstant();
    return jdbi.withHandle(
        handle ->
            handle.createUpdate(DELETE_BATCH).bind("made", made).bind("limit", limit).execute());
  }
}
