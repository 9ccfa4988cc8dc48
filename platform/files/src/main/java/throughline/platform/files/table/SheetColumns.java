package throughline.platform.files.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import throughline.platform.core.input.InvalidInput;

/** The columns of a file by their names, in whatever order and case they stand. */
public final class SheetColumns {

  private final Map<String, Integer> places = new HashMap<>();
  private final Set<String> twice = new HashSet<>();
  private final List<Column> columns;

  /**
   * Finds them in the first row.
   *
   * @throws InvalidInput naming those that must be there and are not
   */
  public SheetColumns(List<String> header, List<String> required) {
    this(header, required.stream().map(name -> Column.required(name, name)));
  }

  private SheetColumns(List<String> header, Stream<Column> lookedFor) {
    var columns = lookedFor.toList();
    for (int i = 0; i < header.size(); i++) {
      if (places.putIfAbsent(key(header.get(i)), i) != null) {
        twice.add(key(header.get(i)));
      }
    }
    var required = columns.stream().filter(Column::required).toList();
    var missing = required.stream().filter(column -> !has(column)).map(Column::label).toList();
    if (!missing.isEmpty()) {
      throw new InvalidInput(
          "file",
          "The first row has no column called %s. It must name %s"
              .formatted(String.join(" or ", missing), listed(required)));
    }
    this.columns = columns.stream().filter(this::has).toList();
  }

  /**
   * Finds columns that people call by several names.
   *
   * @throws InvalidInput naming those that must be there and are not
   */
  public static SheetColumns of(List<String> header, List<Column> columns) {
    return new SheetColumns(header, columns.stream());
  }

  /** Those that the file has, of those that were looked for. */
  public List<Column> found() {
    return columns;
  }

  /**
   * Whether the file has a column of that name.
   *
   * @throws InvalidInput if it has two, of which nobody knows which one is meant
   */
  public boolean has(String name) {
    return has(Column.optional(name, name));
  }

  private boolean has(Column column) {
    return place(column).isPresent();
  }

  /** What stands in a row's column; empty where the file has none of that name. */
  public String text(Row row, String name) {
    return text(row, Column.optional(name, name));
  }

  public String text(Row row, Column column) {
    return place(column).map(place -> row.text(place).strip()).orElse("");
  }

  /** The row by these columns, without the cells that are empty. */
  public TypedRow read(Row row) {
    var typed = new HashMap<String, String>();
    for (var column : columns) {
      var text = text(row, column);
      if (!text.isEmpty()) {
        typed.put(column.key(), text);
      }
    }
    return new TypedRow(row.number(), row.cutShort(), typed);
  }

  private Optional<Integer> place(Column column) {
    return column
        .names()
        .filter(places::containsKey)
        .findFirst()
        .map(found -> places.get(once(found, column.label())));
  }

  private String once(String found, String name) {
    if (twice.contains(found)) {
      throw new InvalidInput(
          "file", "Two columns are called %s. Remove one of them".formatted(name));
    }
    return found;
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.UK);
  }

  private static String listed(List<Column> columns) {
    var all = new ArrayList<>(columns.stream().map(Column::label).toList());
    var last = all.remove(all.size() - 1);
    return all.isEmpty() ? last : String.join(", ", all) + " and " + last;
  }
}
