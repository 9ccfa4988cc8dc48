package throughline.volunteers.imports;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.Contact;
import throughline.platform.core.person.SameName;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.platform.files.sent.SentFiles.Line;
import throughline.platform.files.table.TypedRow;
import throughline.publishing.library.Libraries;
import throughline.volunteers.volunteer.AddVolunteers;

/** Reads a spreadsheet of volunteers, and says of each row what is wrong; nobody is added yet. */
@ApplicationScoped
class CheckFile {
  private final Libraries libraries;
  private final AddVolunteers addVolunteers;
  private final ImportedFiles files;
  private final People people;

  CheckFile(Libraries libraries, AddVolunteers addVolunteers, ImportedFiles files, People people) {
    this.libraries = libraries;
    this.addVolunteers = addVolunteers;
    this.files = files;
    this.people = people;
  }

  /** Answers with the number of the file; the same file again is the one from before. */
  @Transactional
  UUID check(Path file, String name, SignedIn who, Places places) {
    return files.keep(
        file, name, people.recognise(who), rows -> withNamesakes(read(rows, places), places));
  }

  List<ImportedRow> read(List<TypedRow> rows, Places places) {
    var own = libraries.byName().stream().filter(each -> places.includes(each.code())).toList();
    return rows.stream().map(row -> ImportedRow.read(row, own)).toList();
  }

  /** Of two of one name nobody knows whether they are one: a person has to say. */
  private List<Line> withNamesakes(List<ImportedRow> rows, Places places) {
    var there =
        addVolunteers.namesAt(places).stream().map(CheckFile::key).collect(Collectors.toSet());
    var named = rows.stream().collect(groupingBy(CheckFile::key));
    return rows.stream()
        .map(
            row ->
                Optional.of(row)
                    .filter(ImportedRow::right)
                    .flatMap(right -> namesake(right, there, named))
                    .map(why -> Line.asking(row.row(), ImportedRow.NAME.problem(why)))
                    .orElseGet(() -> Line.of(row.row(), row.problems())))
        .toList();
  }

  private static Optional<String> namesake(
      ImportedRow row, Set<String> there, Map<String, List<ImportedRow>> named) {
    if (there.contains(key(row))) {
      return Optional.of("somebody of this name helps at your places already");
    }
    return named.get(key(row)).stream()
        .filter(other -> other != row)
        .findFirst()
        .map(other -> "row %d has the same name".formatted(other.row().number()));
  }

  private static String key(ImportedRow row) {
    return key(row.row().text(ImportedRow.NAME));
  }

  private static String key(String name) {
    return SameName.key(new Contact(name, Optional.empty(), Optional.empty()));
  }
}
