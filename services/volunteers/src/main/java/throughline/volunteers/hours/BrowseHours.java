package throughline.volunteers.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import throughline.platform.web.input.PageWanted;
import throughline.platform.web.problem.NotFound;

/** What volunteers see of their own hours and coordinators of everybody's. Changes nothing. */
@ApplicationScoped
class BrowseHours {

  private final HoursEntries entries;

  BrowseHours(HoursEntries entries) {
    this.entries = entries;
  }

  /** A volunteer's own entries, newest first. */
  HoursPage own(String subject, PageWanted page) {
    return HoursPage.of(entries.own(subject, page), page, HoursRow::forVolunteer);
  }

  /** A volunteer's own minutes by financial year, newest first. */
  List<YearTotal> totals(String subject) {
    return YearTotal.of(entries.timeOf(subject));
  }

  /** Everybody's entries that wait for approval, longest waiting first. */
  HoursPage waiting(String coordinator, PageWanted page) {
    return HoursPage.of(entries.waiting(page), page, row -> row.forCoordinator(coordinator));
  }

  /**
   * One entry of the volunteer's own.
   *
   * @throws NotFound also if it is somebody else's, so that nobody learns which numbers exist
   */
  HoursView ownEntry(UUID id, String subject) {
    return entries
        .row(id)
        .filter(row -> row.isOf(subject))
        .map(HoursRow::forVolunteer)
        .orElseThrow(BrowseHours::noSuchEntry);
  }

  /**
   * Anybody's entry.
   *
   * @throws NotFound if there is none
   */
  HoursView anyEntry(UUID id, String coordinator) {
    return entries
        .row(id)
        .map(row -> row.forCoordinator(coordinator))
        .orElseThrow(BrowseHours::noSuchEntry);
  }

  private static NotFound noSuchEntry() {
    return new NotFound("entry with this number");
  }
}
