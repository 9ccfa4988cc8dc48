package throughline.membership.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import throughline.membership.card.CardNumber;
import throughline.membership.card.Cards;
import throughline.membership.desk.enrolment.KeepEnrolments;
import throughline.membership.imports.CheckVisits.JudgedVisit;
import throughline.membership.member.Member;
import throughline.membership.person.match.AlikeAmong;
import throughline.membership.person.suppression.Suppressions;
import throughline.membership.person.vault.RegisterEntries;
import throughline.membership.person.vault.RenameChildren;
import throughline.membership.person.vault.Renaming;
import throughline.membership.record.RecordAction;
import throughline.membership.shared.Roles;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;

/**
 * Takes the next thousand visits of a file: judges them anew and does what they ask for, with their
 * history, events and marks in the file, in the caller's transaction. As many statements for a
 * thousand as for one.
 */
@ApplicationScoped
class TakeRows {

  private final ImportRows rows;
  private final LoadFacts loadFacts;
  private final CheckVisits judgeVisits;
  private final KeepEnrolments keepEnrolments;
  private final Cards cards;
  private final RegisterEntries registerEntries;
  private final RenameChildren renameChildren;
  private final Suppressions suppressions;
  private final AuditTrail trail;
  private final Clock clock;

  TakeRows(
      ImportRows rows,
      LoadFacts loadFacts,
      CheckVisits judgeVisits,
      KeepEnrolments keepEnrolments,
      Cards cards,
      RegisterEntries registerEntries,
      RenameChildren renameChildren,
      Suppressions suppressions,
      AuditTrail trail,
      Clock clock) {
    this.rows = rows;
    this.loadFacts = loadFacts;
    this.judgeVisits = judgeVisits;
    this.keepEnrolments = keepEnrolments;
    this.cards = cards;
    this.registerEntries = registerEntries;
    this.renameChildren = renameChildren;
    this.suppressions = suppressions;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Enrols the next of those who are new.
   *
   * @return false if there is none
   * @throws InvalidInput if a card or an entry has become somebody's since it was read: nothing is
   *     kept, and the same rows come to something else next time
   */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean enrol(ImportFile file) {
    var now = clock.instant();
    var some = judged(file, Outcome.NEW, now);
    var enrolled = some.stream().filter(visit -> visit.enrolment().isPresent()).toList();
    var members =
        keepEnrolments.keep(
            enrolled.stream().map(visit -> visit.enrolment().get()).toList(),
            file.enrolledBy(),
            now);
    var done = new ArrayList<CheckedRow>();
    for (var i = 0; i < enrolled.size(); i++) {
      done.addAll(done(enrolled.get(i).rows(), members.get(i)));
    }
    cards.areFromTheBack(ofTheStock(enrolled));
    keepEntries(done);
    some.stream()
        .filter(visit -> visit.enrolment().isEmpty())
        .forEach(visit -> done.addAll(visit.rows()));
    return mark(file, done, now);
  }

  private static List<CheckedRow> done(List<CheckedRow> rows, List<Member> members) {
    var done = new ArrayList<CheckedRow>();
    for (var i = 0; i < rows.size(); i++) {
      done.add(rows.get(i).being(members.get(i).key()).done());
    }
    return done;
  }

  /** The cards of those whose rows name none. */
  private static List<CardNumber> ofTheStock(List<JudgedVisit> enrolled) {
    var cards = new ArrayList<CardNumber>();
    for (var visit : enrolled) {
      var children = visit.enrolment().get().children();
      for (var i = 0; i < children.size(); i++) {
        if (!visit.rows().get(i).row().says(Column.CARD)) {
          cards.add(children.get(i).card());
        }
      }
    }
    return cards;
  }

  private void keepEntries(List<CheckedRow> enrolled) {
    var entries = new HashMap<String, UUID>();
    for (var row : enrolled) {
      row.row()
          .entry()
          .map(suppressions::codeOfEntry)
          .ifPresent(code -> entries.put(HexFormat.of().formatHex(code), row.member()));
    }
    if (!registerEntries.add(entries)) {
      throw new InvalidInput("registerEntry", "This entry has become another member's");
    }
  }

  /**
   * Changes the next names that are others now. One that somebody else has changed meanwhile is
   * judged anew the next time.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void rename(ImportFile file) {
    var now = clock.instant();
    var some = judged(file, Outcome.CHANGED, now);
    var all = some.stream().flatMap(visit -> visit.rows().stream()).toList();
    var renamings =
        all.stream().filter(row -> row.renaming() != null).map(CheckedRow::renaming).toList();
    var renamed = renameChildren.rename(renamings);
    tell(file, renamings, renamed);
    mark(file, all.stream().map(row -> isRenamed(row, renamed) ? row.done() : row).toList(), now);
  }

  private static boolean isRenamed(CheckedRow row, Set<UUID> renamed) {
    return row.renaming() != null && renamed.contains(row.member());
  }

  /** The figures know no name, so nothing is published. */
  private void tell(ImportFile file, List<Renaming> renamings, Set<UUID> renamed) {
    var registrar = new Actor(file.enrolledBy(), Roles.REGISTRAR, file.office());
    trail.appendAll(
        renamings.stream()
            .filter(renaming -> renamed.contains(renaming.member()))
            .map(renaming -> entry(renaming, registrar))
            .toList());
  }

  private static AuditEntry entry(Renaming renaming, Actor registrar) {
    var before = renaming.before();
    return AuditEntry.of(
        registrar,
        before.notYet() ? RecordAction.NAMED : RecordAction.NAME_AMENDED,
        RecordAction.record(renaming.member()),
        Change.personal("childName", before.inFull(), renaming.after().inFull()));
  }

  private List<JudgedVisit> judged(ImportFile file, Outcome outcome, Instant now) {
    var some = rows.next(file.id(), outcome, UploadFile.AT_ONCE);
    if (some.isEmpty()) {
      return List.of();
    }
    var meant = rows.namedCards(file.id()).stream().map(CardNumber::new).toList();
    // Those that are like another row of the file were found when it was checked.
    return judgeVisits.judge(
        file, some, loadFacts.of(file, some, meant, 0), new AlikeAmong(), London.dateOf(now));
  }

  private boolean mark(ImportFile file, List<CheckedRow> judged, Instant now) {
    if (!judged.isEmpty()) {
      rows.judged(file.id(), judged, now);
    }
    return !judged.isEmpty();
  }
}
