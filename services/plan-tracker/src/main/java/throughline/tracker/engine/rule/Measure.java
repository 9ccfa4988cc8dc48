package throughline.tracker.engine.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One measure of the strategy.
 *
 * @param rule how facts feed it; empty for one that nothing feeds yet
 */
public record Measure(
    String id,
    String title,
    List<String> outcomes,
    MeasureKind kind,
    Unit unit,
    Polarity polarity,
    int version,
    String definition,
    Optional<Rule> rule) {

  public boolean isAutomatic() {
    return kind.isAutomatic();
  }

  /** Whether people enter its figures, of some periods at least. */
  public boolean isEntered() {
    return isCounted() && (kind == MeasureKind.MANUAL || byHand().isPresent());
  }

  /** Whether people enter the figure of the period with that last day. */
  public boolean isEnteredFor(LocalDate lastDay) {
    return isEntered() && byHand().filter(hand -> lastDay.isAfter(hand.last())).isEmpty();
  }

  private Optional<Rule.ByHand> byHand() {
    return rule.map(Rule::byHand);
  }

  /** Whether its figures are of whole periods, as somebody or something reports them. */
  public boolean isReported() {
    return isEntered() || kind == MeasureKind.REPORTED;
  }

  /** Whether nothing that is heard of means none, as long as the source is heard of at all. */
  public boolean countsAsItHappens() {
    return isAutomatic() && !isReported();
  }

  /** Whether its figures say how many there are, so that the last one of a year counts. */
  public boolean isLevel() {
    return rule.filter(Rule::isLevel).isPresent();
  }

  /** Whether it is no aim of the plan, only what others are shares of. */
  public boolean isEstimate() {
    return kind == MeasureKind.ESTIMATE;
  }

  public boolean isJudgedInWords() {
    return polarity == Polarity.NONE || unit == Unit.JUDGEMENT;
  }

  /** Which way is better, as a reader says it; what others are shares of has no such way. */
  public String better() {
    return polarity == Polarity.NONE && isCounted()
        ? "Neither more nor less of it is better"
        : polarity.words();
  }

  public boolean isShare() {
    return kind == MeasureKind.RATIO;
  }

  public Measure numbered(int number) {
    return new Measure(id, title, outcomes, kind, unit, polarity, number, definition, rule);
  }

  Measure tried(Rule other) {
    return new Measure(
        id, title, outcomes, other.kind(), unit, polarity, version, definition, Optional.of(other));
  }

  /** Whether it has figures: facts that events tell of, or that people enter, are counted. */
  public boolean isCounted() {
    return rule.isPresent();
  }
}
