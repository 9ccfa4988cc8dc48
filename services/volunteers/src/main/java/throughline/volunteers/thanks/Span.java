package throughline.volunteers.thanks;

import java.time.LocalDate;
import java.time.Month;
import java.util.Map;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.time.London;

/** The days that a certificate is of, both included. */
record Span(LocalDate from, LocalDate to) {
  static final int LONGEST_YEARS = 50;

  /** What was asked for, as typed; what is left out is the financial year so far. */
  static Span read(String from, String to, LocalDate today) {
    var fields = new Fields().called("from", "First day").called("to", "Last day");
    var first = TypedText.given(from).isPresent() ? fields.date("from", from, "") : yearOf(today);
    var last = TypedText.given(to).isPresent() ? fields.date("to", to, "") : today;
    if (fields.ok() && last.isAfter(today)) {
      fields.reject("to", "The last day must be today or in the past");
    }
    if (fields.ok() && (first.isAfter(last) || first.isBefore(last.minusYears(LONGEST_YEARS)))) {
      fields.reject("from", "The first day must be on or before the last");
    }
    fields.throwIfAny();
    return new Span(first, last);
  }

  private static LocalDate yearOf(LocalDate day) {
    var april = LocalDate.of(day.getYear(), Month.APRIL, 1);
    return day.isBefore(april) ? april.minusYears(1) : april;
  }

  boolean includes(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  Map<String, String> typed() {
    return Map.of("from", from.toString(), "to", to.toString());
  }

  /** For the address of a page or a file. */
  public String query() {
    return "?from=" + from + "&to=" + to;
  }

  /** "1 April 2026 to 24 November 2026". */
  public String words() {
    return London.date(from) + " to " + London.date(to);
  }
}
