package throughline.membership.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.audit.AuditTrail;

/**
 * A file is not taken any further by its office, and its rows are wiped at once. Who was enrolled
 * before stays.
 */
@ApplicationScoped
class DiscardFile {

  private final ImportFiles files;
  private final ImportRows rows;
  private final AuditTrail trail;
  private final Clock clock;

  DiscardFile(ImportFiles files, ImportRows rows, AuditTrail trail, Clock clock) {
    this.files = files;
    this.rows = rows;
    this.trail = trail;
    this.clock = clock;
  }

  /** Wipes it; twice is once. */
  @Transactional
  void discard(UUID id, String registrar, Places places) {
    var file = files.of(id, places);
    if (file.isDiscarded()) {
      return;
    }
    if (!files.discard(id, registrar, clock.instant(), null)) {
      throw new Conflict("file-wiped", "The rows of this file were wiped before");
    }
    rows.wipe(id);
    trail.append(ImportAction.FILE_DISCARDED.of(id, file.office(), registrar));
  }
}
