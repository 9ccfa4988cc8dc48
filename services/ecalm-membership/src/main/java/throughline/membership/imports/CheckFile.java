package throughline.membership.imports;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.membership.card.CardNumber;
import throughline.membership.person.match.AlikeAmong;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.jobs.work.Progress;
import throughline.platform.jobs.work.WorkKind;

/** Says of every row of a file what it would come to; nothing is enrolled. */
@ApplicationScoped
class CheckFile implements WorkKind {

  static final String NAME = "check-file";

  /** If more would change, somebody else looks at the file again. */
  private static final double MOST_CHANGED = 0.3;

  private final ImportFiles files;
  private final ImportRows rows;
  private final LoadFacts loadFacts;
  private final CheckVisits checkVisits;
  private final AuditTrail trail;
  private final Clock clock;

  CheckFile(
      ImportFiles files,
      ImportRows rows,
      LoadFacts loadFacts,
      CheckVisits checkVisits,
      AuditTrail trail,
      Clock clock) {
    this.files = files;
    this.rows = rows;
    this.loadFacts = loadFacts;
    this.checkVisits = checkVisits;
    this.trail = trail;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void run(UUID work, Progress progress) {
    var file = files.ofWork(work).orElseThrow();
    var meant = rows.namedCards(file.id());
    var inFile = rows.alike(file.id(), London.today(clock));
    // Nothing is found, too, when somebody else has just checked what was waited for, and what was
    // discarded is there no more.
    while (unchecked(file) > 0) {
      QuarkusTransaction.requiringNew().run(() -> check(file, meant, inFile));
      progress.done(file.rows() - unchecked(file));
    }
    var isHeld = changed(file) > MOST_CHANGED * file.rows();
    files.checked(file.id(), clock.instant(), isHeld);
    Log.infof("event=file-checked file=%s held=%b", file.id(), isHeld);
  }

  private void check(ImportFile file, List<CardNumber> meant, AlikeAmong inFile) {
    var some =
        files.stands(file.id())
            ? rows.next(file.id(), Outcome.UNCHECKED, UploadFile.AT_ONCE)
            : List.<ImportRow>of();
    if (!some.isEmpty()) {
      var now = clock.instant();
      var facts = loadFacts.of(file, some, meant, rows.promisedCards(file.id()));
      rows.judged(file.id(), checkVisits.rows(file, some, facts, inFile, London.dateOf(now)), now);
    }
  }

  private int unchecked(ImportFile file) {
    return rows.waiting(file.id(), Outcome.UNCHECKED);
  }

  private int changed(ImportFile file) {
    return rows.waiting(file.id(), Outcome.CHANGED);
  }

  /** Whoever sent the file has looked at a row that is like another child: it is new. */
  @Transactional
  void sayAnotherChild(UUID id, int number, String registrar, Places places) {
    // Before its rows, so that whoever asks to enrol the file waits for what comes of this one.
    var file = files.take(id, places);
    var now = clock.instant();
    if (!file.isChecked() || file.enrolledBy() != null || !file.expiresAt().isAfter(now)) {
      throw new Conflict(
          "file-not-open",
          "The rows of this file were taken. Write Yes under Not a duplicate in the rows to review,"
              + " and send these again");
    }
    if (!rows.isNoDuplicate(id, number)) {
      return;
    }
    var visit = rows.ofVisit(id, number);
    var today = London.dateOf(now);
    // Others of a birth are still compared with the file.
    var inFile = visit.size() == 1 ? new AlikeAmong() : rows.alike(id, today);
    var meant = rows.namedCards(id);
    var facts = loadFacts.of(file, visit, meant, rows.promisedCards(id));
    rows.judged(id, checkVisits.rows(file, visit, facts, inFile, today), now);
    trail.append(ImportAction.ANOTHER_CHILD.of(id, file.office(), registrar));
  }
}
