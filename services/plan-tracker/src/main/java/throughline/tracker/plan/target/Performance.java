package throughline.tracker.plan.target;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Period;

/**
 * How a measure stands against its target.
 *
 * @param forecast empty where it would be a guess
 * @param whyNoData what to tell whoever misses the figure; empty if there is one
 */
public record Performance(
    Measure measure,
    Period year,
    LocalDate day,
    RagRule.RagRating judgement,
    Optional<Target> target,
    Optional<Forecast> forecast,
    DirectionOfTravel travel,
    String whyNoData,
    Caveat caveat,
    boolean isTooEarly,
    boolean isOver) {

  /**
   * What a reader has to know of a figure that is judged.
   *
   * @param openFor within how many days its facts may still come to count; 0 if it is final
   */
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
    return judgement.status();
  }

  public Optional<Long> actual() {
    return whyNoData.isEmpty() ? Optional.of(judgement.actual()) : Optional.empty();
  }

  /** Whether there is a figure beside a target, though it may be too early to judge it. */
  public boolean isCompared() {
    return target.isPresent() && actual().isPresent();
  }

  /** Whether it is behind its target, by however much. */
  public boolean isOffTrack() {
    return status() == Status.RED || status() == Status.AMBER;
  }

  /** Whether the figure still changes, though no fact is missing. */
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
