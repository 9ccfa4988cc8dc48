package throughline.volunteers.standing;

import static java.util.Comparator.comparing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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

  private static final String BY_NAME =
      """
      SELECT volunteer.id AS volunteer, coalesce(display_name, '') AS name
        FROM volunteer LEFT JOIN person_details ON person_id = volunteer.id
       WHERE volunteer.id = ANY (CAST(:volunteers AS uuid[]))
       ORDER BY name, volunteer.id
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

  /** How many are not cleared in a role, and for how many something runs out. */
  record Counts(long notCleared, long due) {}

  private record Found(Named who, Standing standing) {}

  private record Named(UUID volunteer, String name) {
    @Override
    public String toString() {
      return "Named " + volunteer;
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
    var concerns = standings.concerns(places, London.today(clock));
    return new Renewals(
        first(byName(in(State.NOT_CLEARED, concerns))),
        first(
            byName(in(State.RENEWAL_DUE, concerns)).stream()
                .sorted(comparing(each -> each.standing().due().get(0).lastDay()))
                .toList()));
  }

  Counts counts(Places places) {
    var concerns = standings.concerns(places, London.today(clock));
    return new Counts(
        in(State.NOT_CLEARED, concerns).size(), in(State.RENEWAL_DUE, concerns).size());
  }

  private static List<Standing> in(State state, List<Standing> concerns) {
    return concerns.stream().filter(each -> each.state() == state).toList();
  }

  private List<Found> byName(List<Standing> standings) {
    var ofOne = standings.stream().collect(Collectors.groupingBy(Standing::volunteer));
    return sql.of(BY_NAME).bind("volunteers", ofOne.keySet()).list(Named.class).stream()
        .flatMap(
            each ->
                ofOne.get(each.volunteer()).stream()
                    .sorted(comparing(Standing::role))
                    .map(standing -> new Found(each, standing)))
        .toList();
  }

  /** Whoever puts one right sees the next. */
  private Concerns first(List<Found> all) {
    var titles = titles();
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
