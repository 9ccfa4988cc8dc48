package throughline.volunteers.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;

/** Every version that an entry ever had. A trigger writes them, and nothing changes them. */
@ApplicationScoped
class HoursLedger {
  private static final String VERSIONS =
      """
      SELECT v.version, v.status, l.name AS library_name, v.started_at, v.ended_at,
             coalesce(d.display_name, 'Somebody who has left') AS by_whom, v.changed_at,
             coalesce(v.change_reason, CASE WHEN v.version = 1 THEN v.reason END) AS why, v.adjustment
        FROM hours_version v
        JOIN library l ON l.code = v.library_code
        LEFT JOIN person_details d ON d.person_id = v.changed_by
       WHERE v.entry_id = :entry
       ORDER BY v.version DESC
      """;

  /**
   * An entry as it was.
   *
   * @param why null if nothing was said
   * @param adjustment whether it changed a time that was reported before
   */
  record Version(
      long version,
      Status status,
      String libraryName,
      Instant startedAt,
      Instant endedAt,
      String byWhom,
      Instant changedAt,
      String why,
      boolean adjustment) {

    /** "2 hours, 2pm to 4pm on 17 November 2026 at Headington". */
    public String summary() {
      var worked = new WorkedTime(startedAt, endedAt);
      return "%s, %s on %s at %s"
          .formatted(
              London.hours(worked.minutes()),
              worked.times(),
              London.date(worked.startedOn()),
              libraryName);
    }
  }

  private final Sql sql;

  HoursLedger(Sql sql) {
    this.sql = sql;
  }

  List<Version> versions(UUID entry) {
    return sql.of(VERSIONS).bind("entry", entry).list(Version.class);
  }
}
