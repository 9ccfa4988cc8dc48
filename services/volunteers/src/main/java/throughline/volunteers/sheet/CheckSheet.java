package throughline.volunteers.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.permission.Places;
import throughline.platform.files.table.Row;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.SheetColumns;
import throughline.volunteers.hours.HoursRequest;
import throughline.volunteers.hours.LogHours;
import throughline.volunteers.hours.WorkedTime;
import throughline.volunteers.library.Libraries;
import throughline.volunteers.library.Library;

/** Reads the rows of a file and says of each what would keep it from being logged. */
@ApplicationScoped
class CheckSheet {

  private static final Map<String, String> COLUMN_OF_FIELD =
      Map.of("workedOn", "Date", "startTime", "Start", "endTime", "Finish", "library", "Library");

  /** What a form asks of a time, where a sheet has no column for the answer. */
  private static final Map<String, String> COLUMN_OF_QUESTION =
      Map.of("startIs", "Start", "endIs", "Finish");

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

  /** Every row of the file, good or with its problems. */
  List<SheetLine> check(Rows rows, Places places) {
    var columns = SignInColumns.of(rows.header());
    var check = new OneSheet(columns, new KnownVolunteers(table.volunteersOf(places)), places);
    var lines = new ArrayList<SheetLine>();
    rows.forEachRemaining(row -> lines.add(check.line(row)));
    return lines;
  }

  private final class OneSheet {

    private final SheetColumns columns;
    private final KnownVolunteers volunteers;
    private final Places places;
    private final List<Library> all = libraries.byName();
    private final Map<UUID, List<Earlier>> earlier = new HashMap<>();

    private record Earlier(int row, WorkedTime worked) {}

    OneSheet(SheetColumns columns, KnownVolunteers volunteers, Places places) {
      this.columns = columns;
      this.volunteers = volunteers;
      this.places = places;
    }

    SheetLine line(Row row) {
      var problems = new ArrayList<String>();
      if (row.cutShort()) {
        problems.add("Row: it is shorter than the first row. The file may be cut off here");
      }
      var volunteer = volunteer(row, problems);
      var typed =
          HoursRequest.of(
              library(row, problems),
              columns.text(row, SignInColumns.DATE),
              columns.text(row, SignInColumns.START),
              columns.text(row, SignInColumns.FINISH));
      var checked = logHours.check(volunteer, typed, places);
      var hours = checked.hours();
      checked.problems().stream()
          .filter(error -> !error.field().equals("library"))
          .map(OneSheet::problem)
          .forEach(problems::add);
      if (problems.isEmpty()) {
        findOverlap(row, volunteer, checked.worked()).ifPresent(problems::add);
      }
      return new SheetLine(
          row.number(), volunteer, hours, problems.isEmpty() ? null : String.join("\n", problems));
    }

    private UUID volunteer(Row row, List<String> problems) {
      var typed = columns.text(row, SignInColumns.VOLUNTEER);
      var found = volunteers.find(typed);
      if (found.size() == 1) {
        return found.get(0).id();
      }
      problems.add(
          typed.isEmpty()
              ? "Volunteer: enter a name or volunteer number"
              : found.isEmpty()
                  ? "Volunteer: nobody of this name has logged hours at your libraries. Check the"
                      + " spelling, or ask them to log hours themselves once"
                  : "Volunteer: several people have this name. Write the volunteer number instead,"
                      + " from the file of approved hours");
      return null;
    }

    private String library(Row row, List<String> problems) {
      var typed = columns.text(row, SignInColumns.LIBRARY);
      var found =
          all.stream()
              .filter(
                  each ->
                      each.code().equalsIgnoreCase(typed) || each.name().equalsIgnoreCase(typed))
              .map(Library::code)
              .filter(places::includes)
              .findFirst();
      if (found.isEmpty()) {
        problems.add("Library: enter the name or code of one of your libraries");
      }
      return found.orElse(null);
    }

    /** Hours of one person do not overlap; of two rows that do, the first one counts. */
    private Optional<String> findOverlap(Row row, UUID volunteer, WorkedTime worked) {
      var before = earlier.computeIfAbsent(volunteer, first -> new ArrayList<>());
      var other = before.stream().filter(each -> each.worked().overlaps(worked)).findFirst();
      if (other.isEmpty()) {
        before.add(new Earlier(row.number(), worked));
      }
      return other.map(
          each ->
              "Row: it overlaps with row %d, of the same volunteer. Put one right or remove it"
                  .formatted(each.row()));
    }

    private static String problem(FieldError error) {
      var asked = COLUMN_OF_QUESTION.get(error.field());
      return asked == null
          ? COLUMN_OF_FIELD.getOrDefault(error.field(), "Row") + ": " + error.message()
          : asked + ": " + CAME_TWICE;
    }
  }
}
