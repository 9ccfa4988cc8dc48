package throughline.tracker.plan.target;

import java.time.temporal.ChronoUnit;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Period;
import throughline.tracker.shared.FigureMark;

/** How a measure stands, in sentences. */
final class PerformanceInWords {

  private static final int WEEK = 7;

  private final Performance performance;
  private final RagRule.RagRating rating;
  private final Unit unit;

  PerformanceInWords(Performance performance) {
    this.performance = performance;
    this.rating = performance.rating();
    this.unit = performance.measure().unit();
  }

  /** Numbers first: what it is, where it should be, how far that is, and how far is allowed. */
  String sentence() {
    return switch (rating.status()) {
      case NO_TARGET -> noTarget();
      case NO_DATA -> "No data: " + performance.whyNoData() + ".";
      default ->
          now() + when() + where() + (performance.isProvisional() ? " " + stillChanges() : "");
    };
  }

  private String stillChanges() {
    int days = performance.caveat().openFor();
    return FigureMark.PROVISIONAL.words()
        + (days == 0
            ? ": some of it waits for approval."
            : ": %d days are not over for all.".formatted(days));
  }

  private String noTarget() {
    if (performance.measure().polarity() == Polarity.NONE) {
      return performance.measure().isCounted()
          ? "No target: neither more nor less is better."
          : "No target: a state to reach, not an amount.";
    }
    return performance.measure().unit() == Unit.JUDGEMENT
        ? "No target: its owner says how it stands."
        : "No target is set for %s.".formatted(performance.year().label());
  }

  String now() {
    return text(rating.actual()) + (performance.isProvisional() ? Figure.PROVISIONAL_MARK : "");
  }

  private String when() {
    if (isOfNow()) {
      return YearSoFar.growsFromZero(performance.measure()) ? " so far" : "";
    }
    return " on %s%s"
        .formatted(
            London.date(performance.day()),
            performance.caveat().isSilent() ? ", when last heard of" : "");
  }

  private boolean isOfNow() {
    return performance.measure().countsAsItHappens()
        && !performance.isOver()
        && !performance.caveat().isSilent();
  }

  private String where() {
    if (rating.status() == Status.TOO_FEW_POINTS) {
      return "; %s. Judged from %s, when the first month is over."
          .formatted(expectation(), London.date(RagRule.firstDay(performance.year())));
    }
    if (rating.behind() > 0) {
      return "; %s. %s.".formatted(expectation(), gap() + margin());
    }
    if (isRange()) {
      return ", inside the range of %s.".formatted(expected());
    }
    return isOfTarget() ? ", %s %s.".formatted(gap(), aim()) : ahead();
  }

  private String ahead() {
    return away() == 0
        ? ", exactly as expected by %s.".formatted(then())
        : "; %s. %s.".formatted(expectation(), gap());
  }

  private String aim() {
    return "the target of %s for %s".formatted(text(point()), performance.year().label());
  }

  private String expectation() {
    if (isRange()) {
      return expected() + " wanted";
    }
    return isOfTarget()
        ? "the target for %s is %s".formatted(performance.year().label(), expected())
        : "%s expected by %s".formatted(expected(), then());
  }

  private String then() {
    return isOfNow() ? "now" : "then";
  }

  String expected() {
    var aim = performance.target().orElseThrow().aim();
    if (aim instanceof Aim.Within) {
      return "%s to %s"
          .formatted(
              text(aim.lowest(performance.year(), performance.day())),
              text(aim.highest(performance.year(), performance.day())));
    }
    return isLower() ? "at most " + text(point()) : text(point());
  }

  private boolean isRange() {
    return performance.target().orElseThrow().aim() instanceof Aim.Within;
  }

  private boolean isLower() {
    return performance.measure().polarity() == Polarity.LOWER;
  }

  /** A target is judged by itself once its year is over, or when it cannot be lost any more. */
  private boolean isOfTarget() {
    return rating.status() == Status.ACHIEVED
        || !performance.day().isBefore(performance.year().lastDay());
  }

  private long point() {
    return rating.status() == Status.ACHIEVED
            && performance.target().orElseThrow().aim() instanceof Aim.Reach reach
        ? reach.end()
        : rating.expected();
  }

  private long away() {
    return rating.actual() - point();
  }

  String gap() {
    if (isRange() && rating.behind() <= 0) {
      return "inside";
    }
    if (away() == 0) {
      return "exactly";
    }
    return difference(isAsSaid() ? FigureText.said(saidAway(), unit) : away()) + " " + side();
  }

