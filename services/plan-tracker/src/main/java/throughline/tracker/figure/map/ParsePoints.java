package throughline.tracker.figure.map;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import throughline.contracts.places.Library;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.files.table.Row;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.SheetColumns;
import throughline.platform.files.table.TableLimits;
import throughline.platform.web.chart.AreaMap.Position;
import throughline.tracker.shared.SheetErrors;

/** Reads where each library is, and names every wrong row with what is wrong in it. */
public final class ParsePoints {

  private static final List<String> COLUMNS = List.of("Code", "Latitude", "Longitude");
  private static final List<Library> LIBRARIES = Library.seed();

  private final CountyMap.Outlines outlines;
  private final SheetErrors errors = new SheetErrors();
  private final Map<String, Position> points = new TreeMap<>();

  private ParsePoints(CountyMap.Outlines outlines) {
    this.outlines = outlines;
  }

  /**
   * Every library once, each in its district.
   *
   * @throws InvalidInput at the field file, with all that is wrong
   */
  public static Map<String, Position> read(Path file, String name, CountyMap.Outlines outlines) {
    try (var rows = Rows.open(file, name, TableLimits.USUAL)) {
      var columns = new SheetColumns(rows.header(), COLUMNS);
      var read = new ParsePoints(outlines);
      read.errors.readAll(rows, row -> read.row(row, columns));
      read.errors.throwIfAny();
      read.checkAllThere();
      return read.points;
    }
  }

  /** What {@link #written} wrote, or what ships with the service. */
  static Map<String, Position> kept(String lines) {
    return lines
        .lines()
        .skip(1)
        .map(line -> line.split(","))
        .collect(
            Collectors.toMap(
                cells -> cells[0],
                cells -> new Position(Double.parseDouble(cells[2]), Double.parseDouble(cells[1]))));
  }

  public static String written(Map<String, Position> points) {
    return points.entrySet().stream()
        .map(
            point ->
                "%s,%s,%s"
                    .formatted(
                        point.getKey(), point.getValue().latitude(), point.getValue().longitude()))
        .collect(Collectors.joining("\n", "code,latitude,longitude\n", "\n"));
  }

  private void row(Row row, SheetColumns columns) {
    var code = columns.text(row, "Code");
    var library = LIBRARIES.stream().filter(each -> each.code().equals(code)).findFirst();
    var position = position(columns.text(row, "Latitude"), columns.text(row, "Longitude"));
    errors.checkWhole(row);
    if (library.isEmpty()) {
      errors.wrong(row, "Code is no library of the county. Write its four letters, such as BANB");
    } else if (position.isEmpty()) {
      errors.wrong(row, "Latitude and Longitude must be degrees, such as 51.750 and -1.261");
    } else if (!outlines.holds(library.get(), position.get())) {
      errors.wrong(
          row,
          "%s would lie outside %s. Check its degrees, and that they are not the wrong way round"
              .formatted(library.get().name(), library.get().district()));
    } else if (points.put(code, position.get()) != null) {
      errors.wrong(row, "%s is there twice. Remove one".formatted(library.get().name()));
    }
  }

  private static Optional<Position> position(String latitude, String longitude) {
    try {
      return Optional.of(new Position(Double.parseDouble(longitude), Double.parseDouble(latitude)));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  private void checkAllThere() {
    var missing =
        LIBRARIES.stream()
            .filter(library -> !points.containsKey(library.code()))
            .map(Library::name)
            .toList();
    if (!missing.isEmpty()) {
      throw ParseOutlines.wrong(
          "The file is without %s. Give a row for each library"
              .formatted(String.join(", ", missing)));
    }
  }
}
