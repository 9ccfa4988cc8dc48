package throughline.tracker.contribution;

import java.time.LocalDate;
import throughline.platform.core.input.Fields;
import throughline.tracker.contribution.ContributionList.After;
import throughline.tracker.figure.Period;
import throughline.tracker.measure.MeasureKind;
import throughline.tracker.measure.RegisteredRule;

/** Which figure somebody wants to open, as typed in an address. */
final class AskedPeriod {

  private AskedPeriod() {}

  /** The days from the first to the last; without them those of the headline figure. */
  static Period read(String from, String lastDay, RegisteredRule rule, LocalDate today) {
    if (blank(from) && blank(lastDay)) {
      return rule.measure().kind() == MeasureKind.STOCK
          ? Period.day(today)
          : Period.financialYear(today).soFar(today);
    }
    var fields = new Fields();
    var first = fields.date("from", from, "Enter the first day");
    var last = fields.date("to", lastDay, "Enter the last day");
    if (fields.ok("from") && fields.ok("to") && last.isBefore(first)) {
      fields.reject("to", "The last day must be on or after the first");
    }
    fields.throwIfAny();
    return Period.between(first, last);
  }

  /** Where a page begins, as {@code 2026-04-10_123}. */
  static After after(String typed) {
    if (blank(typed)) {
      return After.NOTHING;
    }
    var fields = new Fields();
    if (!typed.matches("\\d{4}-\\d{2}-\\d{2}_\\d{1,18}")) {
      fields.reject("after", "Use the place that the page before gave");
      fields.throwIfAny();
    }
    var parts = typed.split("_");
    var day = fields.date("after", parts[0], "Use the place that the page before gave");
    fields.throwIfAny();
    return new After(day, Long.parseLong(parts[1]));
  }

  private static boolean blank(String typed) {
    return typed == null || typed.isBlank();
  }
}
