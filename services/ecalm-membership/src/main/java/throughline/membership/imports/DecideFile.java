package throughline.membership.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.membership.imports.ImportRows.Count;
import throughline.membership.shared.Roles;
import throughline.platform.core.input.Fields;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;

/**
 * An administrator looks again at a file by which much would change, at its numbers alone, and
 * releases or refuses it; or its own office takes a file no further. Who was enrolled before stays.
 */
@ApplicationScoped
class DecideFile {

  /** Why a file may change so much. A choice and no box to type in: history must name nobody. */
  enum ReleaseReason {
    NAMED_LATER("Names that were not known yet have come"),
    REGISTER_CORRECTED("The register was corrected"),
    ASKED_THE_SENDER("I asked the sender, and the changes are meant");

    private final String inWords;

    ReleaseReason(String inWords) {
      this.inWords = inWords;
    }

    String inWords() {
      return inWords;
    }
  }

  /** Why a file is not to be taken, which whoever sent it reads. */
  enum RefusalReason {
    WRONG_FILE("It is not the file that was meant"),
    OUT_OF_DATE("It is older than what the records say"),
    NOT_EXPLAINED("The office could not say why so much would change");

    private final String inWords;

    RefusalReason(String inWords) {
      this.inWords = inWords;
    }

    public String inWords() {
      return inWords;
    }
  }

  /** A held file as an administrator sees it: numbers, and nobody's name. */
  record HeldFile(ImportFile file, List<Count> counts) {

    /** Whole per cent of the rows that would change. */
    public int changedPercent() {
      return counts.stream()
          .filter(count -> count.outcome() == Outcome.CHANGED)
          .mapToInt(count -> 100 * count.rows() / Math.max(1, file.rows()))
          .sum();
    }
  }

  private final ImportFiles files;
  private final ImportRows rows;
  private final AuditTrail trail;
  private final Clock clock;

  DecideFile(ImportFiles files, ImportRows rows, AuditTrail trail, Clock clock) {
    this.files = files;
    this.rows = rows;
    this.trail = trail;
    this.clock = clock;
  }

  /** A part of those that wait, the longest first. */
  Slice<ImportFile> waiting(PageRequest page) {
    return Slice.part(files.held(), ImportFile::id, page);
  }

  HeldFile show(UUID id) {
    var file = files.of(id, Places.everywhere());
    if (!file.isHeld()) {
      throw new NotFound("held file with this number");
    }
    return new HeldFile(file, rows.counts(id));
  }

  @Transactional
  void release(UUID id, String typedReason, String administrator) {
    var reason = reason(typedReason, ReleaseReason.class, "Choose why it may change so much");
    var file = files.of(id, Places.everywhere());
    if (!files.release(id, administrator, clock.instant(), reason)) {
      throw new Conflict(
          "file-not-released",
          file.isHeld()
              ? "You sent this file yourself. Ask another administrator to look at it"
              : "This file is not held any more");
    }
    write(ImportAction.FILE_RELEASED, id, administrator, reason.inWords());
  }

  /** Wipes its rows, and lets whoever sent it know why. */
  @Transactional
  void refuse(UUID id, String typedReason, String administrator) {
    var reason = reason(typedReason, RefusalReason.class, "Choose why it is not to be taken");
    files.of(id, Places.everywhere());
    if (!files.discard(id, administrator, clock.instant(), reason)) {
      throw new Conflict("file-not-refused", "This file is not held any more");
    }
    rows.wipe(id);
    write(ImportAction.FILE_REFUSED, id, administrator, reason.inWords());
  }

  /** Wipes the rows of a file of theirs at once; twice is once. */
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

  private static <E extends Enum<E>> E reason(String typed, Class<E> reasons, String missing) {
    var fields = new Fields();
    var reason = fields.oneOf("reason", typed, reasons, missing);
    fields.throwIfAny();
    return reason;
  }

  private void write(ImportAction action, UUID file, String administrator, String reason) {
    trail.append(action.by(Actor.of(administrator, Roles.ADMINISTRATOR), file).because(reason));
  }
}
