package throughline.volunteers.rota;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
  public List<Risk> of(Places places) {
    var planned = planned(places);
    var standings = standings(planned);
    var names = plan.names(planned.stream().map(Rota.Expected::volunteer).distinct().toList());
    return planned.stream()
        .collect(Collectors.groupingBy(each -> List.of(each.volunteer(), each.role())))
        .values()
        .stream()
        .flatMap(days -> risk(days, standings, names).stream())
        .sorted(Comparator.comparing(Risk::soonest).thenComparing(Risk::name))
        .toList();
  }

  private static Optional<Risk> risk(
      List<Rota.Expected> days, Map<Asked, Standing> standings, Map<UUID, String> names) {
    var missed = days.stream().filter(each -> !standings.get(asked(each)).mayServe()).toList();
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
    return planned.stream().filter(each -> !standings.get(asked(each)).mayServe()).toList();
  }

  private List<Rota.Expected> planned(Places places) {
    var today = London.today(clock);
    return rota.at(places, today, today.plusDays(DAYS)).stream()
        .filter(each -> !each.away())
        .toList();
  }

  private Map<Asked, Standing> standings(List<Rota.Expected> planned) {
    return standings.of(planned.stream().map(AtRisk::asked).distinct().toList()).stream()
        .collect(
            Collectors.toMap(
                each -> new Asked(each.volunteer(), each.role(), each.day()), each -> each));
  }

  private static Asked asked(Rota.Expected expected) {
    return new Asked(expected.volunteer(), expected.role(), expected.day());
  }
}
