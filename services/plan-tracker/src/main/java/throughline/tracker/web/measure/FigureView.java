package throughline.tracker.web.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.tracker.figure.Figure;

/** A figure for programs. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FigureView(
    String label,
    LocalDate from,
    LocalDate lastDay,
    @Schema(description = "In the measure's unit, minutes for time; absent if nobody reported it")
        BigDecimal value,
    @Schema(description = "Of a ratio: what was counted") Long numerator,
    @Schema(description = "Of a ratio: what it is a share of; absent if nobody knows")
        Long denominator,
    String text,
    @Schema(
            description =
                "True while its facts may still come to count, such as what happens within 90 days")
        Boolean provisional,
    @Schema(description = "Why there is no value; absent where there is one") String noValue,
    @Schema(
            description =
                "What it is by what is known today; absent where that is the same, or there is none")
        BigDecimal nowKnown,
    @Schema(description = "Why there is no value by what is known today; absent where there is one")
        String nowNoValue) {

  static FigureView of(Figure figure, Optional<Figure> now) {
    var period = figure.period();
    return new FigureView(
        period.label(),
        period.from(),
        period.lastDay(),
        value(figure),
        figure.isShare() && figure.isReported() ? figure.numerator() : null,
        figure.isReported() ? figure.denominator() : null,
        figure.text(),
        figure.isProvisional() ? true : null,
        noValue(figure),
        now.map(FigureView::value).orElse(null),
        now.map(FigureView::noValue).orElse(null));
  }

  static String noValue(Figure figure) {
    return figure.hasValue() ? null : figure.whyNone();
  }

  static BigDecimal value(Figure figure) {
    return figure.hasValue() ? figure.unit().number(figure.value()) : null;
  }
}
