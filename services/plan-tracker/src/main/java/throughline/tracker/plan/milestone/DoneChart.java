package throughline.tracker.plan.milestone;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import throughline.platform.web.chart.Chart;
import throughline.platform.web.chart.ChartLine;
import throughline.platform.web.chart.ChartPoint;
import throughline.tracker.figure.Period;

/** How many milestones were done by the end of each quarter, beside how many the plan wanted. */
final class DoneChart {

  private static final int QUARTER = 3;

  private final List<MilestoneView> milestones;
  private final LocalDate day;

  private DoneChart(List<MilestoneView> milestones, LocalDate day) {
    this.milestones = milestones;
    this.day = day;
  }

  static Chart of(List<MilestoneView> all, LocalDate day) {
    return new DoneChart(
            all.stream().filter(view -> view.status() != MilestoneStatus.CANCELLED).toList(), day)
        .chart();
  }

  private Chart chart() {
    var quarters = quarters();
    return new Chart(
        "Milestones done, by quarter",
        "",
        quarters.stream().map(this::point).toList(),
        null,
        List.of(
            new ChartLine(
                "Plan",
                quarters.stream()
                    .map(quarter -> by(quarter.lastDay(), view -> view.milestone().baseline()))
                    .toList())));
  }

  private List<Period> quarters() {
    var last = Period.quarter(day);
    var quarters = new ArrayList<Period>();
    var first = last.from();
    var end = last.from();
    for (var view : milestones) {
      var planned = Period.quarter(view.milestone().baseline()).from();
      first = planned.isBefore(first) ? planned : first;
      end = view.quarter().from().isAfter(end) ? view.quarter().from() : end;
    }
    for (var from = first; !from.isAfter(end); from = from.plusMonths(QUARTER)) {
      quarters.add(Period.quarter(from));
    }
    return quarters;
  }

  private ChartPoint point(Period quarter) {
    var year = Period.financialYear(quarter.from());
    var label = quarter.label().substring(year.label().length() + 1).substring(0, 2);
    var known = !quarter.from().isAfter(day);
    return new ChartPoint(
        quarter.label(),
        label,
        year.label(),
        known ? by(quarter.lastDay(), view -> view.report().doneOn()) : null,
        known && quarter.lastDay().isAfter(day));
  }

  private Double by(LocalDate end, Function<MilestoneView, LocalDate> date) {
    return (double)
        milestones.stream().map(date).filter(known -> known != null && !known.isAfter(end)).count();
  }
}
