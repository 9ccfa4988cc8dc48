package throughline.bookings.booking;

import java.util.List;
import java.util.UUID;
import throughline.platform.core.paging.PageRequest;

/**
 * A part of the list of finished registers, latest session first.
 *
 * @param next the last one's session, if there are more; null on the last part
 */
record FinishedRegisters(List<RegisterSummary> items, UUID next) {

  /** From one more than wanted, if there are as many. */
  static FinishedRegisters of(List<RegisterSummary> found, PageRequest page) {
    var items = found.stream().limit(page.limit()).toList();
    var isLast = found.size() <= page.limit();
    return new FinishedRegisters(items, isLast ? null : items.get(items.size() - 1).session());
  }
}
