package throughline.membership.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import throughline.platform.core.time.London;

/**
 * Finds dates that were written with the month first, as a spreadsheet program set to American
 * English does. What can only be so gives itself away, and makes every other date of its file
 * doubtful that could be read both ways, unless nearly all dates say that the day is first.
 */
final class DateOrder {

  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})");
  private static final int MONTHS = 12;

  private static final int MANY = 10;

  private static final int SLIPS_ONE_IN = 1_000;

  private DateOrder() {}

  static boolean isMonthFirst(String written) {
    var date = NUMBERS.matcher(written);
    return date.matches() && first(date) <= MONTHS && second(date) > MONTHS;
  }

  static boolean isDayFirst(String written) {
    var date = NUMBERS.matcher(written);
    return date.matches() && first(date) > MONTHS && second(date) <= MONTHS;
  }

  static boolean isInDoubt(int monthFirst, int dayFirst) {
    return monthFirst > 0 && (dayFirst < MANY || monthFirst > 1 + dayFirst / SLIPS_ONE_IN);
  }

  static Optional<String> doubt(String written, Integer monthFirstRow, LocalDate today) {
    var date = NUMBERS.matcher(written);
    if (!date.matches()) {
      return Optional.empty();
    }
    var dayFirst = date(date, second(date), first(date));
    var monthFirst = date(date, first(date), second(date));
    if (dayFirst.isEmpty() && monthFirst.isPresent()) {
      return Optional.of(
          "%s has the month first. Write the day first: %s"
              .formatted(written, british(monthFirst.get())));
    }
    if (dayFirst.isEmpty() || monthFirst.isEmpty() || dayFirst.equals(monthFirst)) {
      return Optional.empty();
    }
    if (monthFirstRow != null) {
      return Optional.of(
          "%s may be %s or %s: row %d of this file has the month first. Write %s or %s"
              .formatted(
                  written,
                  London.date(dayFirst.get()),
                  London.date(monthFirst.get()),
                  monthFirstRow,
                  dayFirst.get(),
                  monthFirst.get()));
    }
    return dayFirst.get().isAfter(today) && !monthFirst.get().isAfter(today)
        ? Optional.of(
            "%s is %s, which is to come. If the month was written first, write %s"
                .formatted(written, London.date(dayFirst.get()), british(monthFirst.get())))
        : Optional.empty();
  }

  private static Optional<LocalDate> date(Matcher date, int month, int day) {
    try {
      return Optional.of(LocalDate.of(Integer.parseInt(date.group(4)), month, day));
    } catch (DateTimeException notInTheCalendar) {
      return Optional.empty();
    }
  }

  private static int first(Matcher date) {
    return Integer.parseInt(date.group(1));
  }

  private static int second(Matcher date) {
    return Integer.parseInt(date.group(3));
  }

  private static String british(LocalDate date) {
    return "%02d/%02d/%d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
  }
}
