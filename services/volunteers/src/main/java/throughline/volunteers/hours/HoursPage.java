package throughline.volunteers.hours;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.core.paging.PageRequest;

/** A part of a list. */
@Schema(name = "HoursPage")
@JsonInclude(JsonInclude.Include.NON_NULL)
record HoursPage(
    List<HoursView> items,
    @Schema(description = "Send it as after for the next page; left out on the last") UUID next) {

  /** From one row more than wanted, if there are as many. */
  static HoursPage of(List<HoursRow> rows, PageRequest page, Function<HoursRow, HoursView> view) {
    var items = rows.stream().limit(page.limit()).map(view).toList();
    var isLast = rows.size() <= page.limit();
    return new HoursPage(items, isLast ? null : items.get(items.size() - 1).id());
  }
}
