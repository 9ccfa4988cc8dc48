package throughline.tracker.plan.target;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.fact.SourceHeard;
import throughline.tracker.engine.fact.SourceLastHeard;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Period;
import throughline.tracker.figure.SameTime;

/** How measures stand on a day, by the targets and the figures that were known at its end. */
public final class AssessPerformance {

  private static final long WHOLE = 10_000;

  private final LocalDate day;
  private final LocalDate knownAt;
  private final Targets.Known targets;
  private final Map<String, LocalDate> heard;
  private final Map<String, LocalDate> lastHeard;
  private final List<FigureQuestion> questions = new ArrayList<>();

  private AssessPerformance(Handle handle, LocalDate day, LocalDate knownAt) {
    this.day = day;
    this.knownAt = knownAt;
    this.targets = Targets.known(handle, knownAt);
    this.heard = SourceHeard.firstDays(handle);
    this.lastHeard = SourceLastHeard.lastDays(handle, knownAt);
  }

  /** In their order, by a fixed number of queries however many there are. */
  public static Map<String, Performance> read(
      Handle handle, Measures all, List<Measure> measures, LocalDate day) {
    return read(handle, all, measures, day, day);
  }

  public static Map<String, Performance> read(
      Handle handle, Measures all, List<Measure> measures, LocalDate day, LocalDate knownAt) {
    var performances = new AssessPerformance(handle, day, knownAt);
    var asked =
        measures.stream()
            .map(measure -> performances.ask(measure, all.version(measure.id(), knownAt)))
            .toList();
    var figures = Figures.read(handle, performances.questions, knownAt);
    var read = new LinkedHashMap<String, Performance>();
    asked.forEach(ask -> read.put(ask.measure().id(), performances.performance(ask, figures)));
    return read;
  }

  /**
   * What is asked for {@link #read} and by {@link OffTrackSince}: whoever wants more of the same
   * moment may ask for all of it at once before.
   */
  public static List<FigureQuestion> questions(
      Handle handle, Measures all, List<Measure> measures, LocalDate day, LocalDate knownAt) {
    var performances = new AssessPerformance(handle, day, knownAt);
    for (var measure : measures) {
      var asked = performances.ask(measure, all.version(measure.id(), knownAt));
      asked
          .version()
          .filter(version -> performances.targets.of(asked.measure(), asked.year()).isPresent())
          .map(version -> OffTrackSince.questions(version, asked.year(), day))
          .ifPresent(performances.questions::addAll);
    }
    return performances.questions;
  }

  private PerformanceQuestion ask(Measure today, Optional<MeasureVersion> version) {
    var measure = version.map(MeasureVersion::measure).orElse(today);
    var year = year(measure, version);
    if (version.isEmpty()) {
      return new PerformanceQuestion(
          measure, version, year, day, questions.size(), 0, 0, 0, Optional.empty());
    }
    var source = FigureSource.of(version.get());
    var until = until(version.get(), year);
    var first = questions.size();
    var now = source.towards(year, until);
    var lastYear = Period.financialYear(year.from().minusYears(1));
    var compared = SameTime.lastDay(version.get(), until);
    var sameTime = compared.isBefore(until) ? towards(source, year, compared) : List.<Period>of();
    var before = towards(source, lastYear, compared.minusYears(1));
    now.forEach(period -> questions.add(new FigureQuestion(version.get(), period)));
    sameTime.forEach(period -> questions.add(new FigureQuestion(version.get(), period)));
    before.forEach(period -> questions.add(new FigureQuestion(version.get(), period)));
    var newSince = newSince(version.get(), year, until);
    newSince
        .filter(since -> since.isAfter(year.from()))
        .map(since -> new FigureQuestion(version.get(), year.soFar(since.minusDays(1))))
        .ifPresent(questions::add);
    return new PerformanceQuestion(
        measure, version, year, until, first, now.size(), sameTime.size(), before.size(), newSince);
  }

  private static List<Period> towards(FigureSource source, Period year, LocalDate day) {
    return day.isBefore(year.from()) ? List.of() : source.towards(year, day);
  }

  private LocalDate until(MeasureVersion version, Period year) {
    var last =
        version.fed().measure().isReported() ? null : lastHeard.get(version.fed().aggregate());
    var until = SourceLastHeard.until(last, day, knownAt);
    return until.isBefore(year.from()) ? year.from() : until;
  }

