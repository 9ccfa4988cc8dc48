package throughline.tracker.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.files.table.Row;

/** The columns of a file by their names, in whatever order and case they stand. */
public final class SheetColumns {

  private final Map<String, Integer> places = new HashMap<>();

  /**
   * Finds them in the first row.
   *
   * @throws InvalidInput naming those that must be there and are not
   */
  public SheetColumns(List<String> header, List<String> required) {
    for (int i = 0; i < header.size(); i++) {
      places.putIfAbsent(key(header.get(i)), i);
    }
    var missing = required.stream().filter(name -> !has(name)).toList();
    if (!missing.isEmpty()) {
      throw new InvalidInput(
          "file",
          "The first row has no column called %s. It must name %s"
              .formatted(String.join(" or ", missing), listed(required)));
    }
  }

  public boolean has(String name) {
    return places.containsKey(key(name));
  }

  /** What stands in a row's column; empty where the file has none of that name. */
  public String text(Row row, String name) {
    var place = places.get(key(name));
    return place == null ? "" : row.text(place).strip();
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.UK);
  }

  private static String listed(List<String> names) {
    var all = new ArrayList<>(names);
    var last = all.remove(all.size() - 1);
    return all.isEmpty() ? last : String.join(", ", all) + " and " + last;
  }
}
