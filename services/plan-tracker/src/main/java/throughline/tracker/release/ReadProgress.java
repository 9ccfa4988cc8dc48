package throughline.tracker.release;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
import throughline.tracker.plan.target.Target;

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

  /** What it has come to, what is expected by now, and by the year's end. */
  private record Numbers(BigDecimal value, BigDecimal expected, BigDecimal target) {

    private static final Numbers NONE = new Numbers(null, null, null);
  }

  private void target(Performance judged) {
    var unit = judged.measure().unit();
    var end =
        judged
            .target()
            .map(Target::aim)
            .filter(Aim.Reach.class::isInstance)
            .map(Aim.Reach.class::cast);
    var numbers =
        new Numbers(
            judged.actual().map(amount -> number(amount, unit)).orElse(null),
            judged.isCompared() ? number(judged.rating().expected(), unit) : null,
            end.map(reach -> number(reach.end(), unit)).orElse(null));
    var status = judged.status();
    var due = judged.year().lastDay();
    ofMeasure(
        "TARGET", judged.measure(), status.name(), status.label(), numbers, due, judged.sentence());
  }

  /** Without the owner's words, which are free text. */
  private void judged(SelfAssessments.One one) {
    var state = one.state();
    ofMeasure("JUDGED", one.measure(), state.name(), state.words(), Numbers.NONE, null, "");
  }

  private void milestone(MilestoneView one) {
    var status = one.status();
    var priority = one.priority().id();
    var text = one.milestone().text();
    add(
        "MILESTONE",
        one.id(),
        priority,
        text,
        status.name(),
        status.words(),
        Numbers.NONE,
        one.date(),
        one.slipText());
  }

  private void ofMeasure(
      String kind,
      Measure of,
      String status,
      String words,
      Numbers numbers,
      LocalDate due,
      String sentence) {
    of.outcomes().stream()
        .flatMap(outcome -> plan.priorityOfOutcome(outcome).stream())
        .findFirst()
        .map(ActionPlan.Priority::id)
        .ifPresent(
            priority ->
                add(kind, of.id(), priority, of.title(), status, words, numbers, due, sentence));
  }

  private void add(
      String kind,
      String item,
      String priority,
      String title,
      String status,
      String words,
      Numbers told,
      LocalDate due,
      String sentence) {
    int position = lines.size() + 1;
    lines.add(
        new Published.Progress(
            position,
            kind,
            item,
            priority,
            title,
            status,
            words,
            told.value,
            told.expected,
            told.target,
            due,
            sentence));
  }
}
