package throughline.platform.database;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;

/**
 * What an array of any type is sent as, one text for each element, which the statement casts:
 * {@code unnest(CAST(:members AS uuid[]), CAST(:days AS date[]))}.
 */
public final class TextArray {

  private TextArray() {}

  /** A value of each of many rows. Null stays null. */
  public static <T> String[] of(Collection<T> rows, Function<? super T, ?> value) {
    return rows.stream()
        .map(row -> Objects.toString(value.apply(row), null))
        .toArray(String[]::new);
  }
}