  private String side() {
    boolean above = away() > 0;
    if (isOfTarget() && rating.behind() <= 0) {
      return above ? "over" : "under";
    }
    if (!isRange() && performance.measure().polarity() == Polarity.HIGHER) {
      return above ? "ahead" : "short";
    }
    return above ? "over" : "below";
  }

  private String margin() {
    return allowed().isEmpty()
        ? ", and none is allowed"
        : (rating.behind() > rating.tolerance() ? ", more than " : ", within ") + allowed();
  }

  String allowed() {
    var tolerance = performance.target().orElseThrow().tolerance();
    return tolerance.amount() == 0
        ? ""
        : TargetWords.allowed(tolerance, isAsSaid() ? said() : exactTolerance());
  }

  private String said() {
    return TargetWords.difference(FigureText.said(rating.tolerance(), unit), unit);
  }

  private String exactTolerance() {
    return TargetWords.difference(rating.tolerance(), unit);
  }

  private long saidAway() {
    return FigureText.said(rating.actual(), unit) - FigureText.said(point(), unit);
  }

  /** Whole hours are subtracted as they are read, unless that would contradict the judgement. */
  private boolean isAsSaid() {
    long said = Math.abs(saidAway());
    return said != 0
        && said > FigureText.said(rating.tolerance(), unit)
            == Math.abs(away()) > rating.tolerance();
  }

  String outlook() {
    return performance
        .forecast()
        .map(this::forecast)
        .orElse(isTooEarly() ? "Too early to say what the year comes to." : "");
  }

  /** A forecast of an amount that is known is only left out where it would be a guess. */
  private boolean isTooEarly() {
    return performance.actual().isPresent()
        && performance.target().filter(target -> target.aim() instanceof Aim.Reach).isPresent()
        && performance.day().isBefore(performance.year().lastDay());
  }

  String forecast(Forecast forecast) {
    var reach = (Aim.Reach) performance.target().orElseThrow().aim();
    return "%s pace %s by %s, %s the target of %s.%s%s"
        .formatted(
            forecast.newcomers().map(of -> of.words() + ". At that").orElse("At this"),
            text(forecast.yearEnd()),
            London.date(performance.year().lastDay()),
            against(forecast.yearEnd(), reach.end()),
            TargetWords.amount(performance.target().orElseThrow(), unit),
            needed(forecast),
            performance.isProvisional() ? " Provisional, too." : "");
  }

  private String against(long yearEnd, long end) {
    long away = FigureText.said(yearEnd, unit) - end;
    return away == 0
        ? "exactly"
        : TargetWords.difference(FigureText.said(Math.abs(away), unit), unit)
            + (away > 0 ? " over" : " under");
  }

  private String needed(Forecast forecast) {
    if (forecast.left() == 0) {
      return "";
    }
    var left = TargetWords.difference(FigureText.said(Math.abs(forecast.left()), unit), unit);
    var pace = pace(forecast);
    if (!YearSoFar.growsFromZero(performance.measure())) {
      var way = forecast.left() > 0 ? "rise" : "fall";
      return " Has to %s by %s, %s.".formatted(way, left, pace);
    }
    return isLower()
        ? " Room for %s more, %s.".formatted(left, pace)
        : " %s more needed, %s.".formatted(left, pace);
  }

  private String pace(Forecast forecast) {
    long days = ChronoUnit.DAYS.between(performance.day(), performance.year().lastDay());
    if (days < WEEK) {
      return days == 1 ? "in one day" : "in %d days".formatted(days);
    }
    return forecast.aWeek() == 0
        ? "less than 1 a week"
        : "about %s a week"
            .formatted(
                TargetWords.difference(FigureText.said(Math.abs(forecast.aWeek()), unit), unit));
  }

  String travel() {
    if (performance.travel() == DirectionOfTravel.TOO_FEW_POINTS) {
      return "No comparison" + whyNone();
    }
    return performance.travel().words()
        + " at the same time last year"
        + (performance.isProvisional() ? ", which is final" : "");
  }

  private String whyNone() {
    if (performance.actual().isEmpty()) {
      return " without this year's figure";
    }
    if (performance.isTooEarly()) {
      return " yet: the year's first month is not over";
    }
    return performance
        .caveat()
        .countedSince()
        .filter(since -> since.isAfter(performance.year().from().minusYears(1)))
        .map(since -> " yet: counting began in " + Period.of(Frequency.MONTH, since).label())
        .orElse(" with the same time last year: there is no figure");
  }

  private String text(long amount) {
    return FigureText.of(amount, unit);
  }

  private String difference(long amount) {
    return TargetWords.difference(Math.abs(amount), unit);
  }
}
