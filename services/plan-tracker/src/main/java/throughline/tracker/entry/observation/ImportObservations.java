package throughline.tracker.entry.observation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.People;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.TableLimits;
import throughline.platform.web.seal.Sha256;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.PlanData;

/** A strategy lead sends a file of past figures, looks at what it comes to, and has it taken. */
@Singleton
class ImportObservations {

  private static final TableLimits LIMITS = TableLimits.USUAL.withRows(5_000);
  private static final int LONGEST_TEXT = 500;

  private final PlanData data;
  private final ApprovalRule approval;
  private final ImportFiles files;
  private final People people;

  ImportObservations(PlanData data, ApprovalRule approval, ImportFiles files, People people) {
    this.data = data;
    this.approval = approval;
    this.files = files;
    this.people = people;
  }

  @Transactional
  UUID keep(Path file, String name, ImportFiles.About about, SignedIn who) {
    var fields = new Fields();
    fields.optionalText("source", about.source(), LONGEST_TEXT);
    fields.optionalText("reason", about.reason(), LONGEST_TEXT);
    fields.throwIfAny();
    // Whoever sends a file with mistakes in it is told of them here, and nothing is kept.
    data.readBeside(handle -> read(handle, file, name, about));
    return files.keep(people.recognise(who), new ImportFiles.Kept(name, content(file), about));
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
    return people
        .find(who.subject())
        .flatMap(person -> files.find(id, person))
        .orElseThrow(() -> new NotFound("file with this address. Send it again"));
  }

  private ImportedFigures read(Handle handle, ImportFiles.Kept kept) {
    try {
      var file = Files.createTempFile("figures-", ".tmp");
      try {
        Files.write(file, kept.content());
        return read(handle, file, kept.name(), kept.about());
      } finally {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private ImportedFigures read(Handle handle, Path file, String name, ImportFiles.About about) {
    try (var rows = Rows.open(file, name, LIMITS)) {
      return new ParseObservationFile(handle, data.measures(handle), approval, data.today(), about)
          .read(rows);
    }
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  record ImportedFigures(List<Line> lines, List<ManualEntry> facts) {

    enum Kind {
      NEW("New", "green"),
      CHANGED("Changed", "yellow"),
      SAME("The same", "grey");

      private final String words;
      private final String colour;

      Kind(String words, String colour) {
        this.words = words;
        this.colour = colour;
      }

      public String words() {
        return words;
      }

      public String colour() {
        return colour;
      }
    }

    /** A row. */
    record Line(
        int row,
        String measure,
        String period,
        String figure,
        String before,
        Kind kind,
        boolean waits) {

      private String text() {
        return String.join("|", measure, period, figure, before, kind.name());
      }
    }

    public long number(Kind kind) {
      return lines.stream().filter(line -> line.kind() == kind).count();
    }

    public long added() {
      return number(Kind.NEW);
    }

    public long changed() {
      return number(Kind.CHANGED);
    }

    public long same() {
      return number(Kind.SAME);
    }

    public boolean isNothingNew() {
      return facts.isEmpty();
    }

    public boolean isWaiting() {
      return lines.stream().anyMatch(line -> line.waits() && line.kind() != Kind.SAME);
    }

    public String digest() {
      var text = String.join("\n", lines.stream().map(Line::text).toList());
      return HexFormat.of().formatHex(Sha256.of(text));
    }
  }
}
