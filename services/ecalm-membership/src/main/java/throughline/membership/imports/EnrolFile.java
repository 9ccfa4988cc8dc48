package throughline.membership.imports;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import throughline.membership.imports.CheckVisits.CheckedRow;
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
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.platform.jobs.work.LongWork;
import throughline.platform.jobs.work.Progress;
import throughline.platform.jobs.work.WorkKind;

/**
 * Takes the good rows of a file, each once whatever happens in between: a thousand visits at a time
 * are judged anew and taken, with their history, events and marks, by as many statements as one.
 */
@ApplicationScoped
class EnrolFile implements WorkKind {

  private static final String NAME = "enrol-file";

  private static final int MOST_OVERTAKEN = 50;

  private final ImportFiles files;
  private final ImportRows rows;
  private final LoadFacts loadFacts;
  private final CheckVisits checkVisits;
  private final KeepEnrolments keepEnrolments;
  private final Cards cards;
  private final RegisterEntries registerEntries;
  private final RenameChildren renameChildren;
  private final Suppressions suppressions;
  private final LongWork longWork;
  private final AuditTrail trail;
  private final Clock clock;

  EnrolFile(
      ImportFiles files,
      ImportRows rows,
      LoadFacts loadFacts,
      CheckVisits checkVisits,
      KeepEnrolments keepEnrolments,
      Cards cards,
      RegisterEntries registerEntries,
      RenameChildren renameChildren,
      Suppressions suppressions,
      LongWork longWork,
      AuditTrail trail,
      Clock clock) {
    this.files = files;
    this.rows = rows;
    this.loadFacts = loadFacts;
    this.checkVisits = checkVisits;
    this.keepEnrolments = keepEnrolments;
    this.cards = cards;
    this.registerEntries = registerEntries;
    this.renameChildren = renameChildren;
    this.suppressions = suppressions;
    this.longWork = longWork;
    this.trail = trail;
    this.clock = clock;
  }

  /** Asks for it; twice is once. */
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
                  if (files.stands(file.id()) && !enrolNext(file)) {
                    renameNext(file);
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

  private boolean enrolNext(ImportFile file) {
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

  private static List<CardNumber> ofTheStock(List<JudgedVisit> enrolled) {
    var cards = new ArrayList<CardNumber>();
    for (var visit : enrolled) {
      var children = visit.enrolment().get().children();
      for (var i = 0; i < children.size(); i++) {
        if (!visit.rows().get(i).row().says(BirthColumns.CARD)) {
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
  private void renameNext(ImportFile file) {
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
    var meant = rows.namedCards(file.id());
    // Those that are like another row of the file were found when it was checked.
    return checkVisits.judge(
        file, some, loadFacts.of(file, some, meant, 0), new AlikeAmong(), London.dateOf(now));
  }

  private boolean mark(ImportFile file, List<CheckedRow> judged, Instant now) {
    if (!judged.isEmpty()) {
      rows.judged(file.id(), judged, now);
    }
    return !judged.isEmpty();
  }
}
