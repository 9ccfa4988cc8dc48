package throughline.volunteers.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.volunteers.hours.HoursEntries.HoursRow;
import throughline.volunteers.hours.HoursLedger.Version;
import throughline.volunteers.hours.MonthTotals.MonthTotal;

/** What volunteers see of their own hours and coordinators of their places'. Changes nothing. */
@ApplicationScoped
class BrowseHours {
  private final HoursEntries entries;
  private final HoursLedger ledger;
  private final MonthTotals months;

  BrowseHours(HoursEntries entries, HoursLedger ledger, MonthTotals months) {
    this.entries = entries;
    this.ledger = ledger;
    this.months = months;
  }

  Slice<HoursView> own(String subject, Narrowed narrowed, PageRequest page) {
    return entries.own(subject, narrowed, page).map(HoursRow::forVolunteer);
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
