package throughline.volunteers.hours;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.contracts.volunteers.HoursEntryState;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Statements;

/** Approves any number of entries by one statement. */
@Singleton
class ApprovalTable {

  /**
   * Locked in the order of their ids, so that of two coordinators who ticked the same neither waits
   * in a circle. Whoever waited looks at the row again, and leaves what was decided meanwhile.
   */
  private static final String APPROVE =
      """
      WITH picked AS (
        SELECT e.id
          FROM hours_entry e
          JOIN unnest(string_to_array(?, ',')::uuid[], string_to_array(?, ',')::bigint[])
               AS seen (id, version) ON seen.id = e.id AND seen.version = e.version
         WHERE e.status = 'SUBMITTED' AND (? OR e.library_code = ANY (string_to_array(?, ',')))
         ORDER BY e.id FOR NO KEY UPDATE OF e)
      UPDATE hours_entry e
         SET status = 'APPROVED', approved_by = ?, approved_at = ?, version = e.version + 1
        FROM picked, volunteer v
       WHERE e.id = picked.id AND v.id = e.volunteer_id
      RETURNING e.id, e.version, v.volunteer_key, e.library_code, e.started_at, e.ended_at
      """;

  private static final String OWN =
      """
      SELECT count(*) FROM hours_entry
       WHERE id = ANY (string_to_array(?, ',')::uuid[]) AND ? IN (volunteer_id, entered_by)
      """;

  /** An entry as it is after its approval. */
  record Approved(UUID id, HoursEntryState state) {}

  private final Statements statements;

  ApprovalTable(Statements statements) {
    this.statements = statements;
  }

  /** Whether one of the entries is of this person, or entered by them. */
  boolean anyOwn(PickedHours picked, UUID person) {
    return statements
        .first(OWN, row -> row.getLong(1) > 0, joined(picked.versions().keySet()), person)
        .orElseThrow();
  }

  /** Approves those that wait at these places and are as they were seen. */
  List<Approved> approve(PickedHours picked, Places places, UUID approver, Instant now) {
    return statements.all(
        APPROVE,
        ApprovalTable::approved,
        joined(picked.versions().keySet()),
        joined(picked.versions().values()),
        places.all(),
        joined(places.codes()),
        approver,
        now);
  }

  private static Approved approved(ResultSet row) throws SQLException {
    var worked =
        new WorkedTime(Statements.instant(row, "started_at"), Statements.instant(row, "ended_at"));
    return new Approved(
        row.getObject("id", UUID.class),
        new HoursEntryState(
            row.getLong("version"),
            row.getString("volunteer_key"),
            row.getString("library_code"),
            Status.APPROVED,
            worked.days()));
  }

  private static String joined(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(","));
  }
}
