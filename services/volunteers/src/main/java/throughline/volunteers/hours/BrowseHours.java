package throughline.volunteers.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.People;
import throughline.volunteers.hours.ApprovalQueue.Waits;
import throughline.volunteers.hours.HoursEntries.HoursRow;
import throughline.volunteers.hours.HoursLedger.Version;
import throughline.volunteers.hours.MonthTotals.MonthTotal;
import throughline.volunteers.hours.SameAgain.Again;

/** What volunteers see of their own hours and coordinators of their places'. Changes nothing. */
@ApplicationScoped
class BrowseHours {
  private final HoursEntries entries;
  private final SameAgain sameAgain;
  private final ApprovalQueue queue;
  private final HoursLedger ledger;
  private final People people;
  private final Clock clock;
  private final MonthTotals months;

  BrowseHours(
      HoursEntries entries,
      SameAgain sameAgain,
      ApprovalQueue queue,
      HoursLedger ledger,
      MonthTotals months,
      People people,
      Clock clock) {
    this.entries = entries;
    this.sameAgain = sameAgain;
    this.queue = queue;
    this.people = people;
    this.clock = clock;
    this.ledger = ledger;
    this.months = months;
  }

  Slice<HoursView> own(String subject, Narrowed narrowed, PageRequest page) {
    return entries.own(subject, narrowed, page).map(HoursRow::forVolunteer);
  }

  /** What a volunteer logs by one press; empty if they never logged anything. */
  Optional<Again> again(String subject) {
    return people.find(subject).flatMap(person -> sameAgain.of(subject, person));
  }

  List<MonthTotal> months(String subject) {
    return months.own(subject);
  }

  Slice<HoursView> waiting(String coordinator, Places places, Narrowed narrowed, PageRequest page) {
    return entries.waiting(places, narrowed, page).map(row -> row.forCoordinator(coordinator));
  }

  Slice<HoursView> decided(String coordinator, Places places, Narrowed narrowed, PageRequest page) {
    return entries.decided(places, narrowed, page).map(row -> row.forCoordinator(coordinator));
  }

  /**
   * An entry that waits.
   *
   * @param others who approves it if this coordinator must not; null if that is not known
   */
  record Row(HoursView hours, Waits waits, String others) {}

  /**
   * A part of what waits.
   *
   * @param usual of all that waits, what the coordinator can approve by one press
   * @param seen the moment of it
   */
  record Queue(Slice<Row> waiting, HoursTotal usual, Instant seen) {
    /** "Approve 40 usual entries, 92 hours". */
    public String usualWords() {
      return "Approve " + usual.words().replaceFirst(" ", " usual ");
    }
  }

  /** What waits of these places and this library, what is unusual first. */
  Queue queue(String subject, Places places, String library, PageRequest page) {
    var seen = clock.instant();
    var coordinator = people.find(subject).orElse(NoOverlap.NEW);
    var all = queue.read(coordinator, places, library);
    var part = Slice.part(all, Waits::id, page);
    var views =
        entries(part.items().stream().map(Waits::id).toList(), subject, places).stream()
            .collect(Collectors.toMap(HoursView::id, Function.identity()));
    var own =
        part.items().stream()
            .filter(each -> each.own() && views.containsKey(each.id()))
            .map(each -> views.get(each.id()).library())
            .collect(Collectors.toSet());
    var others =
        own.isEmpty() ? Map.<String, String>of() : queue.othersWhoApprove(coordinator, own);
    var usual = all.stream().filter(Waits::isUsual).toList();
    return new Queue(
        rows(part, views, others),
        new HoursTotal(usual.size(), usual.stream().mapToInt(Waits::minutes).sum()),
        seen);
  }

  /** Without what went to another place in between. */
  private static Slice<Row> rows(
      Slice<Waits> part, Map<UUID, HoursView> views, Map<String, String> others) {
    return new Slice<>(
        part.items().stream()
            .filter(each -> views.containsKey(each.id()))
            .map(
                each -> {
                  var view = views.get(each.id());
                  return new Row(view, each, others.get(view.library()));
                })
            .toList(),
        part.previous(),
        part.next(),
        part.total(),
        part.skipped());
  }

  /** What somebody approved at one moment, as far as it stands. */
  HoursTotal approvedAt(String coordinator, Instant moment) {
    return entries.approvedAt(coordinator, moment);
  }

  /** Every version of an entry, the newest first. */
  List<Version> versions(UUID entry) {
    return ledger.versions(entry);
  }

  List<HoursView> entries(List<UUID> ids, String coordinator, Places places) {
    return ids.isEmpty()
        ? List.of()
        : entries.rows(ids, places).stream().map(row -> row.forCoordinator(coordinator)).toList();
  }

  /** Not found also if it is somebody else's, so that nobody learns which numbers exist. */
  HoursView ownEntry(UUID id, String subject) {
    return entry(id, subject, Places.none());
  }

  /** Not found also if it is of another place, so that nobody learns which numbers exist. */
  HoursView entry(UUID id, String subject, Places places) {
    return entries
        .row(id, subject, places)
        .map(
            row ->
                places.includes(row.library()) ? row.forCoordinator(subject) : row.forVolunteer())
        .orElseThrow(BrowseHours::noSuchEntry);
  }

  /** One entry of these places, as a coordinator sees it. */
  HoursView coordinated(UUID id, String coordinator, Places places) {
    return entries(List.of(id), coordinator, places).stream()
        .findFirst()
        .orElseThrow(BrowseHours::noSuchEntry);
  }

  static NotFound noSuchEntry() {
    return new NotFound("entry with this number");
  }
}
