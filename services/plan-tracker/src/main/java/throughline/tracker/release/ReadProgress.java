package throughline.tracker.release;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.plan.milestone.MilestoneView;
import throughline.tracker.plan.milestone.Milestones;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.retirement.Retirements;
import throughline.tracker.plan.target.Aim;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.plan.target.Performance;

/** How targets, judged outcomes and milestones stand, as the public may know it: worst first. */
final class ReadProgress {

  private final Handle handle;
  private final Measures all;
  private final ActionPlan plan;
  private final LocalDate coversTo;
  private final LocalDate knownOn;
  private final List<Published.Progress> lines = new ArrayList<>();

  ReadProgress(
      Handle handle, Measures all, ActionPlan plan, LocalDate coversTo, LocalDate knownOn) {
    this.handle = handle;
    this.all = all;
    this.plan = plan;
    this.coversTo = coversTo;
    this.knownOn = knownOn;
  }

  List<Published.Progress> read(Function<String, List<Published.Cell>> cells) {
    var followed = Retirements.read(handle, knownOn).followed(all.all());
    AssessPerformance.read(handle, all, followed, coversTo, knownOn).values().stream()
        .filter(each -> each.target().isPresent())
        .map(each -> each.byPublished(told(each, cells.apply(each.measure().id()))))
        .sorted(Comparator.comparing(Performance::status))
        .forEach(this::target);
    SelfAssessments.read(handle, followed, knownOn).worstFirst().forEach(this::judged);
    Milestones.all(handle, plan, knownOn).stream()
        .sorted(Comparator.comparing(MilestoneView::status).thenComparing(MilestoneView::date))
        .forEach(this::milestone);
    return lines;
  }

  /** What the year has come to by the cells that are told, in the unit that is kept. */
  private static Optional<Long> told(Performance exact, List<Published.Cell> cells) {
    var year = exact.year();
    var known =
        cells.stream()
            .filter(cell -> cell.place().equals(Published.COUNTY) && cell.breakdown().isEmpty())
            .filter(
                cell -> !cell.fromOn().isBefore(year.from()) && cell.lastOn().isBefore(year.to()))
            .toList();
    var whole = known.stream().filter(cell -> cell.span().equals("YEAR")).findFirst();
    var measure = exact.measure();
    if (whole.isEmpty() && measure.isReported() && addsUp(measure)) {
      return known.isEmpty() || known.stream().anyMatch(cell -> cell.value() == null)
          ? Optional.empty()
          : Optional.of(known.stream().mapToLong(cell -> kept(cell.value(), measure.unit())).sum());
    }
    return whole
        .or(() -> known.stream().max(Comparator.comparing(Published.Cell::lastOn)))
        .map(Published.Cell::value)
        .map(value -> kept(value, measure.unit()));
  }

  private static boolean addsUp(Measure measure) {
    return measure.unit() == Unit.NUMBER && !measure.isLevel();
  }

  private static long kept(BigDecimal value, Unit unit) {
    return value.multiply(BigDecimal.valueOf(inOne(unit))).longValueExact();
  }

  private static int inOne(Unit unit) {
    return unit == Unit.MINUTES ? 60 : unit.keptAs();
  }

  private static BigDecimal number(long kept, Unit unit) {
    return unit == Unit.MINUTES ? BigDecimal.valueOf((kept + 30) / 60) : unit.number(kept);
  }

  private void target(Performance judged) {
    var measure = judged.measure();
    var unit = measure.unit();
    add(
        "TARGET",
        measure.id(),
        measure.outcomes().stream(),
        measure.title(),
        judged.status().name(),
        judged.status().words(),
        judged.actual().map(amount -> number(amount, unit)).orElse(null),
        judged.isCompared() ? number(judged.rating().expected(), unit) : null,
        judged
            .target()
            .filter(target -> target.aim() instanceof Aim.Reach)
            .map(target -> number(((Aim.Reach) target.aim()).end(), unit))
            .orElse(null),
        judged.year().lastDay(),
        judged.sentence());
  }

  /** Without the owner's words, which are free text. */
  private void judged(SelfAssessments.One one) {
    add(
        "JUDGED",
        one.measure().id(),
        one.measure().outcomes().stream(),
        one.measure().title(),
        one.state().name(),
        one.state().words(),
        null,
        null,
        null,
        null,
        "");
  }

  private void milestone(MilestoneView milestone) {
    lines.add(
        new Published.Progress(
            lines.size() + 1,
            "MILESTONE",
            milestone.id(),
            milestone.priority().id(),
            milestone.milestone().text(),
            milestone.status().name(),
            milestone.status().words(),
            null,
            null,
            null,
            milestone.date(),
            milestone.slipText()));
  }

  private void add(
      String kind,
      String item,
      Stream<String> outcomes,
      String title,
      String status,
      String words,
      BigDecimal value,
      BigDecimal expected,
      BigDecimal target,
      LocalDate due,
      String sentence) {
    outcomes
        .flatMap(outcome -> plan.priorityOfOutcome(outcome).stream())
        .findFirst()
        .ifPresent(
            priority ->
                lines.add(
                    new Published.Progress(
                        lines.size() + 1,
                        kind,
                        item,
                        priority.id(),
                        title,
                        status,
                        words,
                        value,
                        expected,
                        target,
                        due,
                        sentence)));
  }
}
