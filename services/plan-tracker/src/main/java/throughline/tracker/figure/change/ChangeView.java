package throughline.tracker.figure.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Figure;

/** A change of a figure, for programs. The amounts of the classes add up to its difference. */
@Schema(name = "Change")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeView(
    String measure,
    String title,
    Unit unit,
    @Schema(description = "What the figure covers") String label,
    LocalDate from,
    LocalDate lastDay,
    @Schema(description = "What was known by the end of this day comes first") LocalDate since,
    LocalDate until,
    @Schema(description = "In the measure's unit; absent if nobody knew it") BigDecimal before,
    @Schema(
            description =
                "Whether its source had not been heard of since: the figure was [x], not available,"
                    + " and before is what had been counted")
        boolean beforeNotAvailable,
    @Schema(description = "In the measure's unit; absent if nobody knows it") BigDecimal after,
    @Schema(
            description =
                "Whether its source has not been heard of since: the figure is [x], not available,"
                    + " and after is what was counted")
        boolean afterNotAvailable,
    BigDecimal difference,
    List<ClassView> classes,
    @Schema(description = "The first day on which anything was known; absent when nothing is")
        LocalDate firstKnown) {

  @Schema(name = "ClassOfChange")
  record ClassView(
      @Schema(description = "Why the figure changed") ChangeClass kind,
      BigDecimal amount,
      @Schema(
              description =
                  "How many entries it is of: a fact has one for each day, place and breakdown that"
                      + " it moved. Of distinct people how many people")
          long entries) {}

  static ChangeView of(MeasureChange change, AskedChange asked, LocalDate firstKnown) {
    var unit = change.measure().unit();
    return new ChangeView(
        change.measure().id(),
        change.measure().title(),
        unit,
        change.period().label(),
        change.period().from(),
        change.period().lastDay(),
        asked.since().day(),
        asked.until(),
        known(change.before(), unit),
        change.before().isAfterSource(),
        known(change.after(), unit),
        change.after().isAfterSource(),
        unit.number(change.difference()),
        change.classes().stream()
            .map(each -> new ClassView(each.kind(), unit.number(each.amount()), each.entries()))
            .toList(),
        firstKnown);
  }

  private static BigDecimal known(Figure figure, Unit unit) {
    return figure.hasValue() || MeasureChange.isCounted(figure)
        ? unit.number(figure.value())
        : null;
  }
}
