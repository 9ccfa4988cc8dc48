package throughline.volunteers.standing;

import static java.util.Comparator.comparing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.volunteers.role.VolunteerRole;
import throughline.volunteers.role.VolunteerRoles;
import throughline.volunteers.standing.Completions.Recorded;
import throughline.volunteers.standing.PeopleOfPlaces.OfPlaces;
import throughline.volunteers.standing.Standing.State;
import throughline.volunteers.standing.Standings.Asked;

/** Why somebody may help in their roles or not, for themselves and for their coordinators. */
@ApplicationScoped
public class ShowStanding {
  private static final int MOST = 100;

  /** The roles that somebody was accepted for and has on the day, and those that they ask for. */
  private static final String ROLES_OF_ONE =
      """
      SELECT role_code FROM volunteer_role
      WHERE volunteer_id = :volunteer AND since <= :day AND (until IS NULL OR until >= :day)
      UNION SELECT role_code FROM application WHERE volunteer_id = :volunteer AND state = 'WAITING'
      ORDER BY role_code
      """;

  private static final String ROLES_AT_PLACES =
      """
      SELECT volunteer_id AS volunteer, role_code AS role, coalesce(display_name, '') AS name
        FROM volunteer_role
        JOIN role ON role.code = role_code
        JOIN volunteer ON volunteer.id = volunteer_id AND status IN ('ACTIVE', 'PAUSED') AND merged_into IS NULL
        LEFT JOIN person_details ON person_id = volunteer_id
       WHERE since <= :today AND (until IS NULL OR until >= :today)
         AND (:everywhere OR EXISTS (
               SELECT FROM volunteer_place
                WHERE volunteer_place.volunteer_id = volunteer.id AND place_code = ANY (CAST(:places AS text[]))))
       ORDER BY name, volunteer_id, role_code
      """;

  /** How somebody stands, and what of it was recorded. */
  record OfOne(OfPlaces person, List<StandingView> standings, List<Recorded> recorded) {}

  /** Somebody with a renewal or something missing. */
  record Concern(UUID volunteer, String name, StandingView standing) {
    /** Hides the name from any log that this object slips into. */
    @Override
    public String toString() {
      return "Concern " + volunteer;
    }
  }

  /** Who is not cleared, and whose time runs out. */
  record Renewals(Concerns notCleared, Concerns due) {}

  /** Those that are shown of all. */
  record Concerns(List<Concern> shown, int total) {
    public boolean isMore() {
      return total > shown.size();
    }
  }

  private record Found(InRole who, Standing standing) {}

  private record InRole(UUID volunteer, String role, String name) {
    @Override
    public String toString() {
      return "InRole " + volunteer;
    }
  }

  private final Standings standings;
  private final PeopleOfPlaces volunteers;
  private final Completions completions;
  private final VolunteerRoles roles;
  private final People people;
  private final Sql sql;
  private final Clock clock;

  ShowStanding(
      Standings standings,
      PeopleOfPlaces volunteers,
      Completions completions,
      VolunteerRoles roles,
      People people,
      Sql sql,
      Clock clock) {
    this.standings = standings;
    this.volunteers = volunteers;
    this.completions = completions;
    this.roles = roles;
    this.people = people;
    this.sql = sql;
    this.clock = clock;
  }

  @Transactional
  OfOne one(UUID volunteer, Places places) {
    return new OfOne(
        volunteers.one(volunteer, places), of(volunteer, null), completions.of(volunteer));
  }

  /** On this day, or on today if it is null, of somebody of these places. */
  @Transactional
  List<StandingView> of(UUID volunteer, LocalDate day, Places places) {
    volunteers.one(volunteer, places);
    return of(volunteer, day);
  }

  /** One's own, on this day or today. */
  @Transactional
  List<StandingView> own(String subject, LocalDate day) {
    return people.find(subject).map(volunteer -> of(volunteer, day)).orElse(List.of());
  }

  /** In each of their roles, for whoever may see them. */
  public List<StandingView> of(UUID volunteer, LocalDate asked) {
    var day = asked == null ? London.today(clock) : asked;
    var titles = titles();
    var pairs =
        sql
            .of(ROLES_OF_ONE)
            .bind("volunteer", volunteer)
            .bind("day", day)
            .list(String.class)
            .stream()
            .map(role -> new Asked(volunteer, role, day))
            .toList();
    return standings.of(pairs).stream()
        .map(standing -> StandingView.of(standing, titles.get(standing.role())))
        .toList();
  }

  /** Of all who help at these places, today. */
  @Transactional
  Renewals renewals(Places places) {
    var today = London.today(clock);
    var inRoles =
        sql.of(ROLES_AT_PLACES)
            .bind("today", today)
            .bind("everywhere", places.all())
            .bind("places", places.codes())
            .list(InRole.class);
    var found =
        standings
            .of(
                inRoles.stream()
                    .map(each -> new Asked(each.volunteer(), each.role(), today))
                    .toList())
            .stream()
            .collect(
                Collectors.toMap(
                    each -> new Asked(each.volunteer(), each.role(), today), Function.identity()));
    var concerns =
        inRoles.stream()
            .map(
                each -> new Found(each, found.get(new Asked(each.volunteer(), each.role(), today))))
            .toList();
    return new Renewals(
        in(State.NOT_CLEARED, concerns.stream()),
        in(
            State.RENEWAL_DUE,
            concerns.stream()
                .filter(each -> !each.standing().due().isEmpty())
                .sorted(comparing(each -> each.standing().due().get(0).lastDay()))));
  }

  /** The first of them: whoever puts one right sees the next. */
  private Concerns in(State state, Stream<Found> found) {
    var titles = titles();
    var all = found.filter(each -> each.standing().state() == state).toList();
    return new Concerns(
        all.stream()
            .limit(MOST)
            .map(
                each ->
                    new Concern(
                        each.who().volunteer(),
                        each.who().name(),
                        StandingView.of(each.standing(), titles.get(each.standing().role()))))
            .toList(),
        all.size());
  }

  private Map<String, String> titles() {
    return roles.all().stream()
        .collect(Collectors.toMap(VolunteerRole::code, VolunteerRole::title));
  }
}
