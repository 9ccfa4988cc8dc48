package throughline.volunteers.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.contracts.volunteers.HoursEntryState.DayWorked;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.permission.Places;
import throughline.platform.files.table.Column;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.SheetColumns;
import throughline.platform.files.table.TypedRow;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;
import throughline.volunteers.hours.HoursRequest;
import throughline.volunteers.hours.LogHours;
import throughline.volunteers.hours.LogHours.Checked;
import throughline.volunteers.hours.LogHours.Meant;
import throughline.volunteers.hours.WorkedTime;
import throughline.volunteers.sheet.SheetTable.Known;
import throughline.volunteers.sheet.SheetTable.Line;

/** Reads the rows of a file and says of each what would keep it from being logged. */
@ApplicationScoped
class CheckSheet {

  private static final Column VOLUNTEER =
      Column.required("volunteer", "Volunteer", "name", "volunteer name", "volunteer number");
  private static final Column LIBRARY =
      Column.required("library", "Library", "site", "library code", "library name");
  private static final Column DATE = Column.required("workedOn", "Date", "day", "worked on");
  private static final Column START =
      Column.required("startTime", "Start", "in", "start time", "signed in", "time in");
  private static final Column FINISH =
      Column.required(
          "endTime", "Finish", "out", "end", "finish time", "end time", "signed out", "time out");

  private static final Column ROLE = Column.optional("role", "Role", "activity");
  private static final Column REASON = Column.optional("reason", "Reason", "why", "note");

  private static final List<Column> COLUMNS =
      List.of(VOLUNTEER, LIBRARY, DATE, START, FINISH, ROLE, REASON);

  private static final String CAME_TWICE =
      "This time came twice in that night, because the clocks went back. Ask the volunteer to log"
          + " these hours themselves";

  private final LogHours logHours;
  private final Libraries libraries;
  private final SheetTable table;

  CheckSheet(LogHours logHours, Libraries libraries, SheetTable table) {
    this.logHours = logHours;
    this.libraries = libraries;
    this.table = table;
  }

  List<Line> check(Rows rows, Places places) {
    var columns = SheetColumns.of(rows.header(), COLUMNS);
    var sheet = new OneSheet(table.volunteersOf(places), places);
    rows.forEachRemaining(row -> sheet.read(columns.read(row)));
    return sheet.lines();
  }

  private final class OneSheet {

    private record Read(int number, Meant meant, List<String> problems) {}

    private record Earlier(int row, WorkedTime worked) {}

    private final Map<String, List<Known>> byName;
    private final Map<String, List<Known>> byNumber;
    private final Places places;
    private final List<Library> all = libraries.byName();
    private final List<Read> read = new ArrayList<>();
    private final Map<UUID, List<Earlier>> earlier = new HashMap<>();

    OneSheet(List<Known> volunteers, Places places) {
      this.byName = volunteers.stream().collect(Collectors.groupingBy(known -> key(known.name())));
      this.byNumber =
          volunteers.stream().collect(Collectors.groupingBy(known -> known.id().toString()));
      this.places = places;
    }

    void read(TypedRow row) {
      var problems = new ArrayList<String>();
      if (row.cutShort()) {
        problems.add(TypedRow.CUT_SHORT);
      }
      var volunteer = volunteer(row, problems);
      var hours =
          HoursRequest.of(library(row, problems), row.text(DATE), row.text(START), row.text(FINISH))
              .with(row.text(ROLE), row.text(REASON));
      read.add(new Read(row.number(), new Meant(volunteer, hours), problems));
    }

    List<Line> lines() {
      var checked = logHours.check(read.stream().map(Read::meant).toList(), places);
      var lines = new ArrayList<Line>();
      for (var i = 0; i < read.size(); i++) {
        lines.add(line(read.get(i), checked.get(i)));
      }
      return lines;
    }

    private Line line(Read row, Checked checked) {
      checked.problems().stream()
          .filter(error -> !error.field().equals(LIBRARY.key()))
          .map(OneSheet::problem)
          .forEach(row.problems()::add);
      var volunteer = row.meant().volunteer();
      if (row.problems().isEmpty()) {
        findOverlap(row.number(), volunteer, checked.worked()).ifPresent(row.problems()::add);
      }
      var hours = checked.hours();
      return new Line(
          row.number(),
          volunteer,
          hours.library(),
          hours.workedOn(),
          hours.startTime(),
          hours.endTime(),
          hours.role(),
          hours.reason(),
          row.problems().isEmpty() ? null : String.join("\n", row.problems()),
          null);
    }

    private UUID volunteer(TypedRow row, List<String> problems) {
      var key = key(row.text(VOLUNTEER));
      var found = byNumber.getOrDefault(key, byName.getOrDefault(key, List.of()));
      if (found.size() == 1) {
        return found.get(0).id();
      }
      problems.add(
          VOLUNTEER.problem(
              key.isEmpty()
                  ? "enter a name or volunteer number"
                  : found.isEmpty()
                      ? "nobody of this name has logged hours at your libraries. Check the"
                          + " spelling, or ask them to log hours themselves once"
                      : "several people have this name. Write the volunteer number instead, from"
                          + " the file of approved hours"));
      return null;
    }

    private String library(TypedRow row, List<String> problems) {
      var typed = row.text(LIBRARY);
      var found =
          all.stream()
              .filter(
                  each ->
                      each.code().equalsIgnoreCase(typed) || each.name().equalsIgnoreCase(typed))
              .map(Library::code)
              .filter(places::includes)
              .findFirst();
      if (found.isEmpty()) {
        problems.add(LIBRARY.problem("enter the name or code of one of your libraries"));
      }
      return found.orElse(null);
    }

    private Optional<String> findOverlap(int row, UUID volunteer, WorkedTime worked) {
      var before = earlier.computeIfAbsent(volunteer, first -> new ArrayList<>());
      var other = before.stream().filter(each -> each.worked().overlaps(worked)).findFirst();
      if (other.isEmpty() && isTooMuchOfADay(before, worked)) {
        return Optional.of(
            TypedRow.ROW.problem(
                "with the rows above that is more than 16 hours of one day. Check the date and"
                    + " both times"));
      }
      if (other.isEmpty()) {
        before.add(new Earlier(row, worked));
      }
      return other.map(
          each ->
              TypedRow.ROW.problem(
                  "it overlaps with row %d, of the same volunteer. Put one right or remove it"
                      .formatted(each.row())));
    }

    private static boolean isTooMuchOfADay(List<Earlier> before, WorkedTime worked) {
      return worked.days().stream()
          .anyMatch(
              day ->
                  day.minutes()
                          + before.stream()
                              .flatMap(each -> each.worked().days().stream())
                              .filter(other -> other.date().equals(day.date()))
                              .mapToInt(DayWorked::minutes)
                              .sum()
                      > WorkedTime.LONGEST.toMinutes());
    }

    private static String problem(FieldError error) {
      if (error.field().equals("startIs")) {
        return START.problem(CAME_TWICE);
      }
      if (error.field().equals("endIs")) {
        return FINISH.problem(CAME_TWICE);
      }
      return COLUMNS.stream()
          .filter(column -> column.key().equals(error.field()))
          .findFirst()
          .orElse(TypedRow.ROW)
          .problem(error.message());
    }
  }

  private static String key(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.UK);
  }
}
