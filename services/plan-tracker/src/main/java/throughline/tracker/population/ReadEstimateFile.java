package throughline.tracker.population;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.files.table.Row;
import throughline.platform.files.table.Rows;

/** Reads a file of estimates, and names every wrong row with what is wrong in it. */
final class ReadEstimateFile {

  private static final List<String> COLUMNS = List.of("Age band", "Year", "Place", "People");

  /** A page that lists thousands helps nobody. */
  private static final int MOST_ERRORS = 100;

  private final List<String> ageBands;
  private final ReadEstimate.About about;
  private final List<FieldError> errors = new ArrayList<>();
  private final Map<List<Object>, Integer> rowOf = new HashMap<>();
  private final Map<List<Object>, Estimate> estimates = new LinkedHashMap<>();
  private List<Integer> columns;

  ReadEstimateFile(List<String> ageBands, ReadEstimate.About about) {
    this.ageBands = ageBands;
    this.about = about;
  }

  /**
   * The estimates of the file: one for each age band and year.
   *
   * @throws InvalidInput naming every wrong row
   * @throws throughline.platform.files.table.UnreadableFile when it cannot be read as a table
   */
  List<Estimate> read(Rows rows) {
    columns = columns(rows.header());
    while (rows.hasNext()) {
      read(rows.next());
    }
    if (estimates.isEmpty() && errors.isEmpty()) {
      wrong("The file has no row below the names of its columns");
    }
    estimates.values().forEach(this::checkPlaces);
    throwIfAny(errors);
    return List.copyOf(estimates.values());
  }

  /** Ends with all of them, or the first hundred. */
  static void throwIfAny(List<FieldError> errors) {
    if (errors.size() > MOST_ERRORS) {
      var some = new ArrayList<>(errors.subList(0, MOST_ERRORS));
      some.add(new FieldError("file", "%d more are wrong".formatted(errors.size() - MOST_ERRORS)));
      throw new InvalidInput(some);
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }

  private static List<Integer> columns(List<String> header) {
    var names = header.stream().map(name -> name.toLowerCase(Locale.UK)).toList();
    var missing =
        COLUMNS.stream().filter(column -> !names.contains(column.toLowerCase(Locale.UK))).toList();
    if (!missing.isEmpty()) {
      throw new InvalidInput(
          "file",
          "The first row has no column called %s. It must name Age band, Year, Place and People"
              .formatted(String.join(" or ", missing)));
    }
    return COLUMNS.stream().map(column -> names.indexOf(column.toLowerCase(Locale.UK))).toList();
  }

  private void read(Row row) {
    var before = errors.size();
    var ageBand = text(row, 0);
    if (!ageBands.contains(ageBand)) {
      wrong(row, "Age band must be %s".formatted(String.join(" or ", ageBands)));
    }
    var fields = new Fields();
    var year = fields.wholeNumber("year", text(row, 1), 2000, 2099, "Enter the year");
    var people =
        fields.wholeNumber(
            "people",
            ReadEstimate.withoutGroups(text(row, 3)),
            0,
            ReadEstimate.MOST_PEOPLE,
            "Enter the number of people");
    fields.errors().forEach(error -> wrong(row, error.message()));
    var place = Areas.find(text(row, 2));
    if (place.isEmpty()) {
      wrong(
          row,
          "Place is no library and no district of the county. Write its name or code, or County");
    }
    if (row.cutShort()) {
      wrong(row, "it is shorter than the first row. The file may be cut off here");
    }
    if (errors.size() == before) {
      add(row, ageBand, year, place.get(), people);
    }
  }

  private void add(Row row, String ageBand, int year, String place, int people) {
    var first = rowOf.putIfAbsent(List.of(ageBand, year, place), row.number());
    if (first != null) {
      wrong(
          row,
          "it is of the same age band, year and place as row %d. Remove one of them"
              .formatted(first));
      return;
    }
    estimates
        .computeIfAbsent(
            List.of(ageBand, year),
            key ->
                new Estimate(
                    ageBand,
                    year,
                    about.publishedOn(),
                    about.source(),
                    about.reason(),
                    new LinkedHashMap<>()))
        .people()
        .put(place, people);
  }

  private void checkPlaces(Estimate estimate) {
    Areas.problem(estimate.people().keySet())
        .ifPresent(problem -> wrong(estimate.words() + ": " + problem));
  }

  private String text(Row row, int column) {
    return row.text(columns.get(column)).strip();
  }

  private void wrong(Row row, String message) {
    wrong("Row " + row.number() + ": " + message);
  }

  private void wrong(String message) {
    errors.add(new FieldError("file", message));
  }
}
