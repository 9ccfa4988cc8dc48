package throughline.tracker.plan.target;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.InvalidInput;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.MeasureHistory;
import throughline.tracker.figure.Period;

/** What each month had of a measure in the year before: the weights of a season. */
final class MonthsOfLastYear {

  private static final LocalDate NOW = LocalDate.of(9999, 1, 1);

  private final Handle handle;
  private final Optional<MeasureVersion> version;
  private final Period lastYear;

  MonthsOfLastYear(Handle handle, Optional<MeasureVersion> version, Period lastYear) {
    this.handle = handle;
    this.version = version;
    this.lastYear = lastYear;
  }

  /** Refuses to say where there is nothing that could be followed. */
  List<Long> weights() {
    var weights = new ArrayList<Long>();
    var figures = ofPeople() ? newcomers() : figures();
    for (var month : months()) {
      var figure = figures.stream().filter(each -> holds(each.period(), month)).findFirst();
      if (figure.isEmpty() || !figure.get().hasValue()) {
        throw new InvalidInput(
            "profile",
            "%s has no figure, so last year cannot be followed. Choose another way"
                .formatted(Period.month(month).label()));
      }
      weights.add(Math.max(0, figure.get().value()));
    }
    if (weights.stream().allMatch(weight -> weight == 0)) {
      throw new InvalidInput("profile", "Last year’s months were all 0. Choose another way");
    }
    return Profile.Seasonal.typable(weights);
  }

  private boolean ofPeople() {
    return version.filter(counted -> FigureSource.of(counted).countsPeople()).isPresent();
  }

  /** Of each month those whom the year had not counted before: people of a month add up to none. */
  private List<Figure> newcomers() {
    var asked =
        months().stream()
            .map(
                month ->
                    new FigureQuestion(version.orElseThrow(), lastYear.soFar(month.atEndOfMonth())))
            .toList();
    var soFar = Figures.read(handle, asked, NOW);
    var newcomers = new ArrayList<Figure>();
    long before = 0;
    for (int i = 0; i < soFar.size(); i++) {
      var month = Period.month(months().get(i));
      var all = soFar.get(i);
      newcomers.add(
          all.hasValue()
              ? Figure.of(month, all.value() - before, all.unit())
              : Figure.none(month, all.unit()));
      before = all.hasValue() ? all.value() : before;
    }
    return newcomers;
  }

  private List<Figure> figures() {
    return version
        .map(
            counted -> {
              var periods =
                  FigureSource.of(counted).timeline(lastYear.to()).stream()
                      .filter(period -> period.to().isAfter(lastYear.from()))
                      .filter(period -> !period.to().isAfter(lastYear.to()))
                      .toList();
              return MeasureHistory.overTime(handle, counted, periods, NOW);
            })
        .orElse(List.of());
  }

  private List<YearMonth> months() {
    var april = YearMonth.from(lastYear.from());
    return IntStream.range(0, TargetRequest.MONTHS).mapToObj(april::plusMonths).toList();
  }

  private static boolean holds(Period period, YearMonth month) {
    return !period.from().isAfter(month.atDay(1)) && period.to().isAfter(month.atEndOfMonth());
  }
}
