package throughline.tracker.web.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.PlaceNames;

/** One figure with all that says what it is of: a row of a table, for programs and files alike. */
@Schema(name = "FigureRow")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FigureRow(
    @Schema(description = "The measure's id") String measure,
    String title,
    @Schema(description = "What one of it is; value counts it, minutes for time") String unit,
    @Schema(description = "The period in words: 2026/27, May 2026") String period,
    LocalDate from,
    LocalDate lastDay,
    @Schema(description = "The place's code; absent of the whole county, empty where nobody said")
        String place,
    String placeName,
    String district,
    @Schema(description = "The field that the figure is split by; absent of what is not split")
        String split,
    @Schema(description = "The field's value") String is,
    @Schema(description = "Absent where there is none") BigDecimal value,
    @Schema(description = "Of a share: what was counted") Long numerator,
    @Schema(description = "Of a share: what it is a share of") Long denominator,
    @Schema(description = "True while the period goes on") Boolean soFar,
    @Schema(description = "True while its facts may still come to count") Boolean provisional,
    @Schema(description = "Why there is no value") String noValue,
    @Schema(description = "As a page shows it") String text) {

  static FigureRow of(Measure measure, Figure figure, FigurePart part) {
    var period = figure.period();
    return new FigureRow(
        measure.id(),
        measure.title(),
        measure.unit().name().toLowerCase(Locale.ROOT),
        period.label(),
        period.from(),
        period.lastDay(),
        part.place(),
        part.place() == null ? null : PlaceNames.name(part.place()),
        part.place() == null ? null : PlaceNames.districtOf(part.place()),
        part.field(),
        part.value(),
        FigureView.value(figure),
        figure.isShare() && figure.isReported() ? figure.numerator() : null,
        figure.isReported() ? figure.denominator() : null,
        figure.isSoFar() ? true : null,
        figure.isProvisional() ? true : null,
        FigureView.noValue(figure),
        figure.text());
  }
}
