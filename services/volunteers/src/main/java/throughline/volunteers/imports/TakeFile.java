package throughline.volunteers.imports;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.Contact;
import throughline.platform.core.person.SignedIn;
import throughline.platform.files.table.RowsToTakeAlong;
import throughline.platform.files.table.TableWriter;
import throughline.volunteers.imports.ImportTable.Import;
import throughline.volunteers.imports.ImportTable.Line;
import throughline.volunteers.volunteer.AddVolunteers;
import throughline.volunteers.volunteer.AddVolunteers.Added;
import throughline.volunteers.volunteer.VolunteerHistory;

/** Takes over the rows that are right, and those of two of one name that somebody ticked. */
@ApplicationScoped
class TakeFile {
  /** A file as its sender sees it. */
  record FileView(Import file, long right, List<Line> namesakes, List<Line> wrong) {
    public String path() {
      return "/imports/" + file.id();
    }
  }

  private final ImportTable table;
  private final AddVolunteers addVolunteers;

  TakeFile(ImportTable table, AddVolunteers addVolunteers) {
    this.table = table;
    this.addVolunteers = addVolunteers;
  }

  FileView show(UUID id, String subject) {
    var file = table.own(id, subject);
    var lines = table.lines(id);
    return new FileView(
        file,
        lines.stream().filter(line -> line.problem() == null).count(),
        lines.stream().filter(Line::sameName).toList(),
        lines.stream().filter(line -> line.problem() != null && !line.sameName()).toList());
  }

  /** Writes the rows to put right again, each with what is wrong in it, to be sent as they are. */
  void writeWrong(UUID id, String subject, OutputStream out) throws IOException {
    table.own(id, subject);
    RowsToTakeAlong.write(
        out,
        TableWriter.Kind.XLSX,
        "Rows to put right",
        CheckFile.COLUMNS,
        RowsToTakeAlong.ERRORS,
        after ->
            table.wrong(id, after, RowsToTakeAlong.PART).stream()
                .map(line -> RowsToTakeAlong.Line.wrong(CheckFile.typed(line), line.problems()))
                .toList());
  }

  /**
   * Adds each as a new person, in one transaction. Twice is once: what was taken is no row any
   * more.
   *
   * @param others the rows of two of one name that are other people
   */
  @Transactional
  void take(UUID id, Set<Integer> others, SignedIn who, Places places) {
    table.own(id, who.subject());
    table.lock(id);
    var taken =
        table.lines(id).stream()
            .filter(
                line -> line.problem() == null || line.sameName() && others.contains(line.number()))
            .filter(line -> line.places().stream().allMatch(places::includes))
            .toList();
    addVolunteers.add(
        taken.stream()
            .map(
                line ->
                    new Added(
                        new Contact(
                            line.name(),
                            Optional.ofNullable(line.email()),
                            Optional.ofNullable(line.phone())),
                        line.places()))
            .toList(),
        VolunteerHistory.coordinator(who, places));
    table.taken(id, taken.stream().map(Line::number).toList());
    Log.infof("event=volunteers-imported file=%s volunteers=%d", id, taken.size());
  }
}
