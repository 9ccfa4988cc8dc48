package throughline.tracker.figure.drilldown;

import java.time.LocalDate;
import throughline.platform.core.input.Fields;
import throughline.tracker.figure.Century;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Period;
import throughline.tracker.figure.drilldown.ContributionList.After;

/**
 * Which figure of a measure somebody wants to open, as typed in an address.
 *
 * @param first the first day; null for the headline's
 * @param last the last day; null for the headline's
 */
record AskedPeriod(LocalDate first, LocalDate last) {

  static AskedPeriod read(String from, String lastDay) {
    if (blank(from) && blank(lastDay)) {
      return new AskedPeriod(null, null);
    }
    var fields = new Fields();
    var first = fields.date("from", from, "Enter the first day");
    var last = fields.date("to", lastDay, "Enter the last day");
    Century.check(fields, "from", first);
    Century.check(fields, "to", last);
    if (fields.ok("from") && fields.ok("to") && last.isBefore(first)) {
      fields.reject("to", "The last day must be on or after the first");
    }
    fields.throwIfAny();
    return new AskedPeriod(first, last);
  }

  boolean isHeadline() {
    return first == null;
  }

  Period of(FigureSource source, LocalDate day) {
    return first == null ? source.current(day) : source.asked(first, last);
  }

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
