package throughline.membership.imports;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.jobs.work.LongWork;
import throughline.platform.jobs.work.Progress;
import throughline.platform.jobs.work.WorkKind;

/** Takes the good rows of a file: each once, whatever happens in between. */
@ApplicationScoped
class EnrolFile implements WorkKind {

  private static final String NAME = "enrol-file";

  /** Each means that somebody else was given a card, or renamed a child, in the same moment. */
  private static final int MOST_OVERTAKEN = 50;

  private final ImportFiles files;
  private final ImportRows rows;
  private final TakeRows takeRows;
  private final LongWork longWork;
  private final AuditTrail trail;
  private final Clock clock;

  EnrolFile(
      ImportFiles files,
      ImportRows rows,
      TakeRows takeRows,
      LongWork longWork,
      AuditTrail trail,
      Clock clock) {
    this.files = files;
    this.rows = rows;
    this.takeRows = takeRows;
    this.longWork = longWork;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Asks for it; twice is once.
   *
   * @param registrar the sign-in's own name for the registrar
   * @throws NotFound if the file is another office's
   * @throws Conflict if it is not checked yet, is held, or has been discarded or wiped
   */
  @Transactional
  void start(UUID id, String registrar, Places places) {
    var file = files.of(id, places);
    if (file.isDiscarded()) {
      throw discarded();
    }
    if (!file.isChecked()) {
      throw new Conflict("file-not-checked", "This file is still being checked. Wait for it");
    }
    if (file.isHeld()) {
      throw new Conflict(
          "file-held", "So much would change that an administrator has to look at it first");
    }
    if (!file.expiresAt().isAfter(clock.instant())) {
      throw new Conflict("file-wiped", "The rows of this file were wiped. Send it again");
    }
    if (!files.enrolledBy(id, registrar)) {
      throw discarded();
    }
    trail.append(ImportAction.ENROLMENT_ASKED_FOR.of(id, file.office(), registrar));
    longWork.start(file.enrolWork(), NAME, waiting(id));
  }

  private static Conflict discarded() {
    return new Conflict(
        "file-discarded", "This file was discarded, and its rows were wiped. Send it again");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void run(UUID work, Progress progress) {
    var file = files.ofWork(work).orElseThrow();
    var total = longWork.find(work).map(state -> state.total()).orElse(waiting(file.id()));
    // Nothing is found, too, when somebody else has just taken what was waited for.
    while (waiting(file.id()) > 0) {
      takeNext(file);
      progress.done(total - waiting(file.id()));
    }
    Log.infof("event=file-enrolled file=%s", file.id());
  }

  private void takeNext(ImportFile file) {
    for (var again = 0; again < MOST_OVERTAKEN; again++) {
      try {
        QuarkusTransaction.requiringNew()
            .run(
                () -> {
                  if (files.stands(file.id()) && !takeRows.enrol(file)) {
                    takeRows.rename(file);
                  }
                });
        return;
      } catch (InvalidInput overtaken) {
        Log.infof("event=file-overtaken file=%s", file.id());
      }
    }
    throw new IllegalStateException("rows of a file were overtaken again and again");
  }

  private int waiting(UUID file) {
    return rows.waiting(file, Outcome.NEW, Outcome.CHANGED);
  }
}
