package throughline.volunteers.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.Contact;
import throughline.platform.core.person.SameName;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.platform.files.table.Column;
import throughline.platform.files.table.FileDigest;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.SheetColumns;
import throughline.platform.files.table.TableLimits;
import throughline.platform.files.table.TypedRow;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;
import throughline.volunteers.imports.ImportTable.Line;
import throughline.volunteers.volunteer.AddVolunteers;

/** Reads a spreadsheet of volunteers, and says of each row what is wrong; nobody is added yet. */
@ApplicationScoped
class CheckFile {
  private static final Duration KEPT = Duration.ofDays(14);
  private static final TableLimits LIMITS = TableLimits.USUAL.withRows(2_000);

  private static final Column NAME =
      Column.required("name", "Name", "full name", "volunteer", "volunteer name");
  private static final Column EMAIL =
      Column.optional("email", "Email", "e-mail", "email address", "e-mail address");
  private static final Column PHONE =
      Column.optional("phone", "Phone", "telephone", "mobile", "phone number");
  private static final Column PLACE =
      Column.required("places", "Place", "places", "library", "libraries", "helps at", "site");

  static final List<Column> COLUMNS = List.of(NAME, EMAIL, PHONE, PLACE);

  private final Libraries libraries;
  private final AddVolunteers addVolunteers;
  private final ImportTable table;
  private final People people;
  private final Clock clock;

  CheckFile(
      Libraries libraries,
      AddVolunteers addVolunteers,
      ImportTable table,
      People people,
      Clock clock) {
    this.libraries = libraries;
    this.addVolunteers = addVolunteers;
    this.table = table;
    this.people = people;
    this.clock = clock;
  }

  /** Answers with the number of the file; the same file again is the one from before. */
  @Transactional
  UUID check(Path file, String name, SignedIn who, Places places) {
    var person = people.recognise(who);
    var now = clock.instant();
    var digest = FileDigest.of(file);
    var id = UUID.randomUUID();
    try (var rows = Rows.open(file, name, LIMITS)) {
      var columns = SheetColumns.of(rows.header(), COLUMNS);
      if (!table.keep(id, digest, person, now, now.plus(KEPT))) {
        return table.same(person, digest);
      }
      var read = new ArrayList<Line>();
      var own = libraries.byName().stream().filter(each -> places.includes(each.code())).toList();
      rows.forEachRemaining(row -> read.add(line(columns.read(row), own)));
      table.keepRows(id, withNamesakes(read, places));
      return id;
    }
  }

  private static Line line(TypedRow row, List<Library> own) {
    var fields = new Fields();
    var contact = Contact.read(fields, row.text(NAME), row.text(EMAIL), row.text(PHONE));
    var where = places(fields, row.text(PLACE), own);
    var problems = new ArrayList<String>();
    if (row.cutShort()) {
      problems.add(TypedRow.CUT_SHORT);
    }
    fields.errors().forEach(error -> problems.add(column(error.field()).problem(error.message())));
    if (!problems.isEmpty()) {
      return new Line(
          row.number(),
          row.text(NAME),
          row.text(EMAIL),
          row.text(PHONE),
          List.of(row.text(PLACE)),
          String.join("\n", problems),
          false);
    }
    return new Line(
        row.number(),
        contact.name(),
        contact.email().orElse(null),
        contact.phone().orElse(null),
        where,
        null,
        false);
  }

  /** A wrong row as it was typed, to be put right. */
  static TypedRow typed(Line line) {
    return new TypedRow(
        line.number(),
        false,
        Map.of(
            NAME.key(),
            line.name(),
            EMAIL.key(),
            line.email(),
            PHONE.key(),
            line.phone(),
            PLACE.key(),
            String.join(";", line.places())));
  }

  private static List<String> places(Fields fields, String typed, List<Library> own) {
    var codes = new LinkedHashSet<String>();
    for (var part : typed.split("[;/]")) {
      own.stream()
          .filter(
              each ->
                  each.code().equalsIgnoreCase(part.strip())
                      || each.name().equalsIgnoreCase(part.strip()))
          .findFirst()
          .map(Library::code)
          .ifPresentOrElse(
              codes::add,
              () ->
                  fields.reject(
                      "places", "enter the name or code of your places, with ; between several"));
    }
    return List.copyOf(codes);
  }

  private static Column column(String field) {
    return COLUMNS.stream()
        .filter(each -> each.key().equals(field))
        .findFirst()
        .orElse(TypedRow.ROW);
  }

  /** Of two of one name nobody knows whether they are one: a person has to say. */
  private List<Line> withNamesakes(List<Line> lines, Places places) {
    Set<String> there =
        addVolunteers.namesAt(places).stream().map(CheckFile::key).collect(Collectors.toSet());
    Map<String, List<Integer>> rows = new HashMap<>();
    lines.stream()
        .forEach(
            line ->
                rows.computeIfAbsent(key(line.name()), first -> new ArrayList<>())
                    .add(line.number()));
    return lines.stream()
        .map(
            line ->
                line.problem() != null
                    ? line
                    : namesake(line, there, rows)
                        .map(
                            why ->
                                new Line(
                                    line.number(),
                                    line.name(),
                                    line.email(),
                                    line.phone(),
                                    line.places(),
                                    NAME.problem(why),
                                    true))
                        .orElse(line))
        .toList();
  }

  private static Optional<String> namesake(
      Line line, Set<String> there, Map<String, List<Integer>> rows) {
    if (there.contains(key(line.name()))) {
      return Optional.of("somebody of this name helps at your places already");
    }
    return rows.get(key(line.name())).stream()
        .filter(number -> number != line.number())
        .findFirst()
        .map("row %d has the same name"::formatted);
  }

  private static String key(String name) {
    return SameName.key(new Contact(name, Optional.empty(), Optional.empty()));
  }
}
