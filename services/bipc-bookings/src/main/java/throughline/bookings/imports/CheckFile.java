package throughline.bookings.imports;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import throughline.bookings.venue.Venue;
import throughline.bookings.venue.Venues;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SameName;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.platform.files.sent.SentFiles.Line;
import throughline.platform.files.table.TypedRow;

/** Reads a file of the system before, and says of each row what is wrong; nothing is taken yet. */
@ApplicationScoped
class CheckFile {
  private static final int MOST_SHOWN = 100;

  /** A session that the rows name, and how many of them. */
  record Session(String title, String when, long people) {}

  private final Venues venues;
  private final ImportedFiles files;
  private final People people;
  private final Clock clock;

  CheckFile(Venues venues, ImportedFiles files, People people, Clock clock) {
    this.venues = venues;
    this.files = files;
    this.people = people;
    this.clock = clock;
  }

  /** Answers with the number of the file; the same file again is the one from before. */
  @Transactional
  UUID check(Path file, String name, SignedIn who, Places places) {
    var own = venuesOf(places);
    return files.keep(file, name, people.recognise(who), rows -> lines(rows, own));
  }

  List<Venue> venuesOf(Places places) {
    return venues.all().stream().filter(venue -> places.includes(venue.library())).toList();
  }

  /** The sessions of the rows that can be taken, the first of them. */
  List<Session> sessions(UUID id, Places places) {
    var own = venuesOf(places);
    var now = clock.instant();
    return files.open(id).stream()
        .map(line -> ImportedRow.read(line.row(), own, now).row())
        .filter(Objects::nonNull)
        .collect(
            groupingBy(
                row -> new Session(row.title(), row.when(), 0), LinkedHashMap::new, counting()))
        .entrySet()
        .stream()
        .limit(MOST_SHOWN)
        .map(each -> new Session(each.getKey().title(), each.getKey().when(), each.getValue()))
        .toList();
  }

  private List<Line> lines(List<TypedRow> rows, List<Venue> own) {
    var now = clock.instant();
    var seen = new Seen();
    return rows.stream()
        .map(
            row -> {
              var read = ImportedRow.read(row, own, now);
              return Line.of(row, read.row() == null ? read.problems() : seen.problems(read.row()));
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
