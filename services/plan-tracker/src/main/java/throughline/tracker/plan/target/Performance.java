package throughline.tracker.plan.target;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Period;

/** How a measure stands against its target. */
public record Performance(
    Measure measure,
    Period year,
    LocalDate day,
    RagRule.RagRating rating,
    Optional<Target> target,
    Optional<Forecast> forecast,
    DirectionOfTravel travel,
    String whyNoData,
    Caveat caveat,
    boolean isTooEarly,
    boolean isOver) {

  /** What a reader has to know of a figure that is judged. */
  record Caveat(
      boolean isProvisional, int openFor, boolean isSilent, Optional<LocalDate> countedSince) {

    static final Caveat NONE = new Caveat(false, 0, false, Optional.empty());
  }

  /**
   * The same judged by the figure that is told to the public, so that no status and no sentence
   * says more of the exact one than that does.
   */
  public Performance byPublished(Optional<Long> told) {
    var rule = RagRule.of(measure);
    var today = rule.judge(told, target, day);
    var outlook =
        forecast.filter(exact -> exact.newcomers().isEmpty()).isPresent()
            ? told.flatMap(amount -> target.flatMap(aim -> Forecast.of(amount, aim, day)))
            : Optional.<Forecast>empty();
    return new Performance(
        measure,
        year,
        day,
        target.map(aim -> rule.withOutlook(today, outlook, aim)).orElse(today),
        target,
        outlook,
        DirectionOfTravel.TOO_FEW_POINTS,
        told.isEmpty() && whyNoData.isEmpty() ? "its figure is not published" : whyNoData,
        caveat,
        isTooEarly,
        isOver);
  }

  public UUID key() {
    return UUID.nameUUIDFromBytes(measure.id().getBytes(StandardCharsets.UTF_8));
  }

  public Status status() {
    return rating.status();
  }

  public Optional<Long> actual() {
    return whyNoData.isEmpty() ? Optional.of(rating.actual()) : Optional.empty();
  }

  public boolean isCompared() {
    return target.isPresent() && actual().isPresent();
  }

  public boolean isOffTrack() {
    return status().isOffTrack();
  }

  public boolean isProvisional() {
    return caveat.isProvisional();
  }

  /** What it has come to, as "1,763" or "9,456 h [p]"; empty without a figure. */
  public String nowText() {
    return actual().isPresent() ? new PerformanceInWords(this).now() : "";
  }

  /** Where it should be by now, as "2,139" or "40% to 50%"; empty without a comparison. */
  public String expectedText() {
    return isCompared() ? new PerformanceInWords(this).expected() : "";
  }

  /** How far away that is, as "376 short" or "12 ahead"; empty without a comparison. */
  public String gapText() {
    return isCompared() ? new PerformanceInWords(this).gap() : "";
  }

  /** How far behind is still no red, as "the 5% allowed (107)"; empty where nothing is. */
  public String allowedText() {
    return isCompared() ? new PerformanceInWords(this).allowed() : "";
  }

  /** What the year is to come to, as "3,200"; empty without a target. */
  public String targetText() {
    return target.map(known -> TargetWords.amount(known, measure.unit())).orElse("");
  }

  /** What the year comes to at this pace, as "2,658"; empty where it would be a guess. */
  public String yearEndText() {
    return forecast.map(known -> FigureText.of(known.yearEnd(), measure.unit())).orElse("");
  }

  public String sentence() {
    return new PerformanceInWords(this).sentence();
  }

  public String forecastWords() {
    return new PerformanceInWords(this).outlook();
  }

  public String travelWords() {
    return new PerformanceInWords(this).travel();
  }

  public String targetWords() {
    return target.map(known -> TargetWords.of(known, measure.unit())).orElse("");
  }
}
