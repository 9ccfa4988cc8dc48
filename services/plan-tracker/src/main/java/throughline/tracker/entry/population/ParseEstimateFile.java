package throughline.tracker.entry.population;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import throughline.platform.core.input.Fields;
import throughline.platform.files.table.Row;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.SheetColumns;
import throughline.tracker.shared.SheetErrors;

/** Reads a file of estimates, and names every wrong row with what is wrong in it. */
final class ParseEstimateFile {

  private static final List<String> COLUMNS = List.of("Age band", "Year", "Place", "People");

  private final List<String> ageBands;
  private final ParseEstimate.About about;
  private final SheetErrors errors = new SheetErrors();
  private final Map<List<Object>, Integer> rowOf = new HashMap<>();
  private final Map<List<Object>, Estimate> estimates = new LinkedHashMap<>();
  private SheetColumns columns;

  ParseEstimateFile(List<String> ageBands, ParseEstimate.About about) {
    this.ageBands = ageBands;
    this.about = about;
  }

  List<Estimate> read(Rows rows) {
    columns = new SheetColumns(rows.header(), COLUMNS);
    errors.readAll(rows, this::read);
    estimates.values().forEach(this::checkPlaces);
    errors.throwIfAny();
    return List.copyOf(estimates.values());
  }

  private void read(Row row) {
    var before = errors.size();
    var ageBand = columns.text(row, "Age band");
    if (!ageBands.contains(ageBand)) {
      errors.wrong(row, "Age band must be %s".formatted(String.join(" or ", ageBands)));
    }
    var fields = new Fields();
    var year = fields.wholeNumber("year", columns.text(row, "Year"), 2000, 2099, "Enter the year");
    var people =
        fields.wholeNumber(
            "people",
            ParseEstimate.withoutGroups(columns.text(row, "People")),
            0,
            ParseEstimate.MOST_PEOPLE,
            "Enter the number of people");
    ParseEstimate.rejectNobody(fields, "people", people);
    fields.errors().forEach(error -> errors.wrong(row, error.message()));
    var place = Areas.find(columns.text(row, "Place"));
    if (place.isEmpty()) {
      errors.wrong(
          row,
          "Place is no library and no district of the county. Write its name or code, or County");
    }
    errors.checkWhole(row);
    if (errors.size() == before) {
      add(row, ageBand, year, place.get(), people);
    }
  }

  private void add(Row row, String ageBand, int year, String place, int people) {
    var first = rowOf.putIfAbsent(List.of(ageBand, year, place), row.number());
    if (first != null) {
      errors.wrong(
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
        .ifPresent(problem -> errors.wrong(estimate.words() + ": " + problem));
  }
}
