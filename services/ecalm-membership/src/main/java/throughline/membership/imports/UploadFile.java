package throughline.membership.imports;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import throughline.membership.card.CardNumber;
import throughline.membership.reference.office.ParseOffice;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.files.table.FileDigest;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.TableLimits;
import throughline.platform.jobs.work.LongWork;

/** A registrar sends a spreadsheet, whose rows are kept for a while and checked next. */
@ApplicationScoped
public class UploadFile {

  static final Duration KEPT = Duration.ofDays(30);

  static final int AT_ONCE = 1_000;

  /**
   * A file that was taken.
   *
   * @param sentBefore whether the office has sent the same before; this is that one
   */
  public record Uploaded(UUID id, boolean sentBefore) {}

  private final ParseOffice readOffice;
  private final ImportFiles files;
  private final ImportRows importRows;
  private final LoadFacts loadFacts;
  private final LongWork longWork;
  private final AuditTrail trail;
  private final Clock clock;

  UploadFile(
      ParseOffice readOffice,
      ImportFiles files,
      ImportRows importRows,
      LoadFacts loadFacts,
      LongWork longWork,
      AuditTrail trail,
      Clock clock) {
    this.readOffice = readOffice;
    this.files = files;
    this.importRows = importRows;
    this.loadFacts = loadFacts;
    this.longWork = longWork;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  public Uploaded upload(
      Path file, String name, String typedOffice, String registrar, Places places) {
    var fields = new Fields();
    var office = readOffice.read(fields, typedOffice, places);
    fields.throwIfAny();
    try (var rows = Rows.open(file, name, TableLimits.USUAL)) {
      var reader = new ParseFile(rows.header());
      var now = clock.instant();
      var digest = FileDigest.of(file);
      var id = UUID.randomUUID();
      var expires = now.plus(KEPT);
      if (!files.keep(id, office.code(), digest, registrar, now, reader.columns(), expires)) {
        var same = files.same(office.code(), digest);
        checkOn(same, now);
        return new Uploaded(same.id(), true);
      }
      reader.read(rows, AT_ONCE, some -> importRows.keep(id, some, this::card));
      importRows.findRepeats(id);
      files.counted(id, reader.rows(), reader.leftOut(), reader.monthFirstRow());
      trail.append(ImportAction.FILE_SENT.of(id, office.code(), registrar));
      longWork.start(id, CheckFile.NAME, reader.rows());
      Log.infof("event=file-sent file=%s rows=%d", id, reader.rows());
      return new Uploaded(id, false);
    }
  }

  private void checkOn(ImportFile same, Instant now) {
    if (!same.isChecked() && now.isBefore(same.expiresAt())) {
      longWork.start(same.id(), CheckFile.NAME, same.rows());
    }
  }

  private String card(ImportRow row) {
    return loadFacts.card(row).map(CardNumber::digits).orElse(null);
  }
}
