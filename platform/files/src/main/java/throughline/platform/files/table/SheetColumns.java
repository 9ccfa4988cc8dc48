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
  private final Map<String, List<String>> alsoCalled;

  /**
   * Finds them in the first row.
   *
   * @throws InvalidInput naming those that must be there and are not
   */
  public SheetColumns(List<String> header, List<String> required) {
    this(header, required, Map.of());
  }

  /**
   * The same of columns that people call by several names.
   *
   * @param alsoCalled the other names of a column, in small letters
   * @throws InvalidInput naming those that must be there and are not
   */
  public SheetColumns(
      List<String> header, List<String> required, Map<String, List<String>> alsoCalled) {
    this.alsoCalled = Map.copyOf(alsoCalled);
    for (int i = 0; i < header.size(); i++) {
      if (places.putIfAbsent(key(header.get(i)), i) != null) {
        twice.add(key(header.get(i)));
      }
    }
    var missing = required.stream().filter(name -> !has(name)).toList();
    if (!missing.isEmpty()) {
      throw new InvalidInput(
          "file",
          "The first row has no column called %s. It must name %s"
              .formatted(String.join(" or ", missing), listed(required)));
    }
  }

  /**
   * Whether the file has a column of that name.
   *
   * @throws InvalidInput if it has two, of which nobody knows which one is meant
   */
  public boolean has(String name) {
    return place(name).isPresent();
  }

  /** What stands in a row's column; empty where the file has none of that name. */
  public String text(Row row, String name) {
    return place(name).map(place -> row.text(place).strip()).orElse("");
  }

  private Optional<Integer> place(String name) {
    return Stream.concat(Stream.of(key(name)), alsoCalled.getOrDefault(name, List.of()).stream())
        .filter(places::containsKey)
        .findFirst()
        .map(found -> places.get(once(found, name)));
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

  private static String listed(List<String> names) {
    var all = new ArrayList<>(names);
    var last = all.remove(all.size() - 1);
    return all.isEmpty() ? last : String.join(", ", all) + " and " + last;
  }
}
