package throughline.membership.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.membership.shared.Roles;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;

/** An administrator looks again at a file by which much would change: at its numbers alone. */
@ApplicationScoped
class ReleaseFile {

  private final ImportFiles files;
  private final ImportRows rows;
  private final AuditTrail trail;
  private final Clock clock;

  ReleaseFile(ImportFiles files, ImportRows rows, AuditTrail trail, Clock clock) {
    this.files = files;
    this.rows = rows;
    this.trail = trail;
    this.clock = clock;
  }

  /** A part of those that wait, the longest first. */
  Slice<ImportFile> waiting(PageRequest page) {
    return Slice.part(files.held(), ImportFile::id, page);
  }

  /**
   * One of them.
   *
   * @throws NotFound if it is not held
   */
  HeldFile show(UUID id) {
    var file = files.of(id, Places.everywhere());
    if (!file.isHeld()) {
      throw new NotFound("held file with this number");
    }
    return new HeldFile(file, rows.counts(id));
  }

  /**
   * Lets its rows be taken.
   *
   * @throws InvalidInput if no reason is chosen
   * @throws Conflict if somebody else has released it, or the administrator has sent it
   */
  @Transactional
  void release(UUID id, String typedReason, String administrator) {
    var fields = new Fields();
    var reason =
        fields.oneOf(
            "reason", typedReason, ReleaseReason.class, "Choose why it may change so much");
    fields.throwIfAny();
    var file = files.of(id, Places.everywhere());
    if (!files.release(id, administrator, clock.instant(), reason)) {
      throw new Conflict(
          "file-not-released",
          file.isHeld()
              ? "You sent this file yourself. Ask another administrator to look at it"
              : "This file is not held any more");
    }
    trail.append(
        ImportAction.FILE_RELEASED
            .by(Actor.of(administrator, Roles.ADMINISTRATOR), id)
            .because(reason.inWords()));
  }
}
