package throughline.tracker.figure.change;

import static throughline.platform.files.table.TableColumn.day;
import static throughline.platform.files.table.TableColumn.number;
import static throughline.platform.files.table.TableColumn.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.files.table.FileTable;
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

  /** A class of a change, with the figure that it is of. */
  record Row(ChangeView change, ClassView of) {}

  static final FileTable<Row> TABLE =
      FileTable.of(
          "Changes",
          text("measure", "Measure id", row -> row.change.measure),
          text("title", "Measure", row -> row.change.title),
          text("unit", "Unit", row -> row.change.unit.name().toLowerCase(Locale.ROOT)),
          text("label", "Period", row -> row.change.label),
          day("from", "First day", row -> row.change.from),
          day("lastDay", "Last day", row -> row.change.lastDay),
          day("since", "Known by", row -> row.change.since),
          day("until", "And by", row -> row.change.until),
          number("before", "Before", row -> row.change.before),
          number("after", "After", row -> row.change.after),
          number("difference", "Difference", row -> row.change.difference),
          text("kind", "Class", row -> row.of.kind.name()),
          number("amount", "Of this class", row -> row.of.amount),
          number("entries", "Entries", row -> row.of.entries));

  Stream<Row> rows() {
    return classes.stream().map(each -> new Row(this, each));
  }

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
