package throughline.membership.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.membership.imports.FileView.RowView;
import throughline.membership.imports.ImportRows.Count;
import throughline.membership.imports.ImportRows.Listed;
import throughline.membership.record.RecordAction;
import throughline.membership.shared.Roles;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.jobs.work.LongWork;

/** A registrar looks at a file of their office: what its rows come to, and what became of them. */
@ApplicationScoped
class ShowFile {

  private static final int MOST_FILES = 500;

  /** What has to be put right comes first. */
  private static final List<Outcome> IN_ORDER =
      List.of(
          Outcome.ERROR,
          Outcome.REVIEW,
          Outcome.CHANGED,
          Outcome.NEW,
          Outcome.SAME,
          Outcome.SUPPRESSED,
          Outcome.UNCHECKED);

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

  /** Those of these offices, newest first. */
  Slice<ImportFile> newest(Places places, PageRequest page) {
    return Slice.part(files.newest(places, MOST_FILES), ImportFile::id, page);
  }

  /**
   * The file with a part of its rows of one kind, and writes down who saw them.
   *
   * @param kind the name of an {@link Outcome}; null for the first kind that there is
   * @throws NotFound also if it is another office's
   */
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

  /** Who was shown as whom a row may be. */
  private static AuditEntry found(UUID record, ImportFile file, String registrar) {
    return AuditEntry.of(
        new Actor(registrar, Roles.REGISTRAR, file.office()),
        RecordAction.LISTED,
        RecordAction.record(record));
  }

  /**
   * The file without its rows.
   *
   * @throws NotFound also if it is another office's
   */
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

  /** Where a part begins is a row's number, carried as a page carries ids. */
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
    var skipped = items.isEmpty() ? 0 : rows.countBefore(file, kinds, items.get(0).number());
    var isLast = items.isEmpty() || skipped + items.size() >= total;
    return new Slice<>(
        items.stream().map(ShowFile::view).toList(),
        skipped == 0 || items.isEmpty() ? null : boundaryAt(items.get(0)),
        isLast ? null : boundaryAt(items.get(items.size() - 1)),
        total,
        skipped);
  }

  private static UUID boundaryAt(Listed row) {
    return new UUID(0, row.number());
  }

  private static RowView view(Listed row) {
    var name =
        Stream.of(Column.GIVEN_NAMES, Column.FAMILY_NAME)
            .map(row.cells()::get)
            .filter(part -> part != null)
            .collect(Collectors.joining(" "));
    return new RowView(
        row.number(),
        name,
        row.cells().getOrDefault(Column.DATE_OF_BIRTH, ""),
        Optional.ofNullable(row.notes()).map(notes -> notes.lines().toList()).orElse(List.of()),
        row.record(),
        row.known());
  }
}
