package throughline.volunteers.thanks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;
import throughline.volunteers.Roles;
import throughline.volunteers.hours.WorkedTime;
import throughline.volunteers.standing.PeopleOfPlaces;
import throughline.volunteers.thanks.GivenTime.Part;

/**
 * What somebody gave, for a certificate: their own, or that of somebody who helps at one of a
 * coordinator's places, who may have left since. Only approved time is in it.
 */
@ApplicationScoped
public class CertifyHours {
  private enum Certified {
    HOURS_CERTIFIED
  }

  /** Under any of the records that are this person; no entry is longer than 16 hours. */
  private static final String ENTRIES =
      """
      SELECT e.started_at, e.ended_at, l.name AS place, coalesce(r.title, '') AS role
      FROM hours_entry e
      JOIN volunteer v ON v.id = e.volunteer_id
      JOIN library l ON l.code = e.library_code
      LEFT JOIN role r ON r.code = e.role_code
      WHERE coalesce(v.merged_into, v.id) = (SELECT coalesce(merged_into, id) FROM volunteer WHERE id = :volunteer)
        AND e.status = 'APPROVED'
        AND e.ended_at > CAST(:from AS date) AT TIME ZONE 'Europe/London'
        AND e.started_at < (CAST(:to AS date) + 1) AT TIME ZONE 'Europe/London'
      ORDER BY e.started_at
      """;

  private record Entry(Instant startedAt, Instant endedAt, String place, String role) {}

  private record Where(String place, String role) {}

  private final People people;
  private final PeopleOfPlaces peopleOfPlaces;
  private final Sql sql;
  private final AuditTrail trail;
  private final Clock clock;

  CertifyHours(
      People people, PeopleOfPlaces peopleOfPlaces, Sql sql, AuditTrail trail, Clock clock) {
    this.people = people;
    this.peopleOfPlaces = peopleOfPlaces;
    this.sql = sql;
    this.trail = trail;
    this.clock = clock;
  }

  Span span(String from, String to) {
    return Span.read(from, to, London.today(clock));
  }

  @Transactional
  public GivenTime own(Span span, SignedIn who) {
    return given(people.recognise(who), who.displayName(), span);
  }

  /** Reading it is in the history of the volunteer's record. */
  @Transactional
  public GivenTime of(UUID volunteer, Span span, SignedIn who, Places places) {
    var found = peopleOfPlaces.one(volunteer, places);
    trail.append(
        AuditEntry.of(
            Actor.of(who.subject(), Roles.COORDINATOR),
            Certified.HOURS_CERTIFIED,
            AuditedRecord.of("volunteer", volunteer)));
    return given(volunteer, found.name(), span);
  }

  private GivenTime given(UUID volunteer, String name, Span span) {
    List<Entry> entries =
        sql.of(ENTRIES)
            .bind("volunteer", volunteer)
            .bind("from", span.from())
            .bind("to", span.to())
            .list(Entry.class);
    var minutes = new LinkedHashMap<Where, Integer>();
    var byDay = new TreeMap<LocalDate, Integer>();
    for (var entry : entries) {
      for (var day : new WorkedTime(entry.startedAt(), entry.endedAt()).days()) {
        if (span.includes(day.date())) {
          minutes.merge(new Where(entry.place(), entry.role()), day.minutes(), Integer::sum);
          byDay.merge(day.date(), day.minutes(), Integer::sum);
        }
      }
    }
    var parts =
        minutes.entrySet().stream()
            .map(part -> new Part(part.getKey().place(), part.getKey().role(), part.getValue()))
            .toList();
    return new GivenTime(name, span, parts, byDay);
  }
}
