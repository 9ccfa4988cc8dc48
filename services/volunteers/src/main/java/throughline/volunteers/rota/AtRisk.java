package throughline.volunteers.rota;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.volunteers.standing.Standing;
import throughline.volunteers.standing.Standing.State;
import throughline.volunteers.standing.Standings;
import throughline.volunteers.standing.Standings.Asked;

/**
 * What runs out within a month, and the slots and shifts that it puts at risk. It is computed from
 * what was recorded whenever somebody looks.
 */
@ApplicationScoped
public class AtRisk {
  private static final int DAYS = 31;

  /**
   * Somebody in a role.
   *
   * @param why what is missing or runs out, in words
   * @param days when they are planned and may not serve; empty if all that is needed is a renewal
   */
  public record Risk(
      UUID volunteer, String name, String role, String why, List<Rota.Expected> days) {
    private static final int FIRST = 3;

    /** Of this person in this role, as long as the role has its name. */
    UUID key() {
      return UUID.nameUUIDFromBytes((volunteer + role).getBytes(StandardCharsets.UTF_8));
    }

    /** Who comes every day would fill the page. */
    public List<Rota.Expected> firstDays() {
      return days.subList(0, Math.min(FIRST, days.size()));
    }

    public int moreDays() {
      return days.size() - firstDays().size();
    }

    private LocalDate soonest() {
      return days.isEmpty() ? LocalDate.MAX : days.get(0).day();
    }
  }

  private final Rota rota;
  private final Plan plan;
  private final Standings standings;
  private final Clock clock;

  AtRisk(Rota rota, Plan plan, Standings standings, Clock clock) {
    this.rota = rota;
    this.plan = plan;
    this.standings = standings;
    this.clock = clock;
  }

  /** The soonest first; last those who are due for a renewal and may serve. */
  public Slice<Risk> of(Places places, PageRequest page) {
    var planned = planned(places);
    var standings = standings(planned);
    var names = plan.names(planned.stream().map(Rota.Expected::volunteer).distinct().toList());
    var risks =
        inRoles(planned).stream()
            .flatMap(days -> risk(days, standings, names).stream())
            .sorted(Comparator.comparing(Risk::soonest).thenComparing(Risk::name))
            .toList();
    return Slice.part(risks, Risk::key, page);
  }

  private static Optional<Risk> risk(
      List<Rota.Expected> days, Map<Asked, Standing> standings, Map<UUID, String> names) {
    var missed = days.stream().filter(each -> !mayServe(standings, each)).toList();
    var told = missed.isEmpty() ? days.get(days.size() - 1) : missed.get(0);
    var standing = standings.get(asked(told));
    var why =
        standing.mayServe()
            ? standing.due().stream().map(Standing.Part::dueWords).collect(Collectors.joining(". "))
            : standing.whyNot();
    return standing.state() == State.CLEAR
        ? Optional.empty()
        : Optional.of(
            new Risk(told.volunteer(), names.get(told.volunteer()), told.roleTitle(), why, missed));
  }

  /** On which days of the month somebody is planned and may not serve. */
  List<Rota.Expected> days() {
    var planned = planned(Places.everywhere());
    var standings = standings(planned);
    return planned.stream().filter(each -> !mayServe(standings, each)).toList();
  }

  private List<Rota.Expected> planned(Places places) {
    var today = London.today(clock);
    return rota.at(places, today, today.plusDays(DAYS)).stream()
        .filter(each -> !each.away())
        .toList();
  }

  /**
   * Each day is looked at only of those for whom something runs out soon, or who may not serve on
   * their last: of the others the first day says that they may serve on all.
   */
  private Map<Asked, Standing> standings(List<Rota.Expected> planned) {
    var inRoles = inRoles(planned);
    var found =
        found(inRoles.stream().flatMap(days -> Stream.of(days.get(0), days.get(days.size() - 1))));
    var doubtful =
        inRoles.stream()
            .filter(
                days ->
                    found.get(asked(days.get(0))).state() != State.CLEAR
                        || !mayServe(found, days.get(days.size() - 1)))
            .flatMap(List::stream);
    found.putAll(found(doubtful));
    return found;
  }

  private Map<Asked, Standing> found(Stream<Rota.Expected> planned) {
    return standings.of(planned.map(AtRisk::asked).distinct().toList()).stream()
        .collect(
            Collectors.toMap(
                each -> new Asked(each.volunteer(), each.role(), each.day()), each -> each));
  }

  private static Collection<List<Rota.Expected>> inRoles(List<Rota.Expected> planned) {
    return planned.stream()
        .collect(Collectors.groupingBy(each -> List.of(each.volunteer(), each.role())))
        .values();
  }

  private static boolean mayServe(Map<Asked, Standing> standings, Rota.Expected expected) {
    var standing = standings.get(asked(expected));
    return standing == null || standing.mayServe();
  }

  private static Asked asked(Rota.Expected expected) {
    return new Asked(expected.volunteer(), expected.role(), expected.day());
  }
}
