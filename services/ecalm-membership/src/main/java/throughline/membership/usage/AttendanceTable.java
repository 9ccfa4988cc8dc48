package throughline.membership.usage;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import throughline.platform.core.time.London;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;

/** The headcounts and whose cards were shown, as long as they can be corrected. */
@ApplicationScoped
class AttendanceTable implements ExpiringRows {

  private static final String KNOWN =
      """
      SELECT row_ref, revision, counts, library_code, day, event, under5s FROM attendance
       WHERE batch = ? AND row_ref = ANY (?::text[])
      """;

  private static final String STORE =
      """
      INSERT INTO attendance (batch, row_ref, revision, counts, library_code, day, event, under5s)
      SELECT ?, row.*
        FROM unnest(?::text[], ?::int[], ?::boolean[], ?::text[], ?::date[], ?::text[], ?::int[]) AS row
      ON CONFLICT (batch, row_ref) DO UPDATE
         SET revision = EXCLUDED.revision, counts = EXCLUDED.counts, library_code = EXCLUDED.library_code,
             day = EXCLUDED.day, event = EXCLUDED.event, under5s = EXCLUDED.under5s
      """;

  private static final String MEMBERS =
      """
      SELECT m.member_key, m.row_ref, a.day FROM attendance_member m JOIN attendance a USING (batch, row_ref)
       WHERE batch = ? AND row_ref = ANY (?::text[])
      """;

  private static final String NOBODY =
      "DELETE FROM attendance_member WHERE batch = ? AND row_ref = ANY (?::text[])";

  private static final String WERE_THERE =
      """
      INSERT INTO attendance_member (batch, row_ref, member_key)
      SELECT ?, there.* FROM unnest(?::text[], ?::uuid[]) AS there
      ON CONFLICT DO NOTHING
      """;

  private static final String DAYS_OF_MEMBER_SINCE =
      """
      SELECT m.member_key, m.row_ref, a.day FROM attendance_member m JOIN attendance a USING (batch, row_ref)
       WHERE m.member_key = ? AND a.day >= ?
      """;

  private static final String NOT_THERE_SINCE =
      """
      DELETE FROM attendance_member m USING attendance a
       WHERE m.member_key = ? AND a.batch = m.batch AND a.row_ref = m.row_ref AND a.day >= ?
      """;

  private static final String PURGE =
      """
      DELETE FROM attendance WHERE (batch, row_ref) IN (
        SELECT batch, row_ref FROM attendance WHERE day < ? LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  /** A member who was at what a row tells of. */
  record There(String ref, UUID member, LocalDate day) {}

  private final Statements statements;

  AttendanceTable(Statements statements) {
    this.statements = statements;
  }

  /** Those of these rows that have come before, by reference. */
  Map<String, AttendanceRow> known(String batch, List<Attendance> rows) {
    return statements
        .all(KNOWN, AttendanceTable::row, batch, SqlArrays.of(rows, Attendance::ref))
        .stream()
        .collect(toMap(AttendanceRow::ref, Function.identity()));
  }

  /** Who was there by what these rows said so far. */
  List<There> members(String batch, Collection<AttendanceRow> rows) {
    return statements.all(
        MEMBERS, AttendanceTable::there, batch, SqlArrays.of(rows, AttendanceRow::ref));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void store(String batch, Collection<AttendanceRow> rows, Collection<There> there) {
    var refs = SqlArrays.of(rows, AttendanceRow::ref);
    statements.update(
        STORE,
        batch,
        refs,
        SqlArrays.of(rows, AttendanceRow::revision),
        SqlArrays.of(rows, AttendanceRow::counts),
        SqlArrays.of(rows, AttendanceRow::library),
        SqlArrays.of(rows, AttendanceRow::day),
        SqlArrays.of(rows, AttendanceRow::event),
        SqlArrays.of(rows, row -> row.counts() ? row.under5s() : null));
    statements.update(NOBODY, batch, refs);
    statements.update(
        WERE_THERE, batch, SqlArrays.of(there, There::ref), SqlArrays.of(there, There::member));
  }

  /** Where a member was from that day on. */
  List<There> ofMember(UUID member, LocalDate since) {
    return statements.all(DAYS_OF_MEMBER_SINCE, AttendanceTable::there, member, since);
  }

  /** The member was nowhere from that day on, as far as anybody under 5 is counted. */
  @Transactional(Transactional.TxType.MANDATORY)
  void takeFromMember(UUID member, LocalDate since) {
    statements.update(NOT_THERE_SINCE, member, since);
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return statements.update(PURGE, Kept.from(London.dateOf(before)), limit);
  }

  private static AttendanceRow row(ResultSet row) throws SQLException {
    return new AttendanceRow(
        row.getString("row_ref"),
        row.getInt("revision"),
        row.getBoolean("counts"),
        row.getString("library_code"),
        row.getObject("day", LocalDate.class),
        row.getString("event"),
        row.getInt("under5s"));
  }

  private static There there(ResultSet row) throws SQLException {
    return new There(
        row.getString("row_ref"),
        row.getObject("member_key", UUID.class),
        row.getObject("day", LocalDate.class));
  }
}
