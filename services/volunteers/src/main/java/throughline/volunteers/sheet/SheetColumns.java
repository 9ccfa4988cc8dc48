package throughline.volunteers.sheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.files.table.Row;

/** Which column of a file is which, by what people write above them. */
final class SheetColumns {

  enum Column {
    VOLUNTEER("Volunteer", "name", "volunteer name", "volunteer number"),
    LIBRARY("Library", "site", "library code", "library name"),
    DATE("Date", "day", "worked on"),
    START("Start", "in", "start time", "signed in", "time in"),
    FINISH("Finish", "out", "end", "finish time", "end time", "signed out", "time out");

    private final String label;
    private final List<String> alsoCalled;

    Column(String label, String... alsoCalled) {
      this.label = label;
      this.alsoCalled = List.of(alsoCalled);
    }

    String label() {
      return label;
    }

    private boolean isCalled(String name) {
      return name.equals(label.toLowerCase(Locale.UK)) || alsoCalled.contains(name);
    }
  }

  private final Map<Column, Integer> places;

  private SheetColumns(Map<Column, Integer> places) {
    this.places = places;
  }

  /**
   * Finds them.
   *
   * @throws InvalidInput naming every one that is missing
   */
  static SheetColumns of(List<String> header) {
    var names = header.stream().map(name -> name.toLowerCase(Locale.UK)).toList();
    var places = new EnumMap<Column, Integer>(Column.class);
    var missing = new ArrayList<String>();
    for (var column : Column.values()) {
      names.stream()
          .filter(column::isCalled)
          .findFirst()
          .ifPresentOrElse(
              name -> places.put(column, names.indexOf(name)), () -> missing.add(column.label()));
    }
    if (!missing.isEmpty()) {
      throw new InvalidInput(
          "file",
          "The first row has no column called %s. It must name Volunteer, Library, Date, Start and Finish"
              .formatted(missing.stream().collect(Collectors.joining(" or "))));
    }
    return new SheetColumns(places);
  }

  /** What stands in this column of a row, without blanks around it. */
  String text(Row row, Column column) {
    return row.text(places.get(column)).strip();
  }
}
