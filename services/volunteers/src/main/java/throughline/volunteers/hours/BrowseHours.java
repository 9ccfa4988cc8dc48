package throughline.volunteers.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.volunteers.hours.HoursEntries.HoursRow;
import throughline.volunteers.hours.MonthTotals.MonthTotal;

/** What volunteers see of their own hours and coordinators of their places'. Changes nothing. */
@ApplicationScoped
class BrowseHours {

  private final HoursEntries entries;
  private final MonthTotals months;

  BrowseHours(HoursEntries entries, MonthTotals months) {
    this.entries = entries;
    this.months = months;
  }

  /** A volunteer's own entries, newest first. */
  Slice<HoursView> own(String subject, Narrowed narrowed, PageRequest page) {
    return entries.own(subject, narrowed, page).map(HoursRow::forVolunteer);
  }

  /** The months of a volunteer's own entries with the time that counts or may, newest first. */
  List<MonthTotal> months(String subject) {
    return months.own(subject);
  }

  /** The entries of these places that wait for approval, longest waiting first. */
  Slice<HoursView> waiting(String coordinator, Places places, Narrowed narrowed, PageRequest page) {
    return entries.waiting(places, narrowed, page).map(row -> row.forCoordinator(coordinator));
  }

  /** Those of these entries that are at these places, as a coordinator sees them. */
  List<HoursView> entries(List<UUID> ids, String coordinator, Places places) {
    return ids.isEmpty()
        ? List.of()
        : entries.rows(ids, places).stream().map(row -> row.forCoordinator(coordinator)).toList();
  }

  /**
   * One entry of the volunteer's own.
   *
   * @throws NotFound also if it is somebody else's, so that nobody learns which numbers exist
   */
  HoursView ownEntry(UUID id, String subject) {
    return entry(id, subject, Places.none());
  }

  /**
   * One entry: as a coordinator sees it if it is of these places, else the person's own.
   *
   * @param places those at which the person coordinates; none for a volunteer
   * @throws NotFound also if it is of another place, so that nobody learns which numbers exist
   */
  HoursView entry(UUID id, String subject, Places places) {
    return entries
        .row(id, subject, places)
        .map(
            row ->
                places.includes(row.library()) ? row.forCoordinator(subject) : row.forVolunteer())
        .orElseThrow(BrowseHours::noSuchEntry);
  }

  /**
   * One entry of these places, as a coordinator sees it.
   *
   * @throws NotFound also if it is the person's own at another place
   */
  HoursView coordinated(UUID id, String coordinator, Places places) {
    return entries(List.of(id), coordinator, places).stream()
        .findFirst()
        .orElseThrow(BrowseHours::noSuchEntry);
  }

  static NotFound noSuchEntry() {
    return new NotFound("entry with this number");
  }
}
