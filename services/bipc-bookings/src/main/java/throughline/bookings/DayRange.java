package throughline.bookings;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.web.input.Form;

/** The days that a page of figures is about, both included. */
public record DayRange(LocalDate from, LocalDate to) {
  /** Days as somebody typed them into an address, and the form that shows them again. */
  public record Asked(DayRange days, Form form) {}

  private static final int MOST_YEARS = 3;

  public static DayRange of(LocalDate from, LocalDate to) {
    return new DayRange(from, to);
  }

  /** From Monday to Sunday. */
  public static DayRange weekOf(LocalDate day) {
    var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return new DayRange(monday, monday.plusDays(6));
  }

  /** What was typed, or these if nothing was, or if it is wrong, which the form then says. */
  public Asked orTyped(String typedFrom, String typedTo, LocalDate today) {
    if (TypedText.given(typedFrom).isEmpty() && TypedText.given(typedTo).isEmpty()) {
      return new Asked(this, Form.startingWith(values(from.toString(), to.toString())));
    }
    var fields = new Fields().called("from", "First day").called("to", "Last day");
    var first = fields.dateNear(today, "from", typedFrom, "Enter the first day");
    var last = fields.dateNear(today, "to", typedTo, "Enter the last day");
    if (fields.ok() && last.isBefore(first)) {
      fields.reject("to", "The last day must not be before the first");
    }
    if (fields.ok() && last.isAfter(first.plusYears(MOST_YEARS))) {
      fields.reject("to", "Choose at most %d years".formatted(MOST_YEARS));
    }
    var form = Form.startingWith(values(typedFrom, typedTo));
    return fields.ok()
        ? new Asked(new DayRange(first, last), form)
        : new Asked(this, form.with(fields.errors()));
  }

  private static Map<String, String> values(String from, String to) {
    var values = new HashMap<String, String>();
    values.put("from", from == null ? "" : from);
    values.put("to", to == null ? "" : to);
    return values;
  }

  public String inAddress() {
    return "from=" + from + "&to=" + to;
  }

  public DayRange weekBefore() {
    return new DayRange(from.minusWeeks(1), to.minusWeeks(1));
  }

  public DayRange weekAfter() {
    return new DayRange(from.plusWeeks(1), to.plusWeeks(1));
  }

  public boolean isWeek() {
    return to.equals(from.plusDays(6));
  }
}
