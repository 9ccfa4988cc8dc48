package throughline.membership.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.membership.shared.Roles;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;

/**
 * A file is not taken any further, and its rows are wiped at once: by its office, or while it is
 * held by an administrator. Who was enrolled before stays.
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

  /**
   * Wipes it for its office; twice is once.
   *
   * @param registrar the sign-in's own name for the registrar
   * @throws throughline.platform.core.refusal.NotFound if the file is another office's
   * @throws Conflict if its rows were wiped before
   */
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

  /**
   * Wipes a held file, and lets whoever sent it know why.
   *
   * @throws throughline.platform.core.input.InvalidInput if no reason is chosen
   * @throws Conflict if it is not held any more
   */
  @Transactional
  void refuse(UUID id, String typedReason, String administrator) {
    var fields = new Fields();
    var reason =
        fields.oneOf(
            "reason", typedReason, RefusalReason.class, "Choose why it is not to be taken");
    fields.throwIfAny();
    files.of(id, Places.everywhere());
    if (!files.discard(id, administrator, clock.instant(), reason)) {
      throw new Conflict("file-not-refused", "This file is not held any more");
    }
    rows.wipe(id);
    trail.append(
        ImportAction.FILE_REFUSED
            .by(Actor.of(administrator, Roles.ADMINISTRATOR), id)
            .because(reason.inWords()));
  }
}
