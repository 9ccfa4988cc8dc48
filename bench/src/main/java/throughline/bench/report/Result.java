package throughline.bench.report;

import java.util.List;
import java.util.Optional;

/**
 * One line of the report.
 *
 * @param subject what of the suite was measured
 * @param floor what it stands beside; empty if alone
 * @param unit of both figures
 */
public record Result(
    String subject, String floor, String unit, Comparison comparison, Optional<Goal> goal) {

  public static Result of(String subject, String floor, String unit, Comparison comparison) {
    return new Result(subject, floor, unit, comparison, Optional.empty());
  }

  public static Result alone(String subject, String unit, List<Double> rounds) {
    return of(subject, "", unit, new Comparison(rounds, List.of()));
  }

  public Result with(Goal wanted) {
    return new Result(subject, floor, unit, comparison, Optional.of(wanted));
  }
}
