package throughline.tracker.figure.drilldown;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.tracker.figure.drilldown.ContributionList.Contributions;

/** A page of the rows behind a figure, for programs. */
@Schema(name = "Contributions")
record ContributionsView(
    PeriodView period,
    @Schema(
            description =
                "What the figure is at the end of the day of knowledge, in the measure's unit")
        BigDecimal figure,
    @Schema(description = "What it is by what is known today, under the rule of today")
        BigDecimal today,
    @Schema(description = "What all rows come to: the figure when at was given") BigDecimal total,
    @Schema(
            description =
                "Send it as at, with the rule's version, and the same rows come however much"
                    + " arrives")
        String at,
    int rule,
    List<ContributionList.Row> rows,
    boolean more,
    @Schema(description = "Send it as after for the next page; null on the last") String next,
    List<NotCounted> notCounted) {

  @Schema(name = "Period")
  record PeriodView(
      String label,
      @Schema(description = "The first day") LocalDate from,
      @Schema(description = "The last day, included") LocalDate to) {}

  static ContributionsView of(Contributions opened) {
    var period = opened.period();
    return new ContributionsView(
        new PeriodView(period.label(), period.from(), period.lastDay()),
        opened.figure(),
        opened.today(),
        opened.total(),
        opened.position().toString(),
        opened.measure().version(),
        opened.rows(),
        opened.more(),
        opened.getNext(),
        opened.notCounted());
  }
}