  private Optional<LocalDate> newSince(MeasureVersion version, Period year, LocalDate until) {
    return version.measure().kind() == MeasureKind.DISTINCT_PEOPLE && until.isBefore(year.lastDay())
        ? Optional.of(Newcomers.first(year, until))
        : Optional.empty();
  }

  /**
   * The year of the day. Of what people report, that of the last figure if it has a target, since a
   * year may be reported when it is over: what ended with the day is known only later.
   */
  private Period year(Measure measure, Optional<MeasureVersion> version) {
    var current = Period.financialYear(day);
    var lastKnown = knownAt.isAfter(day) ? day.plusDays(1) : day;
    return version
        .filter(counted -> counted.measure().isReported())
        .map(counted -> FigureSource.of(counted).current(lastKnown))
        .map(period -> Period.financialYear(period.lastDay()))
        .filter(year -> targets.of(measure, year).isPresent())
        .orElse(current);
  }

  private Performance performance(PerformanceQuestion asked, List<Figure> figures) {
    var measure = asked.measure();
    var now = asked.now(figures);
    var why = whyNoData(asked, now, figures);
    var actual = why.isEmpty() ? now.value() : Optional.<Long>empty();
    var at = now.period() == null ? asked.until() : now.day();
    var target = targets.of(measure, asked.year());
    var forecast =
        actual.flatMap(known -> target.flatMap(aim -> forecast(asked, figures, known, aim, at)));
    var rule = RagRule.of(measure);
    var today = rule.judge(actual, target, at);
    return new Performance(
        measure,
        asked.year(),
        at,
        target.map(aim -> rule.withOutlook(today, forecast, aim)).orElse(today),
        target,
        forecast,
        measure.isReported()
            ? asked.travel(figures, now.parts())
            : travel(asked, now, actual, figures),
        why,
        caveat(asked, now),
        isTooEarly(asked, at),
        knownAt.isAfter(day));
  }

  private static boolean isTooEarly(PerformanceQuestion asked, LocalDate at) {
    return asked
        .version()
        .filter(version -> SameTime.lastDay(version, at).isBefore(asked.year().from()))
        .isPresent();
  }

  private Performance.Caveat caveat(PerformanceQuestion asked, YearSoFar now) {
    return asked
        .version()
        .map(
            version ->
                new Performance.Caveat(
                    now.isProvisional(),
                    version.opensFor(),
                    asked.until().isBefore(day),
                    asked.isAutomatic()
                        ? Optional.ofNullable(heard.get(version.fed().aggregate()))
                        : Optional.empty()))
        .orElse(Performance.Caveat.NONE);
  }

  private DirectionOfTravel travel(
      PerformanceQuestion asked, YearSoFar now, Optional<Long> actual, List<Figure> figures) {
    var compared = asked.sameTime(figures).orElse(now);
    return DirectionOfTravel.of(
        actual.flatMap(known -> compared.value()),
        before(asked, compared, figures),
        asked.measure().polarity());
  }

  private Optional<Forecast> forecast(
      PerformanceQuestion asked, List<Figure> figures, long actual, Target target, LocalDate day) {
    var newcomers = asked.newcomers(figures, actual, heard(asked));
    var forecast =
        newcomers.isPresent()
            ? Forecast.ofPeople(actual, newcomers.get(), target)
            : Forecast.of(actual, target, day);
    return isOfAWhole(asked, actual) ? forecast.map(known -> known.upTo(WHOLE)) : forecast;
  }

  private static boolean isOfAWhole(PerformanceQuestion asked, long actual) {
    return asked.isShare()
        ? !asked.isOfEstimate() && actual <= WHOLE
        : asked.measure().isEntered() && asked.measure().unit() == Unit.PERCENT;
  }

  private String whyNoData(PerformanceQuestion asked, YearSoFar now, List<Figure> figures) {
    if (asked.version().isEmpty()) {
      return "nothing feeds this measure yet";
    }
    if (asked.isAutomatic() && !wasHeardBy(asked.version().get(), day)) {
      return "nothing had been heard of its source, which is not a figure of 0";
    }
    if (asked.isAutomatic() && now.value().isEmpty() && isSilent(asked)) {
      return "nothing has been heard of its source since %s, which is not a figure of 0"
          .formatted(London.date(lastHeard(asked)));
    }
    if (asked.isShare() && now.value().isEmpty()) {
      return asked.isOfNothing(figures)
          ? "nothing of what it is a share of was counted yet"
          : "nobody knows what it is a share of";
    }
    if (now.missing().isPresent()) {
      return "%s has no figure, so what the year comes to is not known"
          .formatted(now.missing().get().label());
    }
    return now.value().isPresent()
        ? ""
        : "nobody has reported a figure for %s yet".formatted(asked.year().label());
  }

