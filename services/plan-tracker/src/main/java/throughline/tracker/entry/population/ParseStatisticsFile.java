package throughline.tracker.entry.population;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import throughline.platform.core.input.Fields;
import throughline.platform.files.table.Column;
import throughline.platform.files.table.Row;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.SheetColumns;
import throughline.tracker.entry.ImportFiles;
import throughline.tracker.shared.SheetErrors;

/** Reads a file of open statistics, and names every wrong row with what is wrong in it. */
final class ParseStatisticsFile {

  private static final Column STATISTIC = Column.optional("statistic", "Statistic");
  private static final Column GROUP = Column.optional("group", "Group", "age band");
  private static final Column YEAR = Column.required("year", "Year", "vintage");
  private static final Column PLACE = Column.required("place", "Place", "area");
  private static final Column NUMBER = Column.required("people", "People", "number", "households");
  private static final List<Column> COLUMNS = List.of(STATISTIC, GROUP, YEAR, PLACE, NUMBER);

  private static final Pattern BEFORE_2009 = Pattern.compile("38U[A-Z]?", Pattern.CASE_INSENSITIVE);
  private static final Pattern SMALL_AREA = Pattern.compile("E0[0-2]\\d{6}");
  private static final Pattern OTHER_CODE = Pattern.compile("E\\d{8}");

  private final List<String> ageBands;
  private final ImportFiles.About about;
  private final SheetErrors errors = new SheetErrors();
  private final Map<List<Object>, Integer> rowOf = new HashMap<>();
  private final Map<List<Object>, Estimate> ages = new LinkedHashMap<>();
  private final Map<List<Object>, AreaStatistic> others = new LinkedHashMap<>();
  private SheetColumns columns;

  ParseStatisticsFile(List<String> ageBands, ImportFiles.About about) {
    this.ageBands = ageBands;
    this.about = about;
  }

  record OfFile(List<Estimate> ages, List<AreaStatistic> others) {}

  OfFile read(Rows rows) {
    columns = SheetColumns.of(rows.header(), COLUMNS);
    errors.readAll(rows, this::read);
    ages.values()
        .forEach(
            estimate ->
                Areas.problem(estimate.people().keySet())
                    .ifPresent(problem -> errors.wrong(estimate.words() + ": " + problem)));
    others
        .values()
        .forEach(
            each ->
                each.incomplete()
                    .ifPresent(problem -> errors.wrong(each.words() + ": " + problem)));
    errors.throwIfAny();
    return new OfFile(List.copyOf(ages.values()), List.copyOf(others.values()));
  }

  private void read(Row row) {
    var before = errors.size();
    var named = columns.text(row, STATISTIC);
    var statistic = named.isEmpty() ? Statistic.AGE : Statistic.find(named).orElse(null);
    if (statistic == null) {
      errors.wrong(row, STATISTIC, "must be one of " + Statistic.names());
    }
    var fields = new Fields();
    var year = fields.wholeNumber("year", columns.text(row, YEAR), 2000, 2099, "Enter the year");
    var number =
        fields.wholeNumber(
            "people",
            ParseEstimate.withoutGroups(columns.text(row, NUMBER)),
            0,
            ParseEstimate.MOST_PEOPLE,
            "Enter the number of people");
    if (statistic == Statistic.AGE) {
      ParseEstimate.rejectNobody(fields, "people", number);
    }
    fields.errors().forEach(error -> errors.wrong(row, error.message()));
    var group = statistic == null ? null : group(row, statistic, fields.ok("year") ? year : 0);
    var place = Areas.find(columns.text(row, PLACE));
    if (place.isEmpty()) {
      errors.wrong(row, noPlace(columns.text(row, PLACE)));
    }
    errors.checkWhole(row);
    if (errors.size() == before) {
      add(row, statistic, group, year, place.get(), number);
    }
  }

  private String group(Row row, Statistic statistic, int year) {
    var typed = columns.text(row, GROUP);
    if (statistic == Statistic.AGE) {
      var band =
          ageBands.stream()
              .filter(each -> each.equals(typed) || Statistic.ageBand(each).label().equals(typed))
              .findFirst();
      if (band.isEmpty()) {
        errors.wrong(row, "Age band must be %s".formatted(String.join(" or ", ageBands)));
      }
      return band.orElse(null);
    }
    if (year == 0) {
      return null;
    }
    var group = statistic.group(year, typed);
    if (group.isEmpty()) {
      errors.wrong(row, statistic.problem(year, typed));
    }
    return group.map(Statistic.Group::code).orElse(null);
  }

  private static String noPlace(String typed) {
    if (BEFORE_2009.matcher(typed).matches()) {
      return "%s is a code of before 2009. Write today’s, such as E07000178 for Oxford"
          .formatted(typed);
    }
    if (SMALL_AREA.matcher(typed).matches()) {
      return "%s is a small area. Add small areas up to the libraries that they belong to"
          .formatted(typed);
    }
    if (OTHER_CODE.matcher(typed).matches()) {
      return "%s is no district of the county. It may be a code of another vintage, or of another county"
          .formatted(typed);
    }
    return "Place is no library and no district of the county. Write its name or code, or County";
  }

  private void add(Row row, Statistic statistic, String group, int year, String place, int number) {
    var first = rowOf.putIfAbsent(List.of(statistic, group, year, place), row.number());
    if (first != null) {
      errors.wrong(
          row,
          "it is of the same %s, year and place as row %d. Remove one of them"
              .formatted(statistic == Statistic.AGE ? "age band" : "group", first));
      return;
    }
    if (statistic == Statistic.AGE) {
      ages.computeIfAbsent(
              List.of(group, year), key -> new Estimate(group, year, about, new LinkedHashMap<>()))
          .people()
          .put(place, number);
    } else {
      others
          .computeIfAbsent(
              List.of(statistic, year), key -> AreaStatistic.empty(statistic, year, about))
          .put(group, place, number);
    }
  }
}
