package throughline.membership.librarysystem;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.membership.librarysystem.LibrarySystem.Refused;
import throughline.membership.librarysystem.PatronRecord.PatronField;
import throughline.platform.core.permission.Places;
import throughline.platform.database.audit.Actor;
import throughline.platform.files.table.TableWriter;

/**
 * Writes the file that Koha's "Import patrons" takes, of what holds when it is taken. By parts, so
 * that neither memory nor a transaction grows with it. Whose card does not go on is not in it.
 */
@ApplicationScoped
public class WritePatronFile {
  private final TakePatronFile takePatronFile;
  private final QueryPatrons readPatrons;
  private final PatronRecord record;

  WritePatronFile(TakePatronFile takePatronFile, QueryPatrons readPatrons, PatronRecord record) {
    this.takePatronFile = takePatronFile;
    this.readPatrons = readPatrons;
    this.record = record;
  }

  public void write(OutputStream out, UUID file, Places libraries, Actor who) throws IOException {
    takePatronFile.begin(file, libraries, who);
    try (var table =
        TableWriter.to(out, TableWriter.Kind.UNMARKED_CSV, "", PatronField.columns())) {
      var part = takePatronFile.membersAfter(TakePatronFile.FROM_THE_FIRST, file, libraries);
      while (!part.isEmpty()) {
        for (var patron : readPatrons.of(part)) {
          write(table, patron);
        }
        part = takePatronFile.membersAfter(part.get(part.size() - 1), file, libraries);
      }
    }
  }

  private void write(TableWriter table, Patron patron) throws IOException {
    if (patron.instruction() != Instruction.KEEP) {
      return;
    }
    try {
      var fields = record.of(patron);
      table.row(Stream.of(PatronField.values()).map(fields::get).toArray());
    } catch (Refused homeless) {
      // Whoever belongs to no library is in nobody's file: it was moved away in this moment.
    }
  }
}
