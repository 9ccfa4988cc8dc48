package throughline.volunteers.today;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.publishing.library.Libraries;
import throughline.volunteers.rota.Plan;
import throughline.volunteers.rota.Rota;
import throughline.volunteers.standing.Standings;
import throughline.volunteers.standing.Standings.Asked;
import throughline.volunteers.today.Attendances.Recorded;

/** Staff see who is expected at their place on a day, and who came. */
@ApplicationScoped
public class BrowseDay {
  private final Plan plan;
  private final Attendances attendances;
  private final Standings standings;
  private final Libraries libraries;
  private final Clock clock;

  BrowseDay(
      Plan plan, Attendances attendances, Standings standings, Libraries libraries, Clock clock) {
    this.plan = plan;
    this.attendances = attendances;
    this.standings = standings;
    this.libraries = libraries;
    this.clock = clock;
  }

  public Day of(String place, LocalDate date, Places places) {
    var library =
        libraries.byName().stream()
            .filter(each -> each.code().equals(place) && places.includes(place))
            .findFirst()
            .orElseThrow(() -> new NotFound("library of yours with this code"));
    var planned = plan.of(Places.of(place), date, date);
    var recorded = attendances.of(place, date);
    var notCleared =
        notCleared(
            planned.stream()
                .flatMap(
                    each -> each.coming().stream().map(one -> asked(each.occasion(), one.id())))
                .toList());
    var parts = planned.stream().map(each -> part(each, recorded, notCleared)).toList();
    return new Day(place, library.name(), date, date.equals(London.today(clock)), parts);
  }

  private Day.Part part(Plan.Planned planned, List<Recorded> all, Set<Asked> notCleared) {
    var occasion = planned.occasion();
    var recorded = all.stream().filter(each -> each.about().equals(occasion.about())).toList();
    var known = recorded.stream().map(Recorded::volunteer).collect(Collectors.toSet());
    var waiting =
        planned.coming().stream()
            .filter(one -> !known.contains(one.id()))
            .map(
                one ->
                    new Day.Waiting(
                        RecordCame.box(occasion.about(), one.id()),
                        one.id(),
                        one.name(),
                        !notCleared.contains(asked(occasion, one.id()))))
            .toList();
    var over = !occasion.endsAt().isAfter(clock.instant());
    return new Day.Part(occasion, over, planned.withoutAdult(), waiting, recorded);
  }

  static Asked asked(Rota.Occasion occasion, UUID volunteer) {
    return new Asked(volunteer, occasion.role(), occasion.day());
  }

  /** Of these, those who may not serve. */
  Set<Asked> notCleared(Collection<Asked> asked) {
    return standings.of(asked).stream()
        .filter(standing -> !standing.mayServe())
        .map(each -> new Asked(each.volunteer(), each.role(), each.day()))
        .collect(Collectors.toSet());
  }
}
