package throughline.tracker.plan.target;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.figure.Period;

/**
 * How a measure stands against its target.
 *
 * @param year the financial year that is spoken of
 * @param day at whose end the figure is judged
 * @param judgement the status and what it follows from
 * @param forecast empty where it would be a guess
 * @param travel against the same part of the year before
 * @param whyNoData what to tell whoever misses the figure; empty if there is one
 * @param caveat what has to be known of the figure
 * @param isTooEarly whether it is told by month and the first of the year is not over, so that
 *     nothing can be compared with last year
 * @param isOver whether the day was over when somebody looked, as that of a quarter under review
 */
public record Performance(
    Measure measure,
    Period year,
    LocalDate day,
    RagRating judgement,
    Optional<Target> target,
    Optional<Forecast> forecast,
    DirectionOfTravel travel,
    String whyNoData,
    Caveat caveat,
    boolean isTooEarly,
    boolean isOver) {

  /** By which a part of a list finds it again. */
  public UUID key() {
    return UUID.nameUUIDFromBytes(measure.id().getBytes(StandardCharsets.UTF_8));
  }

  public Status status() {
    return judgement.status();
  }

  /** The figure that is judged, in the measure's unit; empty when nobody knows it. */
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

  /** The status, the rule that it follows from, and what has to be known of the figure. */
  public String sentence() {
    return new PerformanceInWords(this).sentence();
  }

  /**
   * What the year comes to if the pace goes on, and what is still needed, or that it is too early
   * to say; empty if there is nothing to be said.
   */
  public String forecastWords() {
    return new PerformanceInWords(this).outlook();
  }

  /** Which way it went since last year. */
  public String travelWords() {
    return new PerformanceInWords(this).travel();
  }

  /** The target and how it is meant: "Minimum: 800 by 31 March 2027"; empty if there is none. */
  public String targetWords() {
    return target.map(known -> TargetWords.of(known, measure.unit())).orElse("");
  }
}
