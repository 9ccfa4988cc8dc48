package throughline.volunteers.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.platform.files.table.FileDigest;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.TableLimits;
import throughline.platform.files.table.UnreadableFile;
import throughline.platform.files.work.LongWork;

/** A coordinator sends a signing-in sheet, which is checked row by row; nothing is logged yet. */
@ApplicationScoped
class UploadSheet {

  private static final TableLimits LIMITS = TableLimits.USUAL.withRows(2_000);

  private final CheckSheet checkSheet;
  private final SheetTable table;
  private final People people;
  private final Clock clock;

  UploadSheet(CheckSheet checkSheet, SheetTable table, People people, Clock clock) {
    this.checkSheet = checkSheet;
    this.table = table;
    this.people = people;
    this.clock = clock;
  }

  /**
   * Keeps what was read of the file, for as long as long work is kept.
   *
   * @return the sheet's id; of a file that the same person has sent before, the one of then
   * @throws InvalidInput if columns are missing
   * @throws UnreadableFile if it is no table or cannot be read to its end
   */
  @Transactional
  UUID upload(Path file, String name, SignedIn who, Places places) {
    var coordinator = people.recognise(who);
    var now = clock.instant();
    var digest = FileDigest.of(file);
    var id = UUID.randomUUID();
    if (!table.keep(id, digest, coordinator, now, now.plus(LongWork.KEPT))) {
      return table.same(coordinator, digest);
    }
    try (var rows = Rows.open(file, name, LIMITS)) {
      checkSheet.check(rows, places).forEach(line -> table.keep(id, line));
    }
    return id;
  }
}
