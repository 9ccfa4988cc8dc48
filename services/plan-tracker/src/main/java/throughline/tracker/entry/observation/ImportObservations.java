package throughline.tracker.entry.observation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.web.seal.Sha256;
import throughline.tracker.entry.ImportFiles;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.PlanData;

/** A strategy lead sends a file of past figures, looks at what it comes to, and has it taken. */
@Singleton
class ImportObservations {

  private static final int LONGEST_TEXT = 500;

  private final PlanData data;
  private final ApprovalRule approval;
  private final ImportFiles files;

  ImportObservations(PlanData data, ApprovalRule approval, ImportFiles files) {
    this.data = data;
    this.approval = approval;
    this.files = files;
  }

  @Transactional
  UUID keep(Path file, String name, ImportFiles.About about, SignedIn who) {
    var fields = new Fields();
    fields.optionalText("source", about.source(), LONGEST_TEXT);
    fields.optionalText("reason", about.reason(), LONGEST_TEXT);
    fields.throwIfAny();
    var sent = ImportFiles.sent(file, name, about);
    // Whoever sends a file with mistakes in it is told of them here, and nothing is kept.
    data.readBeside(handle -> read(handle, sent));
    return files.keep(ImportFiles.Kind.OBSERVATIONS, sent, who);
  }

  ImportedFigures preview(UUID id, SignedIn who) {
    var kept = kept(id, who);
    return data.read(handle -> read(handle, kept));
  }

  int take(UUID id, String digest, SignedIn who) {
    var kept = kept(id, who);
    return data.record(
            who,
            (handle, person) -> {
              var figures = read(handle, kept);
              if (!figures.digest().equals(digest)) {
                throw new Conflict(
                    "changed-meanwhile",
                    "Somebody else has entered figures since this was shown. What the file comes to now is shown below: look, and take it again");
              }
              return figures.facts();
            })
        .size();
  }

  private ImportFiles.Kept kept(UUID id, SignedIn who) {
    return files.find(ImportFiles.Kind.OBSERVATIONS, id, who);
  }

  private ImportedFigures read(Handle handle, ImportFiles.Kept kept) {
    return kept.read(
        rows ->
            new ParseObservationFile(
                    handle, data.measures(handle), approval, data.today(), kept.about())
                .read(rows));
  }

  record ImportedFigures(List<Line> lines, List<ManualEntry> facts) {

    /** A row. */
    record Line(
        int row,
        String measure,
        String period,
        String figure,
        String before,
        ImportFiles.Beside kind,
        boolean waits) {

      private String text() {
        return String.join("|", measure, period, figure, before, kind.name());
      }
    }

    public long number(ImportFiles.Beside kind) {
      return lines.stream().filter(line -> line.kind() == kind).count();
    }

    public long added() {
      return number(ImportFiles.Beside.NEW);
    }

    public long changed() {
      return number(ImportFiles.Beside.CHANGED);
    }

    public long same() {
      return number(ImportFiles.Beside.SAME);
    }

    public boolean isNothingNew() {
      return facts.isEmpty();
    }

    public boolean isWaiting() {
      return lines.stream()
          .anyMatch(line -> line.waits() && line.kind() != ImportFiles.Beside.SAME);
    }

    public String digest() {
      var text = String.join("\n", lines.stream().map(Line::text).toList());
      return HexFormat.of().formatHex(Sha256.of(text));
    }
  }
}
