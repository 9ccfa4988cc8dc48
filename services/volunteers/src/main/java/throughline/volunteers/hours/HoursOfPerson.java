package throughline.volunteers.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import throughline.contracts.EventContract;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.core.person.KeptOfPerson;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.messaging.Outbox;
import throughline.volunteers.hours.HoursEvents.Changed;

/**
 * The hours of somebody. They follow them when two records are one person, and stay counted when
 * nothing tells any more who it was: others are told both under the key that there is then.
 */
@ApplicationScoped
class HoursOfPerson implements KeptOfPerson {
  private static final String HELD =
      """
      SELECT e.started_at, e.ended_at, l.name AS library_name, e.status, e.reason, e.change_reason
        FROM hours_entry e JOIN library l ON l.code = e.library_code
       WHERE e.volunteer_id = ANY (CAST(:records AS uuid[])) ORDER BY e.started_at, e.id
      """;

  private static final String OVERLAP =
      """
      SELECT one.started_at FROM hours_entry one JOIN hours_entry other
          ON tstzrange(one.started_at, one.ended_at) && tstzrange(other.started_at, other.ended_at)
       WHERE one.volunteer_id = :one AND other.volunteer_id = :other
         AND one.status IN ('SUBMITTED', 'APPROVED', 'DISPUTED') AND other.status IN ('SUBMITTED', 'APPROVED', 'DISPUTED')
       ORDER BY 1 LIMIT 1
      """;

  private static final String TOO_LONG =
      """
      SELECT hours_over_16_on(:one, started_at, ended_at, id) FROM hours_entry
       WHERE volunteer_id = :other AND status IN ('SUBMITTED', 'APPROVED', 'DISPUTED')
         AND hours_over_16_on(:one, started_at, ended_at, id) IS NOT NULL
       ORDER BY 1 LIMIT 1
      """;

  private static final String APPROVED_BY_THE_OTHER =
      """
      SELECT EXISTS (SELECT FROM hours_entry
        WHERE volunteer_id IN (:one, :other) AND approved_by IN (:one, :other))
      """;

  /** Rows are locked in the order of their ids, as by whoever changes several. */
  private static final String MOVE =
      """
      WITH moved AS (
        SELECT id FROM hours_entry
         WHERE volunteer_id = :from AND coalesce(made_for, volunteer_id) = ANY (CAST(:made_for AS uuid[]))
         ORDER BY id FOR NO KEY UPDATE)
      UPDATE hours_entry e
         SET volunteer_id = :to, version = version + 1, changed_at = :now,
             made_for = nullif(coalesce(made_for, CAST(:from AS uuid)), :to)
        FROM moved WHERE e.id = moved.id
      RETURNING e.id
      """;

  /** Words may tell who somebody was; that there were some is what long and late hours need. */
  private static final String FORGET_WORDS =
      """
      WITH theirs AS (SELECT id FROM hours_entry WHERE volunteer_id = :person ORDER BY id FOR NO KEY UPDATE)
      UPDATE hours_entry e
         SET version = version + 1, changed_at = :now, reason = CASE WHEN reason IS NOT NULL THEN 'Not kept any more' END,
             change_reason = CASE WHEN change_reason IS NOT NULL THEN 'Not kept any more' END
        FROM theirs WHERE e.id = theirs.id
      RETURNING e.id
      """;

  private static final String FORGET_VERSIONS =
      """
      WITH coordinated AS (DELETE FROM place_coordinator WHERE person_id = :person)
      UPDATE hours_version SET reason = NULL, change_reason = NULL
       WHERE volunteer_id = :person AND (reason IS NOT NULL OR change_reason IS NOT NULL)
      """;

  private static final String TOLD =
      "SELECT"
          + HoursEvents.COLUMNS
          + """
             FROM hours_entry e JOIN volunteer v ON v.id = e.volunteer_id
            WHERE e.id = ANY (CAST(:ids AS uuid[])) ORDER BY e.id
            """;

  private record Line(
      Instant startedAt,
      Instant endedAt,
      String libraryName,
      Status status,
      String reason,
      String changeReason) {
    Map<String, String> parts() {
      var worked = new WorkedTime(startedAt, endedAt);
      var parts = new LinkedHashMap<String, String>();
      parts.put("Date", London.date(worked.startedOn()));
      parts.put("Time", worked.times());
      parts.put("Where", libraryName);
      parts.put("State", status.name().toLowerCase(Locale.UK));
      if (reason != null) {
        parts.put("Why so", reason);
      }
      if (changeReason != null) {
        parts.put("Why changed", changeReason);
      }
      return parts;
    }
  }

  private final Sql sql;
  private final Outbox outbox;
  private final Clock clock;

  HoursOfPerson(Sql sql, Outbox outbox, Clock clock) {
    this.sql = sql;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public Set<String> tables() {
    return Set.of("hours_entry", "hours_version", "place_coordinator");
  }

  @Override
  public List<Held> held(Collection<UUID> records) {
    return List.of(
        new Held(
            "Hours",
            sql.of(HELD).bind("records", records).list(Line.class).stream()
                .map(Line::parts)
                .toList()));
  }

  @Override
  public Optional<String> inTheWay(UUID one, UUID other) {
    if (of(APPROVED_BY_THE_OTHER, one, other).one(Boolean.class)) {
      return Optional.of(
          "One of them approved hours of the other, and nobody approves their own. Void those first");
    }
    return of(OVERLAP, one, other)
        .first(Instant.class)
        .map(
            start ->
                "Both have hours at the same time, %s. Void the wrong ones first"
                    .formatted(London.moment(start)))
        .or(
            () ->
                of(TOO_LONG, one, other)
                    .first(LocalDate.class)
                    .map(
                        day ->
                            "Together they have more than 16 hours on %s. Put those right first"
                                .formatted(London.date(day))));
  }

  private Sql.Statement of(String statement, UUID one, UUID other) {
    return sql.of(statement).bind("one", one).bind("other", other);
  }

  @Override
  public void move(UUID from, UUID to, Collection<UUID> madeFor) {
    tell(
        sql.of(MOVE)
            .bind("from", from)
            .bind("to", to)
            .bind("made_for", madeFor)
            .bind("now", clock.instant())
            .list(UUID.class));
  }

  @Override
  public void erase(UUID person) {
    var now = clock.instant();
    var theirs = sql.of(FORGET_WORDS).bind("person", person).bind("now", now).list(UUID.class);
    sql.of(FORGET_VERSIONS).bind("person", person).update();
    tell(theirs);
  }

  private void tell(List<UUID> entries) {
    var now = clock.instant();
    outbox.appendAll(
        sql.of(TOLD).bind("ids", entries).list(Changed.class).stream()
            .map(told -> told.event(kind(told.status()), now))
            .toList());
  }

  private static EventContract kind(Status status) {
    return switch (status) {
      case SUBMITTED -> VolunteerEvents.HOURS_CHANGED;
      case APPROVED -> VolunteerEvents.HOURS_APPROVED;
      case REJECTED -> VolunteerEvents.HOURS_RETURNED;
      case DISPUTED -> VolunteerEvents.HOURS_DISPUTED;
      case VOIDED -> VolunteerEvents.HOURS_VOIDED;
    };
  }
}
