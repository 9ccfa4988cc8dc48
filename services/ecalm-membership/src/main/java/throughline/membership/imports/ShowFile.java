package throughline.membership.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;
import throughline.membership.imports.ImportRows.Count;
import throughline.membership.imports.ImportRows.Listed;
import throughline.membership.record.RecordAction;
import throughline.membership.shared.Roles;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.jobs.work.LongWork;
import throughline.platform.jobs.work.WorkState;

/** A registrar looks at a file of their office: what its rows come to, and what became of them. */
@ApplicationScoped
class ShowFile {

  private static final int MOST_FILES = 500;

  private static final List<Outcome> IN_ORDER =
      List.of(
          Outcome.ERROR,
          Outcome.REVIEW,
          Outcome.NO_CARD,
          Outcome.CHANGED,
          Outcome.NEW,
          Outcome.SAME,
          Outcome.SUPPRESSED,
          Outcome.UNCHECKED);

  /** A row, in the words of the page, which says once for all what they lack who have no card. */
  record RowView(
      int number, String name, String born, List<String> notes, UUID record, String known) {

    static RowView of(Listed listed, Outcome shown) {
      var row = listed.row();
      return new RowView(
          row.number(),
          "%s %s"
              .formatted(row.text(BirthColumns.GIVEN_NAMES), row.text(BirthColumns.FAMILY_NAME))
              .strip(),
          row.text(BirthColumns.DATE_OF_BIRTH),
          shown == Outcome.NO_CARD ? List.of() : listed.notes(),
          listed.record(),
          listed.known());
    }

    /** Whether it waits for somebody to say that it is of another child. */
    public boolean isLike() {
      return notes.stream().anyMatch(note -> note.startsWith(CheckVisits.LIKE));
    }
  }

  /**
   * A file as its office sees it.
   *
   * @param checking null when it was long ago
   * @param enrolling null until its rows are asked to be taken, and long after
   * @param shown the kind of rows that is listed; null while they are being worked on
   */
  record FileView(
      ImportFile file,
      List<Count> counts,
      WorkState checking,
      WorkState enrolling,
      Outcome shown,
      Slice<RowView> rows) {

    public String address() {
      return "/files/" + file.id();
    }

    public WorkState work() {
      if (file.isDiscarded()) {
        return null;
      }
      return enrolling != null && !isDone() ? enrolling : file.isChecked() ? null : checking;
    }

    boolean isAtWork() {
      return work() != null && work().isOpen();
    }

    public boolean isDone() {
      return enrolling != null && enrolling.isDone();
    }

    public boolean isReady() {
      return file.isChecked()
          && !file.isHeld()
          && !file.isDiscarded()
          && waiting(Outcome.NEW) + waiting(Outcome.CHANGED) > 0
          && (enrolling == null || enrolling.isFailed());
    }

    public boolean isOpen() {
      return shown == Outcome.REVIEW && file.isChecked() && file.enrolledBy() == null;
    }

    public String buttonLabel() {
      var children = counted(waiting(Outcome.NEW), "child", "children");
      var names = counted(waiting(Outcome.CHANGED), "name", "names");
      return waiting(Outcome.CHANGED) == 0
          ? "Enrol " + children
          : waiting(Outcome.NEW) == 0
              ? "Change " + names
              : "Enrol %s and change %s".formatted(children, names);
    }

    public String query() {
      return "list=" + shown;
    }

    public boolean isDiscardable() {
      return shown != null || isAtWork();
    }

    public boolean isTakenFrom() {
      return taken(Outcome.NEW) + taken(Outcome.CHANGED) > 0;
    }

    public String enrolled() {
      return counted(taken(Outcome.NEW), "child", "children");
    }

    public String renamed() {
      return counted(taken(Outcome.CHANGED), "name", "names");
    }

    public boolean isLeft() {
      return counts.stream().anyMatch(count -> Outcome.forTheSender().contains(count.outcome()));
    }

    public boolean hasCards() {
      return taken(Outcome.NEW) > 0;
    }

    /** Null if each has a card. */
    public String withoutCard() {
      var rows = waiting(Outcome.NO_CARD);
      return rows == 0 ? null : counted(rows, "row has", "rows have");
    }

    public String leftOut() {
      return counted(file.leftOut(), "row was", "rows were");
    }

    private int waiting(Outcome outcome) {
      return of(outcome, count -> count.rows() - count.taken());
    }

    private int taken(Outcome outcome) {
      return of(outcome, Count::taken);
    }

    private int of(Outcome outcome, ToIntFunction<Count> number) {
      return counts.stream().filter(count -> count.outcome() == outcome).mapToInt(number).sum();
    }

    private static String counted(int number, String one, String many) {
      return "%,d %s".formatted(number, number == 1 ? one : many);
    }
  }

