package throughline.tracker.figure.library;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Unit;

/**
 * Whom a measure could reach: the people that a share is taken of, or else those whom the plan
 * estimates for the same priority, of most ages.
 */
record Reach(MeasureVersion people) {

  private static final String COUNTY = " in the county";

  static Optional<Reach> of(MeasureVersion version, List<MeasureVersion> all) {
    var measure = version.measure();
    if (measure.isShare() || measure.unit() == Unit.PERCENT || measure.unit() == Unit.JUDGEMENT) {
      return Optional.empty();
    }
    return all.stream()
        .filter(MeasureVersion::isShare)
        .filter(share -> share.parts().numerator().measure().id().equals(measure.id()))
        .map(share -> share.parts().denominator())
        .filter(whole -> whole.measure().isEstimate())
        .findFirst()
        .or(
            () ->
                all.stream()
                    .filter(each -> each.measure().isEstimate())
                    .filter(each -> serves(each.measure(), measure))
                    .max(Comparator.comparingInt(Reach::years)))
        .map(Reach::new);
  }

  private static boolean serves(Measure estimate, Measure measure) {
    return estimate.outcomes().stream()
        .anyMatch(
            outcome ->
                measure.outcomes().stream().anyMatch(of -> priority(of).equals(priority(outcome))));
  }

  private static String priority(String outcome) {
    return outcome.substring(0, Math.max(0, outcome.lastIndexOf('-')));
  }

  private static String ageBand(MeasureVersion estimate) {
    return estimate.measure().rule().orElseThrow().only().get("ageBand").get(0);
  }

  private static int years(MeasureVersion estimate) {
    var ages = ageBand(estimate).split("-");
    return Integer.parseInt(ages[1]) - Integer.parseInt(ages[0]);
  }

  private static final String ILLUSTRATIVE =
      """
      SELECT coalesce(body ->> 'illustrative', '') = 'true'
        FROM fact JOIN fact_version AS version USING (fact_id)
       WHERE fact.aggregate = 'population' AND fact.aggregate_id = :ageBand
         AND (known_at AT TIME ZONE 'Europe/London')::date <= :knownAt
       ORDER BY version.version DESC
       LIMIT 1
      """;

  /** What an estimate that is made up is called by, wherever it is shown. */
  String words(Handle handle, LocalDate knownAt) {
    var madeUp =
        handle
            .createQuery(ILLUSTRATIVE)
            .bind("ageBand", ageBand(people))
            .bind("knownAt", knownAt)
            .mapTo(Boolean.class)
            .findFirst();
    return madeUp.orElse(false) ? words() + " (illustrative)" : words();
  }

  /** "children under 5". */
  private String words() {
    var title = people.measure().title().replace(COUNTY, "");
    return title.substring(0, 1).toLowerCase() + title.substring(1);
  }
}
