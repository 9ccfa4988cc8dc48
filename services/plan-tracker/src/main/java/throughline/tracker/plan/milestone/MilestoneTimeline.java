package throughline.tracker.plan.milestone;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.web.chart.Chart;
import throughline.platform.web.chart.ChartLine;
import throughline.platform.web.chart.ChartPoint;
import throughline.platform.web.input.Option;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.figure.Period;

/** The milestones of the plan by date. */
public record MilestoneTimeline(
    ActionPlan plan, List<MilestoneView> all, Slice<MilestoneView> shown) {

  /** A page of more would be slow on a phone. */
  private static final int MOST = 15;

  private static final int QUARTER = 3;

  /** What the list is narrowed to. What is no choice narrows nothing. */
  record Filter(MilestoneStatus status, String owner, String priority) {
    private static final String NOBODY = "nobody";

    static Filter of(String state, String owner, String priority) {
      return new Filter(
          Arrays.stream(MilestoneStatus.values())
              .filter(status -> status.name().equals(state))
              .findFirst()
              .orElse(null),
          owner.strip(),
          priority.strip());
    }

    private boolean takes(MilestoneView view) {
      return (status == null || view.status() == status)
          && takesOwner(view.ownership().owner())
          && (priority.isEmpty() || view.priority().id().equals(priority));
    }

    private boolean takesOwner(String of) {
      return owner.isEmpty() || (owner.equals(NOBODY) ? of.isEmpty() : of.equalsIgnoreCase(owner));
    }
  }

  public record Quarter(Period period, List<MilestoneView> milestones) {}

  public record Count(MilestoneStatus status, long number) {
    public String words() {
      return number + " " + status.counted();
    }
  }

  static MilestoneTimeline of(
      ActionPlan plan, List<MilestoneView> all, Filter filter, PageRequest page) {
    var byDate =
        all.stream()
            .filter(filter::takes)
            .sorted(Comparator.comparing(MilestoneView::date))
            .toList();
    return new MilestoneTimeline(
        plan, all, Slice.part(byDate, MilestoneView::key, page.atMost(MOST)));
  }

  public List<Quarter> quarters() {
    return shown.items().stream()
        .collect(
            Collectors.groupingBy(view -> view.quarter().from(), TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(milestones -> new Quarter(milestones.get(0).quarter(), milestones))
        .toList();
  }

  public List<Count> counts() {
    return counts(all);
  }

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

  public static List<MilestoneView> toLookAt(List<MilestoneView> of) {
    return of.stream()
        .filter(view -> view.status().needsAttention())
        .sorted(Comparator.comparing(MilestoneView::status).thenComparing(MilestoneView::date))
        .toList();
  }

  public List<Option> states() {
    return Arrays.stream(MilestoneStatus.values())
        .map(status -> Option.of(status.name(), status.words()))
        .toList();
  }

  public List<Option> owners() {
    var named =
        all.stream()
            .map(view -> view.ownership().owner())
            .filter(owner -> !owner.isEmpty())
            .distinct()
            .sorted(String.CASE_INSENSITIVE_ORDER)
            .map(owner -> Option.of(owner, owner));
    return Stream.concat(Stream.of(Option.of(Filter.NOBODY, "Nobody yet")), named).toList();
  }

  public List<Option> priorities() {
    return plan.priorities()
        .map(each -> Option.of(each.id(), each.number() + " " + each.title()))
        .toList();
  }

  public boolean hasReports() {
    return all.stream().anyMatch(view -> view.status() != MilestoneStatus.NOT_REPORTED);
  }

  /** How many milestones were done by the end of each quarter, beside how many the plan wanted. */
  Chart doneChart(LocalDate day) {
    var counted = all.stream().filter(view -> view.status() != MilestoneStatus.CANCELLED).toList();
    var quarters = quarters(counted, Period.quarter(day).from());
    return new Chart(
        "Milestones done, by quarter",
        "",
        quarters.stream().map(quarter -> point(counted, quarter, day)).toList(),
        null,
        List.of(
            new ChartLine(
                "Plan",
                quarters.stream()
                    .map(end -> by(counted, end.lastDay(), view -> view.milestone().baseline()))
                    .toList())));
  }

  private static List<Period> quarters(List<MilestoneView> milestones, LocalDate now) {
    var first = now;
    var end = now;
    for (var view : milestones) {
      var planned = Period.quarter(view.milestone().baseline()).from();
      first = planned.isBefore(first) ? planned : first;
      end = view.quarter().from().isAfter(end) ? view.quarter().from() : end;
    }
    return first
        .datesUntil(end.plusDays(1), java.time.Period.ofMonths(QUARTER))
        .map(Period::quarter)
        .toList();
  }

  private static ChartPoint point(List<MilestoneView> milestones, Period quarter, LocalDate day) {
    var year = Period.financialYear(quarter.from());
    var label = quarter.label().substring(year.label().length() + 1).substring(0, 2);
    var known = !quarter.from().isAfter(day);
    return new ChartPoint(
        quarter.label(),
        label,
        year.label(),
        known ? by(milestones, quarter.lastDay(), view -> view.report().doneOn()) : null,
        known && quarter.lastDay().isAfter(day));
  }

  private static Double by(
      List<MilestoneView> milestones, LocalDate end, Function<MilestoneView, LocalDate> date) {
    return (double)
        milestones.stream().map(date).filter(known -> known != null && !known.isAfter(end)).count();
  }
}