  private final ImportFiles files;
  private final ImportRows rows;
  private final LongWork longWork;
  private final AuditTrail trail;
  private final Clock clock;

  ShowFile(ImportFiles files, ImportRows rows, LongWork longWork, AuditTrail trail, Clock clock) {
    this.files = files;
    this.rows = rows;
    this.longWork = longWork;
    this.trail = trail;
    this.clock = clock;
  }

  Slice<ImportFile> newest(Places places, PageRequest page) {
    return Slice.part(files.newest(places, MOST_FILES), ImportFile::id, page);
  }

  @Transactional
  FileView show(UUID id, String kind, PageRequest page, String registrar, Places places) {
    var view = numbers(id, places);
    var file = view.file();
    var counts = view.counts();
    if (file.isRefused()) {
      files.refusalRead(id, registrar, clock.instant());
    }
    var isWiped = !file.expiresAt().isAfter(clock.instant());
    var shown = counts.isEmpty() || isWiped ? null : shown(kind, counts);
    if (shown == null || view.isAtWork()) {
      return view;
    }
    trail.append(ImportAction.FILE_OPENED.of(id, file.office(), registrar));
    var shownRows = rows(id, shown, counts, page);
    if (shown == Outcome.REVIEW) {
      trail.appendAll(
          shownRows.items().stream()
              .filter(row -> row.record() != null)
              .map(row -> found(row.record(), file, registrar))
              .toList());
    }
    return new FileView(file, counts, view.checking(), view.enrolling(), shown, shownRows);
  }

  private static AuditEntry found(UUID record, ImportFile file, String registrar) {
    return AuditEntry.of(
        new Actor(registrar, Roles.REGISTRAR, file.office()),
        RecordAction.LISTED,
        RecordAction.record(record));
  }

  FileView numbers(UUID id, Places places) {
    var file = files.of(id, places);
    var counts = new ArrayList<>(rows.counts(id));
    counts.sort(Comparator.comparing(count -> IN_ORDER.indexOf(count.outcome())));
    return new FileView(
        file,
        counts,
        longWork.find(id).orElse(null),
        longWork.find(file.enrolWork()).orElse(null),
        null,
        null);
  }

  private static Outcome shown(String kind, List<Count> counts) {
    return counts.stream()
        .map(Count::outcome)
        .filter(outcome -> outcome.name().equals(kind))
        .findFirst()
        .orElse(counts.get(0).outcome());
  }

  private Slice<RowView> rows(UUID file, Outcome shown, List<Count> counts, PageRequest page) {
    var kinds = List.of(shown);
    var boundary = page.isFirst() ? 0 : (int) page.boundary().getLeastSignificantBits();
    var some =
        page.isBackward()
            ? rows.before(file, kinds, boundary, page.limit())
            : rows.behind(file, kinds, boundary, page.limit());
    var items = new ArrayList<>(some);
    if (page.isBackward()) {
      Collections.reverse(items);
    }
    var total =
        counts.stream().filter(count -> count.outcome() == shown).mapToInt(Count::rows).sum();
    var skipped = items.isEmpty() ? 0 : rows.countBefore(file, kinds, number(items.get(0)));
    var isLast = items.isEmpty() || skipped + items.size() >= total;
    return new Slice<>(
        items.stream().map(listed -> RowView.of(listed, shown)).toList(),
        skipped == 0 || items.isEmpty() ? null : boundaryAt(items.get(0)),
        isLast ? null : boundaryAt(items.get(items.size() - 1)),
        total,
        skipped);
  }

  private static UUID boundaryAt(Listed listed) {
    return new UUID(0, number(listed));
  }

  private static int number(Listed listed) {
    return listed.row().number();
  }
}
