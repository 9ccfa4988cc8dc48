package throughline.membership.imports;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.membership.card.CardNumber;
import throughline.membership.imports.CheckVisits.JudgedVisit;
import throughline.membership.person.match.AlikeAmong;
import throughline.platform.core.time.London;
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
  private final CheckVisits judgeVisits;
  private final Clock clock;

  CheckFile(
      ImportFiles files,
      ImportRows rows,
      LoadFacts loadFacts,
      CheckVisits judgeVisits,
      Clock clock) {
    this.files = files;
    this.rows = rows;
    this.loadFacts = loadFacts;
    this.judgeVisits = judgeVisits;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void run(UUID work, Progress progress) {
    var file = files.ofWork(work).orElseThrow();
    var meant = rows.namedCards(file.id()).stream().map(CardNumber::new).toList();
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
      var judged =
          judgeVisits.judge(file, some, facts, inFile, London.dateOf(now)).stream()
              .map(JudgedVisit::rows)
              .flatMap(List::stream)
              .toList();
      rows.judged(file.id(), judged, now);
    }
  }

  private int unchecked(ImportFile file) {
    return rows.waiting(file.id(), Outcome.UNCHECKED);
  }

  private int changed(ImportFile file) {
    return rows.waiting(file.id(), Outcome.CHANGED);
  }
}
