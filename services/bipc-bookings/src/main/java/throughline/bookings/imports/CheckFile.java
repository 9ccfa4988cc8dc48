package throughline.bookings.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import throughline.bookings.imports.ImportTable.Line;
import throughline.bookings.venue.Venue;
import throughline.bookings.venue.Venues;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SameName;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.platform.files.table.FileDigest;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.SheetColumns;
import throughline.platform.files.table.TableLimits;
import throughline.platform.files.table.TypedRow;

/** Reads a file of the system before, and says of each row what is wrong; nothing is taken yet. */
@ApplicationScoped
class CheckFile {
  static final Duration KEPT = Duration.ofDays(14);
  private static final TableLimits LIMITS = TableLimits.USUAL.withRows(2_000);

  private final Venues venues;
  private final ImportTable table;
  private final People people;
  private final Clock clock;

  CheckFile(Venues venues, ImportTable table, People people, Clock clock) {
    this.venues = venues;
    this.table = table;
    this.people = people;
    this.clock = clock;
  }

  /** Answers with the number of the file; the same file again is the one from before. */
  @Transactional
  UUID check(Path file, String name, SignedIn who, Places places) {
    var own = venuesOf(places);
    var person = people.recognise(who);
    var now = clock.instant();
    var digest = FileDigest.of(file);
    var id = UUID.randomUUID();
    try (var rows = Rows.open(file, name, LIMITS)) {
      var columns = SheetColumns.of(rows.header(), ImportedRow.COLUMNS);
      if (!table.keep(id, digest, person, now, now.plus(KEPT))) {
        return table.same(person, digest);
      }
      var read = new ArrayList<TypedRow>();
      rows.forEachRemaining(row -> read.add(columns.read(row)));
      table.keepRows(id, lines(read, own));
      return id;
    }
  }

  List<Venue> venuesOf(Places places) {
    return venues.all().stream().filter(venue -> places.includes(venue.library())).toList();
  }

  private List<Line> lines(List<TypedRow> rows, List<Venue> own) {
    var now = clock.instant();
    var seen = new Seen();
    return rows.stream()
        .map(
            row -> {
              var read = ImportedRow.read(row, own, now);
              var problems = read.row() == null ? read.problems() : seen.problems(read.row());
              return new Line(row, problems.isEmpty() ? null : String.join("\n", problems));
            })
        .toList();
  }

  /** Whom the rows above have named, and when they were anywhere. */
  private static final class Seen {
    private final Map<String, List<ImportedRow>> byPerson = new HashMap<>();

    List<String> problems(ImportedRow row) {
      var before = byPerson.computeIfAbsent(SameName.key(row.contact()), key -> new ArrayList<>());
      for (var other : before) {
        if (row.session().equals(other.session())) {
          return List.of(
              TypedRow.ROW.problem(
                  "row %d is the same person at the same session".formatted(other.row().number())));
        }
        if (row.live()
            && other.live()
            && row.time().startsAt().isBefore(other.time().endsAt())
            && other.time().startsAt().isBefore(row.time().endsAt())) {
          return List.of(
              TypedRow.ROW.problem(
                  "row %d has the same person somewhere else at that time"
                      .formatted(other.row().number())));
        }
      }
      before.add(row);
      return List.of();
    }
  }
}
