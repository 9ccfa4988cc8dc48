package throughline.tracker.plan.target;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureText;

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

  String sentence() {
    return switch (rating.status()) {
      case NO_TARGET -> noTarget();
      case NO_DATA -> "No data: " + performance.whyNoData() + ".";
      default ->
          "%s: %s %s %s%s; %s.%s"
              .formatted(
                  rating.status().words(),
                  text(rating.actual()) + mark(),
                  when(),
                  where(),
                  margin(),
                  polarity(),
                  performance.caveat().words());
    };
  }

  private String mark() {
    return performance.isProvisional() ? Figure.PROVISIONAL_MARK : "";
  }

  private String noTarget() {
    if (performance.measure().polarity() == Polarity.NONE) {
      return performance.measure().isCounted()
          ? "No target: neither more nor less of it is better."
          : "No target: this is a state to reach and not an amount.";
    }
    if (performance.measure().unit() == Unit.JUDGEMENT) {
      return "No target: no figure says how it stands. Its owner does.";
    }
    return "No target is set for %s, so nothing is judged.".formatted(performance.year().label());
  }

  private String when() {
    if (isOfNow()) {
      return "is";
    }
    return "on %s%s was"
        .formatted(
            London.date(performance.day()),
            performance.caveat().isSilent() ? ", when its source was last heard of," : "");
  }

  private boolean isOfNow() {
    return performance.measure().countsAsItHappens()
        && !performance.isOver()
        && !performance.caveat().isSilent();
  }

  private String where() {
    if (performance.target().orElseThrow().aim() instanceof Aim.Within) {
      return inRange();
    }
    long away = rating.actual() - point();
    return away == 0
        ? "exactly " + pointWords()
        : "%s %s %s".formatted(difference(away), away > 0 ? "over" : "under", pointWords());
  }

  private long point() {
    return rating.status() == Status.ACHIEVED
            && performance.target().orElseThrow().aim() instanceof Aim.Reach reach
        ? reach.end()
        : rating.expected();
  }

  private String inRange() {
    var target = performance.target().orElseThrow();
    var range =
        "the range of %s to %s"
            .formatted(
                text(target.aim().lowest(performance.year(), performance.day())),
                text(target.aim().highest(performance.year(), performance.day())));
    long away = rating.actual() - rating.expected();
    return rating.behind() <= 0
        ? "inside " + range
        : "%s %s %s".formatted(difference(away), away > 0 ? "over" : "under", range);
  }

  private String pointWords() {
    return performance.day().isBefore(performance.year().lastDay())
            && rating.status() != Status.ACHIEVED
        ? "the year's trajectory of " + text(point())
        : "the target of %s for %s".formatted(text(point()), performance.year().label());
  }

  private String margin() {
    if (rating.status() == Status.TOO_FEW_POINTS) {
      return "; what adds up over a year is judged from the end of its first month, "
          + London.date(RagRule.firstDay(performance.year()));
    }
    if (rating.behind() <= 0) {
      return "";
    }
    var tolerance = performance.target().orElseThrow().tolerance();
    if (tolerance.amount() == 0) {
      return ", and no tolerance is set";
    }
    var side = rating.status() == Status.AMBER ? ", inside " : ", outside ";
    return side + TargetWords.toleranceHere(tolerance, rating.tolerance(), unit);
  }

  private String polarity() {
    return performance.measure().polarity().words().toLowerCase(Locale.UK);
  }

  String outlook() {
    return performance
        .forecast()
        .map(this::forecast)
        .orElse(
            isTooEarly() ? "Too few points: it is too early to say what the year comes to." : "");
  }

  /** A forecast of an amount that is known is only left out where it would be a guess. */
  private boolean isTooEarly() {
    return performance.actual().isPresent()
        && performance.target().filter(target -> target.aim() instanceof Aim.Reach).isPresent()
        && performance.day().isBefore(performance.year().lastDay());
  }

  String forecast(Forecast forecast) {
    var reach = (Aim.Reach) performance.target().orElseThrow().aim();
    return "%s pace it comes to %s by %s, %s the target of %s.%s%s"
        .formatted(
            forecast.newcomers().map(of -> of.words() + ". At that").orElse("At this"),
            text(forecast.yearEnd()),
            London.date(performance.year().lastDay()),
            against(forecast.yearEnd() - reach.end()),
            text(reach.end()),
            needed(forecast),
            performance.isProvisional() ? " This goes from what is provisional." : "");
  }

  private String against(long away) {
    return away == 0 ? "exactly" : difference(away) + (away > 0 ? " over" : " under");
  }

  private String fromThen() {
    return isOfNow() ? "from now" : "from then on";
  }

  private String needed(Forecast forecast) {
    if (forecast.left() == 0) {
      return "";
    }
    var left = difference(forecast.left());
    var pace = pace(forecast);
    if (!YearSoFar.growsFromZero(performance.measure())) {
      var way = forecast.left() > 0 ? "rise" : "fall";
      return " To reach it, it has to %s by %s, %s.".formatted(way, left, pace);
    }
    return performance.measure().polarity() == Polarity.LOWER
        ? " Up to %s more are within it, %s.".formatted(left, pace)
        : " To reach it takes %s more, %s.".formatted(left, pace);
  }

  private String pace(Forecast forecast) {
    long days = ChronoUnit.DAYS.between(performance.day(), performance.year().lastDay());
    if (days < WEEK) {
      return days == 1 ? "in the day that is left" : "in the %d days that are left".formatted(days);
    }
    return forecast.aWeek() == 0
        ? "less than 1 a week " + fromThen()
        : "about %s a week %s".formatted(difference(forecast.aWeek()), fromThen());
  }

  String travel() {
    if (performance.travel() == DirectionOfTravel.TOO_FEW_POINTS) {
      return "Too few points: " + whyNoDirection();
    }
    return performance.travel().words()
        + " at the same time last year"
        + (performance.isProvisional() ? ", which is not provisional any more" : "");
  }

  private String whyNoDirection() {
    if (performance.actual().isEmpty()) {
      return "without this year's figure there is no direction";
    }
    return performance.isTooEarly()
        ? "it is told by month, and the year's first is not over"
        : "there is no figure of the same time last year";
  }

  private String text(long amount) {
    return FigureText.of(amount, unit);
  }

  private String difference(long amount) {
    return TargetWords.difference(Math.abs(amount), unit);
  }
}