  private Optional<Long> before(PerformanceQuestion asked, YearSoFar now, List<Figure> figures) {
    var before = asked.before(figures, now.parts());
    if (before.period() == null || now.period() == null || !sameTime(before, now)) {
      return Optional.empty();
    }
    return asked.isAutomatic() && !wasHeardBy(asked.version().orElseThrow(), before.period().from())
        ? Optional.empty()
        : before.value();
  }

  private static boolean sameTime(YearSoFar before, YearSoFar now) {
    return Period.financialYear(before.day())
            .from()
            .plusYears(1)
            .equals(Period.financialYear(now.day()).from())
        && before.day().getMonthValue() == now.day().getMonthValue();
  }

  private LocalDate heard(PerformanceQuestion asked) {
    return heard.getOrDefault(asked.fed().aggregate(), asked.year().from());
  }

  private boolean isSilent(PerformanceQuestion asked) {
    return SourceLastHeard.isSilent(lastHeard(asked), asked.year().from(), knownAt);
  }

  private LocalDate lastHeard(PerformanceQuestion asked) {
    return lastHeard.get(asked.fed().aggregate());
  }

  private boolean wasHeardBy(MeasureVersion version, LocalDate by) {
    var since = heard.get(version.fed().aggregate());
    return since != null && !since.isAfter(by);
  }

  public static String noDataBefore(Handle handle, MeasureVersion version) {
    if (!version.fed().measure().countsAsItHappens()) {
      return "";
    }
    var since = SourceHeard.firstDays(handle).get(version.fed().aggregate());
    return since == null ? "" : "No data before " + London.date(since);
  }

  /** What is asked for to say how a measure stands, and the answers to it. */
  record PerformanceQuestion(
      Measure measure,
      Optional<MeasureVersion> version,
      Period year,
      LocalDate until,
      int first,
      int now,
      int sameTime,
      int before,
      Optional<LocalDate> newSince) {

    private MeasureVersion fed() {
      return version.orElseThrow().fed();
    }

    private boolean isAutomatic() {
      return fed().measure().countsAsItHappens();
    }

    private boolean isShare() {
      return version.filter(MeasureVersion::isShare).isPresent();
    }

    private boolean isOfEstimate() {
      return version.orElseThrow().parts().denominator().measure().isEstimate();
    }

    YearSoFar now(List<Figure> figures) {
      return YearSoFar.of(measure, figures.subList(first, first + now));
    }

    boolean isOfNothing(List<Figure> figures) {
      return now > 0 && figures.get(first + now - 1).denominator() != null;
    }

    Optional<YearSoFar> sameTime(List<Figure> figures) {
      int from = first + now;
      return sameTime == 0
          ? Optional.empty()
          : Optional.of(YearSoFar.of(measure, figures.subList(from, from + sameTime)));
    }

    YearSoFar before(List<Figure> figures, int parts) {
      int from = firstBefore();
      return YearSoFar.of(measure, figures.subList(from, from + Math.min(before, parts)));
    }

    private int firstBefore() {
      return first + now + sameTime;
    }

    /** Of reports, the last one against that of the same time: a year may have a hole. */
    DirectionOfTravel travel(List<Figure> figures, int parts) {
      return parts == 0 || parts > before
          ? DirectionOfTravel.TOO_FEW_POINTS
          : DirectionOfTravel.of(
              known(figures.get(first + parts - 1)),
              known(figures.get(firstBefore() + parts - 1)),
              measure.polarity());
    }

    /**
     * Those whom the year so far did not count before; where no figure was known before, since its
     * source was heard of.
     */
    Optional<Newcomers> newcomers(List<Figure> figures, long actual, LocalDate heard) {
      if (newSince.isEmpty()) {
        return Optional.empty();
      }
      var since = newSince.get();
      var earlier =
          since.isAfter(year.from())
              ? known(figures.get(firstBefore() + before))
              : Optional.<Long>empty();
      return Optional.of(
          new Newcomers(
              Math.max(0, actual - earlier.orElse(0L)),
              earlier.isEmpty() && since.isBefore(heard) ? heard : since,
              until));
    }

    private static Optional<Long> known(Figure figure) {
      return figure.hasValue() ? Optional.of(figure.value()) : Optional.empty();
    }
  }
}
