package throughline.tracker.web.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.tracker.plan.target.DirectionOfTravel;
import throughline.tracker.plan.target.Performance;
import throughline.tracker.plan.target.Status;

/** How a measure stands against its target, for programs. What is not known is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatusView(
    @Schema(description = "TOO_FEW_POINTS, NO_TARGET and NO_DATA are no judgement") Status status,
    @Schema(
            description =
                "The status, the rule that it follows from, and what has to be known of the figure")
        String sentence,
    @Schema(description = "The financial year: 2026/27") String year,
    @Schema(description = "The day at whose end it was so") LocalDate day,
    @Schema(description = "The target and how it is meant") String target,
    @Schema(description = "The figure that was held against the target, in the measure's unit")
        BigDecimal actual,
    @Schema(
            description =
                "True while that figure may still change, such as by what happens within 90 days")
        Boolean provisional,
    @Schema(description = "Where it should have been, in the measure's unit") BigDecimal expected,
    @Schema(description = "What the year comes to at this pace") BigDecimal yearEndForecast,
    @Schema(description = "Against the same time last year") DirectionOfTravel travel) {

  static StatusView of(Performance standing) {
    var unit = standing.measure().unit();
    var judgement = standing.judgement();
    var compared = standing.isCompared();
    return new StatusView(
        judgement.status(),
        standing.sentence(),
        standing.year().label(),
        standing.day(),
        standing.target().isPresent() ? standing.targetWords() : null,
        compared ? unit.number(judgement.actual()) : null,
        compared && standing.isProvisional() ? true : null,
        compared ? unit.number(judgement.expected()) : null,
        standing.forecast().map(forecast -> unit.number(forecast.yearEnd())).orElse(null),
        standing.travel());
  }
}
