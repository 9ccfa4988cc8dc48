package throughline.tracker.plan.milestone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.web.input.Option;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.figure.Period;

/**
 * The milestones of the plan by date.
 *
 * @param all of them
 * @param shown a part of those that somebody asked for, oldest first
 */
public record MilestoneTimeline(
    ActionPlan plan, List<MilestoneView> all, Slice<MilestoneView> shown) {

  /** A page of more would be slow on a phone. */
  private static final int MOST = 15;

  /** A quarter of a financial year with what falls in it, by date. */
  public record Quarter(Period period, List<MilestoneView> milestones) {}

  /** How many milestones stand so: "2 at risk". */
  public record Count(MilestoneStatus status, long number) {
    public String words() {
      return number + " " + status.counted();
    }
  }

  static MilestoneTimeline of(
      ActionPlan plan, List<MilestoneView> all, MilestoneFilter filter, PageRequest page) {
    var byDate = filter.of(all).stream().sorted(Comparator.comparing(MilestoneView::date)).toList();
    return new MilestoneTimeline(
        plan, all, Slice.part(byDate, MilestoneView::key, page.atMost(MOST)));
  }

  /** Those that are shown. */
  public List<Quarter> quarters() {
    return shown.items().stream()
        .collect(
            Collectors.groupingBy(view -> view.quarter().from(), TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(milestones -> new Quarter(milestones.get(0).quarter(), milestones))
        .toList();
  }

  /** What there is of all, what needs somebody first. */
  public List<Count> counts() {
    return counts(all);
  }

  /** The same of some milestones. */
  public static List<Count> counts(List<MilestoneView> of) {
    var counts = new ArrayList<Count>();
    for (var status : MilestoneStatus.values()) {
      long number = of.stream().filter(view -> view.status() == status).count();
      if (number > 0) {
        counts.add(new Count(status, number));
      }
    }
    return counts;
  }

  /** Those of some that somebody should look at, the worst first. */
  public static List<MilestoneView> toLookAt(List<MilestoneView> of) {
    return of.stream()
        .filter(view -> view.status().needsAttention())
        .sorted(Comparator.comparing(MilestoneView::status).thenComparing(MilestoneView::date))
        .toList();
  }

  /** The states to narrow it to. */
  public List<Option> states() {
    return Arrays.stream(MilestoneStatus.values())
        .map(status -> Option.of(status.name(), status.words()))
        .toList();
  }

  /** Everybody who answers for one, and nobody. */
  public List<Option> owners() {
    var named =
        all.stream()
            .map(view -> view.ownership().owner())
            .filter(owner -> !owner.isEmpty())
            .distinct()
            .sorted(String.CASE_INSENSITIVE_ORDER)
            .map(owner -> Option.of(owner, owner));
    return Stream.concat(Stream.of(Option.of(MilestoneFilter.NOBODY, "Nobody yet")), named)
        .toList();
  }

  /** The priorities, of which two are numbered 2.3. */
  public List<Option> priorities() {
    return plan.priorities()
        .map(each -> Option.of(each.id(), each.number() + " " + each.title()))
        .toList();
  }

  public boolean hasReports() {
    return all.stream().anyMatch(view -> view.status() != MilestoneStatus.NOT_REPORTED);
  }
}
