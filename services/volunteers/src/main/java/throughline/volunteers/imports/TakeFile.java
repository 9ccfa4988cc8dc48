package throughline.volunteers.imports;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.files.sent.SentFiles.Line;
import throughline.volunteers.volunteer.AddVolunteers;
import throughline.volunteers.volunteer.AddVolunteers.Added;
import throughline.volunteers.volunteer.VolunteerHistory;

/** Takes over the rows that are right, and those of two of one name that somebody ticked. */
@ApplicationScoped
class TakeFile {
  private final ImportedFiles files;
  private final CheckFile checkFile;
  private final AddVolunteers addVolunteers;

  TakeFile(ImportedFiles files, CheckFile checkFile, AddVolunteers addVolunteers) {
    this.files = files;
    this.checkFile = checkFile;
    this.addVolunteers = addVolunteers;
  }

  /**
   * Adds each as a new person, in one transaction. Twice is once: of what was taken nothing is
   * left.
   *
   * @param others the rows of two of one name that are other people
   */
  @Transactional
  void take(UUID id, Set<Integer> others, SignedIn who, Places places) {
    files.own(id, who.subject());
    files.lock(id);
    var asked =
        files.open(id).stream()
            .filter(line -> !line.asks() || others.contains(line.number()))
            .map(Line::row)
            .toList();
    var taken = checkFile.read(asked, places).stream().filter(ImportedRow::right).toList();
    addVolunteers.add(
        taken.stream().map(row -> new Added(row.contact(), row.places())).toList(),
        VolunteerHistory.coordinator(who, places));
    files.taken(id, taken.stream().map(row -> row.row().number()).toList());
    Log.infof("event=volunteers-imported file=%s volunteers=%d", id, taken.size());
  }
}
