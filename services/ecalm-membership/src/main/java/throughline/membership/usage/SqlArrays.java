package throughline.membership.usage;

import java.util.Collection;
import java.util.function.Function;

/** A column of many rows as one value of a statement, which names its type. */
final class SqlArrays {

  private SqlArrays() {}

  /** Null stays null. */
  static <R> String[] of(Collection<R> rows, Function<R, ?> column) {
    return rows.stream()
        .map(column)
        .map(value -> value == null ? null : value.toString())
        .toArray(String[]::new);
  }
}
