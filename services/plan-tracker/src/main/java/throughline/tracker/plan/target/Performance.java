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
  record Caveat(int openFor, boolean isSilent) {

    static final Caveat NONE = new Caveat(0, false);

    boolean isProvisional() {
      return openFor > 0;
    }

    String words() {
      return isProvisional() ? " " + FigureText.stillChanges(openFor) : "";
    }
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
