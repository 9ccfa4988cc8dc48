package throughline.bookings.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.core.paging.PageRequest;

/** A part of the catalogue. */
@Schema(name = "SessionList")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionList(
    List<SessionView> items,
    @Schema(description = "Send it as after for the next page; left out on the last") UUID next) {

  /** From one session more than wanted, if there are as many. */
  static SessionList of(List<Session> sessions, PageRequest page) {
    var items = sessions.stream().limit(page.limit()).map(SessionView::of).toList();
    var isLast = sessions.size() <= page.limit();
    return new SessionList(items, isLast ? null : items.get(items.size() - 1).id());
  }
}
