package throughline.volunteers.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.platform.files.table.FileDigest;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.TableLimits;
import throughline.platform.jobs.work.LongWork;

/** A coordinator sends a signing-in sheet, which is checked row by row; nothing is logged yet. */
@ApplicationScoped
class UploadSheet {

  private static final TableLimits LIMITS = TableLimits.USUAL.withRows(2_000);

  /**
   * A sheet that was taken.
   *
   * @param loggedBefore whether the same person has sent the same and had it logged; this is that
   *     one
   */
  record Uploaded(UUID id, boolean loggedBefore) {}

  private final CheckSheet checkSheet;
  private final SheetTable table;
  private final LongWork longWork;
  private final People people;
  private final Clock clock;

  UploadSheet(
      CheckSheet checkSheet, SheetTable table, LongWork longWork, People people, Clock clock) {
    this.checkSheet = checkSheet;
    this.table = table;
    this.longWork = longWork;
    this.people = people;
    this.clock = clock;
  }

  @Transactional
  Uploaded upload(Path file, String name, SignedIn who, Places places) {
    var coordinator = people.recognise(who);
    var now = clock.instant();
    var expires = now.plus(LongWork.KEPT);
    var digest = FileDigest.of(file);
    var id = UUID.randomUUID();
    if (table.keep(id, digest, coordinator, now, expires)) {
      read(id, file, name, places);
      return new Uploaded(id, false);
    }
    var same = table.lockSame(coordinator, digest);
    if (longWork.find(same).isPresent()) {
      return new Uploaded(same, true);
    }
    table.sentAgain(same, now, expires);
    read(same, file, name, places);
    return new Uploaded(same, false);
  }

  private void read(UUID sheet, Path file, String name, Places places) {
    try (var rows = Rows.open(file, name, LIMITS)) {
      table.keep(sheet, checkSheet.check(rows, places));
    }
  }
}
