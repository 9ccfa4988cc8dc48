package throughline.membership.usage;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;

/** The headcounts and whose cards were shown, as long as they can be corrected. */
@ApplicationScoped
class AttendanceTable {

  private static final String KNOWN =
      """
      SELECT row_ref AS ref, revision, counts, library_code AS library, day, event, under5s FROM attendance
       WHERE batch = :batch AND row_ref = ANY (:refs)
      """;

  private static final String STORE =
      """
      INSERT INTO attendance (batch, row_ref, revision, counts, library_code, day, event, under5s)
      SELECT :batch, row.*
        FROM unnest(CAST(:refs AS text[]), CAST(:revisions AS int[]), CAST(:counts AS boolean[]),
                    CAST(:libraries AS text[]), CAST(:days AS date[]), CAST(:events AS text[]),
                    CAST(:under5s AS int[])) AS row
      ON CONFLICT (batch, row_ref) DO UPDATE
         SET revision = EXCLUDED.revision, counts = EXCLUDED.counts, library_code = EXCLUDED.library_code,
             day = EXCLUDED.day, event = EXCLUDED.event, under5s = EXCLUDED.under5s
      """;

  private static final String THERE =
      """
      SELECT m.row_ref AS ref, m.member_key AS member, a.day
        FROM attendance_member m JOIN attendance a USING (batch, row_ref)
      """;

  private static final String MEMBERS = THERE + " WHERE batch = :batch AND row_ref = ANY (:refs)";

  private static final String OF_MEMBER_SINCE =
      THERE + " WHERE m.member_key = :member AND a.day >= :since";

  private static final String NOBODY =
      "DELETE FROM attendance_member WHERE batch = :batch AND row_ref = ANY (:refs)";

  private static final String WERE_THERE =
      """
      INSERT INTO attendance_member (batch, row_ref, member_key)
      SELECT :batch, there.* FROM unnest(CAST(:refs AS text[]), CAST(:members AS uuid[])) AS there
      ON CONFLICT DO NOTHING
      """;

  private static final String NOT_THERE_SINCE =
      """
      DELETE FROM attendance_member m USING attendance a
       WHERE m.member_key = :member AND a.batch = m.batch AND a.row_ref = m.row_ref AND a.day >= :since
      """;

  /** A headcount as it is kept. */
  record AttendanceRow(
      String ref,
      int revision,
      boolean counts,
      String library,
      LocalDate day,
      String event,
      int under5s)
      implements UseRow<AttendanceRow> {

    @Override
    public boolean saysTheSameAs(AttendanceRow other) {
      return counts == other.counts
          && (!counts
              || under5s == other.under5s
                  && Objects.equals(library, other.library)
                  && Objects.equals(day, other.day)
                  && Objects.equals(event, other.event));
    }

    @Override
    public AttendanceRow takenBack(int newRevision) {
      return new AttendanceRow(ref, newRevision, false, library, day, event, under5s);
    }
  }

  /** A member who was at what a row tells of. */
  record There(String ref, UUID member, LocalDate day) {}

  private final Sql sql;

  AttendanceTable(Sql sql) {
    this.sql = sql;
  }

  Map<String, AttendanceRow> known(String batch, List<AttendanceRow> rows) {
    var refs = TextArray.of(rows, AttendanceRow::ref);
    return list(KNOWN, AttendanceRow.class, Map.of("batch", batch, "refs", refs)).stream()
        .collect(toMap(AttendanceRow::ref, Function.identity()));
  }

  List<There> members(String batch, Collection<AttendanceRow> rows) {
    var refs = TextArray.of(rows, AttendanceRow::ref);
    return list(MEMBERS, There.class, Map.of("batch", batch, "refs", refs));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void store(String batch, Collection<AttendanceRow> rows, Collection<There> there) {
    var refs = TextArray.of(rows, AttendanceRow::ref);
    sql.of(STORE)
        .bind("batch", batch)
        .bind("refs", refs)
        .bind("revisions", TextArray.of(rows, AttendanceRow::revision))
        .bind("counts", TextArray.of(rows, AttendanceRow::counts))
        .bind("libraries", TextArray.of(rows, AttendanceRow::library))
        .bind("days", TextArray.of(rows, AttendanceRow::day))
        .bind("events", TextArray.of(rows, AttendanceRow::event))
        .bind("under5s", TextArray.of(rows, row -> row.counts() ? row.under5s() : null))
        .update();
    sql.of(NOBODY).bind("batch", batch).bind("refs", refs).update();
    sql.of(WERE_THERE)
        .bind("batch", batch)
        .bind("refs", TextArray.of(there, There::ref))
        .bind("members", TextArray.of(there, There::member))
        .update();
  }

  List<There> ofMember(UUID member, LocalDate since) {
    return list(OF_MEMBER_SINCE, There.class, Map.of("member", member, "since", since));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void takeFromMember(UUID member, LocalDate since) {
    var values = Map.of("member", member, "since", since);
    sql.of(NOT_THERE_SINCE).bind(values).update();
  }

  private <T> List<T> list(String statement, Class<T> type, Map<String, ?> values) {
    return sql.of(statement).bind(values).list(type);
  }
}
