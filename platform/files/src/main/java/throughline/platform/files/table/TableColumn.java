package throughline.platform.files.table;

import java.time.LocalDate;
import java.util.function.Function;

/**
 * A column that a service writes to a file, and how a row fills it.
 *
 * @param key as a program finds it, such as "lastDay"
 * @param label as a reader finds it, such as "Last day"
 */
public record TableColumn<R>(String key, String label, Function<R, ?> value) {

  public static <R> TableColumn<R> text(String key, String label, Function<R, String> value) {
    return new TableColumn<>(key, label, value);
  }

  public static <R> TableColumn<R> number(
      String key, String label, Function<R, ? extends Number> value) {
    return new TableColumn<>(key, label, value);
  }

  public static <R> TableColumn<R> day(String key, String label, Function<R, LocalDate> value) {
    return new TableColumn<>(key, label, value);
  }

  /** "Yes", or nothing. */
  public static <R> TableColumn<R> mark(String key, String label, Function<R, Boolean> value) {
    return new TableColumn<>(
        key, label, row -> Boolean.TRUE.equals(value.apply(row)) ? "Yes" : null);
  }
}
