package throughline.tracker.plan.target;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;
import throughline.platform.web.chart.Chart;
import throughline.platform.web.chart.ChartLine;
import throughline.platform.web.chart.ChartPoint;
import throughline.tracker.engine.fact.SourceLastHeard;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Period;
import throughline.tracker.shared.FigureMark;

/** The financial year of a target, from step to step, with where it should have been. */
public record YearCourse(Measure measure, Target target, List<Step> steps) {

  private static final double MINUTES_PER_HOUR = 60;
  private static final double HUNDREDTHS = 100;
  private static final double TENTHS = 10;

  /** The end of a month, or of what is reported by hand. */
  public record Step(
      Period period,
      Optional<Long> actual,
      Optional<Long> tenths,
      long lowest,
      long highest,
      boolean isProvisional,
      boolean isSilent,
      boolean isSoFar,
      boolean isToCome) {

    private String mark() {
      return isProvisional ? Figure.PROVISIONAL_MARK : "";
    }
  }

  private boolean hasRange() {
    return target.aim() instanceof Aim.Within;
  }

  public List<FigureMark> marks() {
    return FigureMark.in(steps.stream().map(this::actualText).toList());
  }

  public String expectedTitle() {
    return hasRange() ? "Range" : "Trajectory";
  }

  public static YearCourse read(
      Handle handle, MeasureVersion version, Target target, LocalDate day) {
    return read(handle, version, target, SourceLastHeard.lastDays(handle, day), day);
  }

  /** Of all that have a target, by their measure: what was asked for at once costs nothing more. */
  public static Map<String, YearCourse> read(
      Handle handle, Measures all, Collection<Performance> performances, LocalDate day) {
    var lastHeard = SourceLastHeard.lastDays(handle, day);
    var courses = new HashMap<String, YearCourse>();
    for (var each : performances) {
      var id = each.measure().id();
      each.target()
          .flatMap(
              target ->
                  all.version(id, day)
                      .map(version -> read(handle, version, target, lastHeard, day)))
          .ifPresent(course -> courses.put(id, course));
    }
    return courses;
  }

  private static YearCourse read(
      Handle handle,
      MeasureVersion version,
      Target target,
      Map<String, LocalDate> lastHeardOf,
      LocalDate day) {
    var source = FigureSource.of(version);
    var steps = source.steps(target.year());
    var figures = figures(handle, version, steps, target, day);
    var lastHeard = lastHeardOf.get(version.fed().aggregate());
    return new YearCourse(
        version.measure(),
        target,
        steps.stream().map(step -> step(version, target, step, figures, lastHeard, day)).toList());
  }

  private static Map<Period, Figure> figures(
      Handle handle, MeasureVersion version, List<Period> steps, Target target, LocalDate day) {
    var source = FigureSource.of(version);
    var asked =
        steps.stream()
            .filter(step -> !step.from().isAfter(day))
            .flatMap(step -> source.towards(target.year(), end(step, day)).stream())
            .distinct()
            .map(period -> new FigureQuestion(version, period))
            .toList();
    var figures = Figures.read(handle, asked, day);
    var byPeriod = new LinkedHashMap<Period, Figure>();
    for (int i = 0; i < asked.size(); i++) {
      byPeriod.put(asked.get(i).period(), figures.get(i));
    }
    return byPeriod;
  }

  private static Step step(
      MeasureVersion version,
      Target target,
      Period step,
      Map<Period, Figure> figures,
      LocalDate lastHeard,
      LocalDate day) {
    var isToCome = step.from().isAfter(day);
    var end = end(step, day);
    var isSilent =
        !isToCome
            && (isOfSilence(version, step, lastHeard, day)
                || parts(version, target, end, figures).stream().allMatch(Figure::isAfterSource));
    var reached = isToCome || isSilent ? YearSoFar.NOTHING : reached(version, target, end, figures);
    return new Step(
        step,
        reached.value(),
        reached.parts() == 0
            ? Optional.empty()
            : Optional.of(parts(version, target, end, figures).get(reached.parts() - 1))
                .filter(Figure::isShare)
                .map(Figure::tenths),
        target.aim().lowest(target.year(), step.lastDay()),
        target.aim().highest(target.year(), step.lastDay()),
        reached.isProvisional(),
        isSilent,
        !isToCome && step.lastDay().isAfter(day),
        isToCome);
  }

  private static boolean isOfSilence(
      MeasureVersion version, Period step, LocalDate lastHeard, LocalDate day) {
    return version.fed().measure().kind() != MeasureKind.STOCK
        && SourceLastHeard.isSilent(lastHeard, step.from(), day);
  }

  private static YearSoFar reached(
      MeasureVersion version, Target target, LocalDate end, Map<Period, Figure> figures) {
    var reached = YearSoFar.of(version.measure(), parts(version, target, end, figures));
    return reached.period() != null && reached.day().equals(end) ? reached : YearSoFar.NOTHING;
  }

  private static List<Figure> parts(
      MeasureVersion version, Target target, LocalDate end, Map<Period, Figure> figures) {
    return FigureSource.of(version).towards(target.year(), end).stream().map(figures::get).toList();
  }

  private static LocalDate end(Period step, LocalDate day) {
    return step.lastDay().isAfter(day) ? day : step.lastDay();
  }

  public String title() {
    return target.year().label() + " against its target";
  }

  public String figureTitle() {
    return YearSoFar.growsFromZero(measure) ? "Year to date" : "Figure";
  }

  public String actualText(Step step) {
    if (step.isSilent()) {
      return Figure.NOT_AVAILABLE;
    }
    if (step.isToCome() || step.isSoFar() && step.actual().isEmpty()) {
      return "Still to come";
    }
    return step.actual()
        .map(value -> FigureText.of(value, measure.unit()) + step.mark())
        .orElse("No data");
  }

  public String expectedText(Step step) {
    var lowest = FigureText.of(step.lowest(), measure.unit());
    return target.aim() instanceof Aim.Reach
        ? lowest
        : lowest + " to " + FigureText.of(step.highest(), measure.unit());
  }

  /** Minutes are drawn as hours. */
  public Chart chart() {
    return new Chart(
        title(),
        switch (measure.unit()) {
          case MINUTES -> "hours";
          case PERCENT -> Chart.PERCENT;
          default -> "";
        },
        steps.stream().map(this::point).toList(),
        target.aim() instanceof Aim.Reach reach ? drawn(reach.end()) : null,
        target.aim() instanceof Aim.Reach
            ? List.of(line("Trajectory", Step::lowest))
            : List.of(line("Lowest", Step::lowest), line("Highest", Step::highest)));
  }

  private ChartLine line(String name, ToLongFunction<Step> value) {
    return new ChartLine(name, steps.stream().map(step -> drawn(value.applyAsLong(step))).toList());
  }

  private ChartPoint point(Step step) {
    var day = step.period().lastDay();
    return new ChartPoint(
        step.period().label(),
        day.getMonth().getDisplayName(TextStyle.SHORT, Locale.UK),
        Integer.toString(day.getYear()),
        step.tenths()
            .map(tenths -> tenths / TENTHS)
            .or(() -> step.actual().map(this::drawn))
            .orElse(null),
        step.isSoFar(),
        step.isProvisional());
  }

  private Double drawn(long value) {
    return switch (measure.unit()) {
      case MINUTES -> FigureText.said(value, measure.unit()) / MINUTES_PER_HOUR;
      case PERCENT -> value / HUNDREDTHS;
      default -> (double) value;
    };
  }
}
