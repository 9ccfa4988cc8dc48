package throughline.membership.usage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.files.table.Row;
import throughline.platform.files.table.Rows;

/** Rows as typed, from a call or a file. */
final class TypedRows {

  private TypedRows() {}

  /** Those of a call; the field "rows" says what is wrong with all of them. */
  static <R> List<TypedRow> of(
      Fields fields, List<R> rows, BiFunction<R, Integer, TypedRow> typed) {
    if (rows == null || rows.isEmpty()) {
      fields.reject("rows", "Send one row or more");
      return List.of();
    }
    if (rows.size() > UseDesk.MOST_ROWS) {
      fields.reject("rows", "Send %,d rows or fewer in one call".formatted(UseDesk.MOST_ROWS));
      return List.of();
    }
    if (rows.stream().anyMatch(Objects::isNull)) {
      fields.reject("rows", "Leave out the rows that are null");
      return List.of();
    }
    var read = new ArrayList<TypedRow>();
    for (var row : rows) {
      read.add(storable(typed.apply(row, read.size() + 1)));
    }
    return read;
  }

  /**
   * Those of a file.
   *
   * @throws InvalidInput if its first row lacks a column that is needed
   */
  static List<TypedRow> of(UseKind kind, Rows rows) {
    var places = places(kind, rows.header());
    var read = new ArrayList<TypedRow>();
    rows.forEachRemaining(row -> read.add(storable(typed(row, places))));
    return read;
  }

  private static Map<Column, Integer> places(UseKind kind, List<String> header) {
    var places = new EnumMap<Column, Integer>(Column.class);
    for (var column : kind.columns()) {
      for (var i = 0; i < header.size(); i++) {
        if (column.isCalled(header.get(i))) {
          places.putIfAbsent(column, i);
        }
      }
    }
    var missing =
        kind.columns().stream()
            .filter(column -> column.isNeeded() && !places.containsKey(column))
            .map(Column::label)
            .collect(Collectors.joining(" or "));
    if (!missing.isEmpty()) {
      throw new InvalidInput(
          "file",
          "The first row has no column called %s. It must name %s"
              .formatted(missing, needed(kind)));
    }
    return places;
  }

  private static String needed(UseKind kind) {
    return kind.columns().stream()
        .filter(Column::isNeeded)
        .map(Column::label)
        .collect(Collectors.joining(", "));
  }

  private static TypedRow typed(Row row, Map<Column, Integer> places) {
    var typed = new TypedRow(row.number(), row.cutShort(), new EnumMap<>(Column.class));
    for (var place : places.entrySet()) {
      typed = typed.with(place.getKey(), row.text(place.getValue()));
    }
    return typed;
  }

  /** Without what a database cannot keep; the readers refuse the rest in words. */
  private static TypedRow storable(TypedRow row) {
    var cells = new EnumMap<Column, String>(Column.class);
    row.cells().forEach((column, text) -> cells.put(column, storable(text)));
    return new TypedRow(row.number(), row.cutShort(), cells);
  }

  private static String storable(String text) {
    return text.codePoints()
        .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
