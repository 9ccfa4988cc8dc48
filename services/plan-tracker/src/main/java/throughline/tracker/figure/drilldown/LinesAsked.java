package throughline.tracker.figure.drilldown;

import java.time.LocalDate;
import java.util.regex.Pattern;
import throughline.platform.core.input.Fields;

/**
 * Which page of a figure's lines is asked for: those that follow a line, or come before one. The
 * number is for the reader; the line says where the page is, so that the thousandth costs what the
 * first does.
 *
 * @param number from 1
 */
record LinesAsked(int number, Line line, boolean isBefore) {

  private static final int MOST = 100_000_000;

  static final LinesAsked FIRST = new LinesAsked(1, Line.NONE, false);

  record Line(LocalDate day, long fact, long nth) {

    static final Line NONE = new Line(LocalDate.of(1, 1, 1), 0, 0);

    private static final Pattern FORM =
        Pattern.compile("(\\d{4}-\\d{2}-\\d{2})_(\\d{1,18})(?:_(\\d{1,9}))?");

    static Line of(FactLine line) {
      return new Line(line.day(), line.factId(), line.nth());
    }

    static Line behind(LocalDate day, long fact, boolean isBefore) {
      return new Line(day, fact, isBefore ? 0 : Long.MAX_VALUE);
    }

    @Override
    public String toString() {
      return day + "_" + fact + (nth == 1 ? "" : "_" + nth);
    }
  }

  static LinesAsked read(String number, String after, String before) {
    var fields = new Fields();
    int page = isBlank(number) ? 1 : fields.wholeNumber("page", number, 1, MOST, "Enter a number");
    fields.throwIfAny();
    if (isBlank(after) && isBlank(before)) {
      return FIRST;
    }
    if (!isBlank(after) && !isBlank(before)) {
      fields.reject("before", "Send after or before, not both");
      fields.throwIfAny();
    }
    var isBefore = isBlank(after);
    var line = line(fields, isBefore ? "before" : "after", isBefore ? before : after);
    return new LinesAsked(page, line, isBefore);
  }

  private static Line line(Fields fields, String name, String typed) {
    var parts = Line.FORM.matcher(typed);
    if (!parts.matches()) {
      fields.reject(name, "Use the place that the page gave");
      fields.throwIfAny();
    }
    var day = fields.date(name, parts.group(1), "Use the place that the page gave");
    fields.throwIfAny();
    var nth = parts.group(3) == null ? 1 : Long.parseLong(parts.group(3));
    return new Line(day, Long.parseLong(parts.group(2)), nth);
  }

  private static boolean isBlank(String typed) {
    return typed == null || typed.isBlank();
  }
}
