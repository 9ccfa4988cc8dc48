package throughline.bench.report;

import java.util.List;
import java.util.Optional;

/**
 * One line of the report.
 *
 * @param id a short name that does not change, for those who compare runs
 * @param subject what of the suite was measured
 * @param floor what it stands beside; empty if alone
 * @param unit of both figures
 * @param comparison the rounds
 * @param goal what the suite is to reach, where that was said
 */
public record Result(
    String id,
    String subject,
    String floor,
    String unit,
    Comparison comparison,
    Optional<Goal> goal) {

  public static Result of(
      String id, String subject, String floor, String unit, Comparison comparison) {
    return new Result(id, subject, floor, unit, comparison, Optional.empty());
  }

  /** A figure without a floor. */
  public static Result alone(String id, String subject, String unit, List<Double> rounds) {
    return of(id, subject, "", unit, new Comparison(rounds, List.of()));
  }

  public Result with(Goal wanted) {
    return new Result(id, subject, floor, unit, comparison, Optional.of(wanted));
  }

  /** The goal and whether the median meets it; empty without one. */
  String goalWords() {
    return goal.map(wanted -> wanted.words() + (isMet(wanted) ? ": met" : ": missed")).orElse("");
  }

  boolean isMet(Goal wanted) {
    return wanted.isMetBy(comparison);
  }
}
