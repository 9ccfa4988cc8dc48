package throughline.membership.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.membership.card.CardNumber;
import throughline.membership.imports.CheckVisits.JudgedVisit;
import throughline.membership.person.match.AlikeAmong;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.AuditTrail;

/** A registrar has looked at a row that is like a record, or like another row: it is new. */
@ApplicationScoped
class SayAnotherChild {

  private final ImportFiles files;
  private final ImportRows rows;
  private final LoadFacts loadFacts;
  private final CheckVisits judgeVisits;
  private final AuditTrail trail;
  private final Clock clock;

  SayAnotherChild(
      ImportFiles files,
      ImportRows rows,
      LoadFacts loadFacts,
      CheckVisits judgeVisits,
      AuditTrail trail,
      Clock clock) {
    this.files = files;
    this.rows = rows;
    this.loadFacts = loadFacts;
    this.judgeVisits = judgeVisits;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Has the visit of the row judged once more, as if the column said so; twice is once.
   *
   * @param number of the row
   * @throws NotFound if the file is another office's
   * @throws Conflict if it is not checked yet, or its rows are taken or wiped
   */
  @Transactional
  void say(UUID id, int number, String registrar, Places places) {
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
    var meant = rows.namedCards(id).stream().map(CardNumber::new).toList();
    var facts = loadFacts.of(file, visit, meant, rows.promisedCards(id));
    rows.judged(
        id,
        judgeVisits.judge(file, visit, facts, inFile, today).stream()
            .map(JudgedVisit::rows)
            .flatMap(List::stream)
            .toList(),
        now);
    trail.append(ImportAction.ANOTHER_CHILD.of(id, file.office(), registrar));
  }
}
