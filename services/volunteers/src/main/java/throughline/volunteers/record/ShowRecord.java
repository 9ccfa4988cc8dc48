package throughline.volunteers.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.platform.database.audit.HistoryLine;
import throughline.platform.database.audit.RecordedAction;
import throughline.volunteers.Roles;
import throughline.volunteers.rota.Rota;
import throughline.volunteers.rota.Rota.Expected;
import throughline.volunteers.standing.PeopleOfPlaces;
import throughline.volunteers.standing.ShowStanding;
import throughline.volunteers.standing.StandingAction;
import throughline.volunteers.standing.StandingView;
import throughline.volunteers.volunteer.Volunteer;
import throughline.volunteers.volunteer.VolunteerHistory;

/** All of one volunteer that a coordinator of their places works with. Changes nothing. */
@ApplicationScoped
class ShowRecord {
  private static final int DAYS_AHEAD = 14;
  private static final int HISTORY = 20;

  private static final String WHO =
      """
      SELECT volunteer.id, coalesce(display_name, :former) AS name, status, status_since, email_address, phone,
             ARRAY(SELECT library.name FROM volunteer_place JOIN library ON code = place_code
                    WHERE volunteer_id = volunteer.id ORDER BY 1) AS places
        FROM volunteer LEFT JOIN person_details ON person_id = volunteer.id
       WHERE volunteer.id = :id
      """;

  /** Of the financial year that began on the day, and of the one before. */
  private static final String HOURS =
      """
      SELECT extract(year FROM first)::int AS first_year,
             coalesce(extract(epoch FROM sum(given) FILTER (WHERE status IN ('APPROVED', 'DISPUTED'))) / 60, 0)::int AS approved,
             coalesce(extract(epoch FROM sum(given) FILTER (WHERE status = 'SUBMITTED')) / 60, 0)::int AS waiting
        FROM (SELECT CAST(:begun AS timestamp) - make_interval(years => n) AS first FROM generate_series(0, 1) AS n) AS year
       CROSS JOIN LATERAL (
             SELECT first AT TIME ZONE 'Europe/London' AS begins,
                    (first + interval '1 year') AT TIME ZONE 'Europe/London' AS ends) AS span
        LEFT JOIN LATERAL (
             SELECT status, least(ended_at, ends) - greatest(started_at, begins) AS given
               FROM hours_entry
              WHERE volunteer_id = :id AND started_at >= begins - interval '16 hours' AND started_at < ends
                AND ended_at > begins) AS entry ON true
       GROUP BY first ORDER BY first DESC
      """;

  private static final String DISPUTES =
      """
      SELECT hours_entry.id, started_at, library.name AS place, change_reason AS why
        FROM hours_entry JOIN library ON code = library_code
       WHERE volunteer_id = :id AND status = 'DISPUTED'
         AND (:everywhere OR library_code = ANY (CAST(:places AS text[])))
       ORDER BY started_at, hours_entry.id
      """;

  /** Who it is. */
  public record Who(
      UUID id,
      String name,
      Volunteer.Status status,
      Instant statusSince,
      String emailAddress,
      String phone,
      List<String> places) {

    public LocalDate since() {
      return London.dateOf(statusSince);
    }

    public String where() {
      return places.isEmpty() ? "Nowhere yet" : String.join(", ", places);
    }

    @Override
    public String toString() {
      return "Who " + id;
    }
  }

  /**
   * Minutes of a financial year, which runs from 1 April to 31 March.
   *
   * @param firstYear the calendar year in which it begins
   */
  public record Hours(int firstYear, int approved, int waiting) {
    public String label() {
      return firstYear + " to " + (firstYear + 1);
    }
  }

  /** Hours that the volunteer says are wrong. */
  public record Dispute(UUID id, Instant startedAt, String place, String why) {
    public LocalDate day() {
      return London.dateOf(startedAt);
    }

    @Override
    public String toString() {
      return "Dispute " + id;
    }
  }

  /** When they are expected. */
  public record Coming(LocalDate day, String place, boolean away) {}

  /** The whole of it. */
  record WholeRecord(
      Who who,
      List<StandingView> standings,
      List<Hours> hours,
      List<Coming> coming,
      List<Dispute> disputes,
      List<HistoryLine> history) {}

  private final PeopleOfPlaces people;
  private final ShowStanding showStanding;
  private final Rota rota;
  private final AuditTrail trail;
  private final Sql sql;
  private final Clock clock;

  ShowRecord(
      PeopleOfPlaces people,
      ShowStanding showStanding,
      Rota rota,
      AuditTrail trail,
      Sql sql,
      Clock clock) {
    this.people = people;
    this.showStanding = showStanding;
    this.rota = rota;
    this.trail = trail;
    this.sql = sql;
    this.clock = clock;
  }

  @Transactional
  WholeRecord show(UUID id, SignedIn reader, Places places) {
    people.one(id, places);
    var today = London.today(clock);
    return new WholeRecord(
        sql.of(WHO).bind("id", id).bind("former", Volunteer.FORMER).one(Who.class),
        showStanding.of(id, null),
        sql.of(HOURS).bind("id", id).bind("begun", yearOf(today)).list(Hours.class),
        coming(id, today),
        sql.of(DISPUTES)
            .bind("id", id)
            .bind("everywhere", places.all())
            .bind("places", places.codes())
            .list(Dispute.class),
        trail.history(VolunteerHistory.record(id), PageRequest.first(HISTORY)).stream()
            .limit(HISTORY)
            .map(action -> line(action, reader))
            .toList());
  }

  private static LocalDate yearOf(LocalDate today) {
    var april = today.withMonth(Month.APRIL.getValue()).withDayOfMonth(1);
    return april.isAfter(today) ? april.minusYears(1) : april;
  }

  private List<Coming> coming(UUID id, LocalDate today) {
    var names = names();
    return rota.of(List.of(id), today, today.plusDays(DAYS_AHEAD)).stream()
        .map(each -> coming(each, names))
        .toList();
  }

  private static Coming coming(Expected each, Map<String, String> names) {
    return new Coming(each.day(), names.getOrDefault(each.place(), each.place()), each.away());
  }

  private Map<String, String> names() {
    return sql.of("SELECT code, name FROM library").list(Place.class).stream()
        .collect(Collectors.toMap(Place::code, Place::name));
  }

  private record Place(String code, String name) {}

  private static HistoryLine line(RecordedAction action, SignedIn reader) {
    return new HistoryLine(
        action.at(),
        words(action.action()),
        who(action, reader),
        action.reason(),
        action.changes().stream().map(Change::field).distinct().map(ShowRecord::words).toList());
  }

  private static String who(RecordedAction action, SignedIn reader) {
    if (action.actor().subject().equals(reader.subject())) {
      return "you";
    }
    return switch (action.actor().role()) {
      case Roles.VOLUNTEER -> "the volunteer";
      case Roles.COORDINATOR -> "a coordinator";
      case StandingAction.GUARDIAN -> "the guardian";
      default -> "an administrator";
    };
  }

  /** "CONTACT_READ" and "contactRead" are "Contact read" where nobody has better words. */
  private static String words(String name) {
    return Stream.of(StandingAction.values())
        .filter(action -> action.name().equals(name))
        .map(StandingAction::words)
        .findFirst()
        .orElseGet(
            () -> {
              var spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('_', ' ');
              var lower = spaced.toLowerCase(Locale.UK);
              return lower.substring(0, 1).toUpperCase(Locale.UK) + lower.substring(1);
            });
  }
}
