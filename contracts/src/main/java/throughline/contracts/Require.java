package throughline.contracts;

import java.time.LocalDate;
import java.util.List;

/** Checks that the bodies of events share; each failure names the field and what it must be. */
public final class Require {

  private Require() {}

  public static <T> T present(String field, T value) {
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return value;
  }

  /** A list that must be there; the copy cannot be changed. */
  public static <T> List<T> list(String field, List<T> values) {
    return List.copyOf(present(field, values));
  }

  /** A list that must hold something; the copy cannot be changed. */
  public static <T> List<T> nonEmpty(String field, List<T> values) {
    if (present(field, values).isEmpty()) {
      throw new IllegalArgumentException(field + " is empty");
    }
    return List.copyOf(values);
  }

  public static long atLeast(String field, long minimum, long value) {
    if (value < minimum) {
      throw new IllegalArgumentException(
          "%s is %d and must be at least %d".formatted(field, value, minimum));
    }
    return value;
  }

  /** A number of things that must be there, 0 or more. */
  public static Long count(String field, Long value) {
    atLeast(field, 0, present(field, value));
    return value;
  }

  /** A quarter of a calendar year that must be there, as "2031-Q2". */
  public static String quarter(String field, String value) {
    if (!present(field, value).matches("\\d{4}-Q[1-4]")) {
      throw new IllegalArgumentException(field + " must be a year and a quarter, such as 2031-Q2");
    }
    return value;
  }

  /**
   * A spell runs from a day up to, but not including, another; no second day means that it goes on.
   */
  public static void spell(String field, LocalDate from, LocalDate to) {
    present(field + ".from", from);
    if (to != null && to.isBefore(from)) {
      throw new IllegalArgumentException(
          "%s ends on %s, before it begins on %s".formatted(field, to, from));
    }
  }
}
