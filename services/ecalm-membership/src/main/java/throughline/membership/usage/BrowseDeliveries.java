package throughline.membership.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import throughline.membership.usage.DeliveryTable.Delivery;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.files.table.RowsToTakeAlong;
import throughline.platform.files.table.RowsToTakeAlong.Line;
import throughline.platform.files.table.TableWriter;

/** What came in, and the rows that were refused: shown, and taken along to be put right. */
@ApplicationScoped
class BrowseDeliveries {

  /** Nobody goes back further. */
  private static final int MOST = 1_000;

  private static final int PROBLEMS_SHOWN = 100;

  /** What is wrong in a row, one line for each column. */
  record Wrong(int row, List<String> messages) {}

  /**
   * A delivery with what is wrong in it.
   *
   * @param problems the first of them; empty for whoever may not see the rows
   */
  record Opened(Delivery delivery, List<Wrong> problems) {

    public int notShown() {
      return delivery.refused() - problems.size();
    }
  }

  private final DeliveryTable table;

  BrowseDeliveries(DeliveryTable table) {
    this.table = table;
  }

  Slice<Delivery> newest(UseDesk desk, PageRequest page) {
    return Slice.part(table.newest(desk, MOST), Delivery::id, page);
  }

  Opened open(UUID id, UseDesk desk) {
    var delivery = table.find(id, desk).orElseThrow(BrowseDeliveries::none);
    var problems =
        delivery.own()
            ? table.refused(id, 0, PROBLEMS_SHOWN).stream()
                .map(refusal -> new Wrong(refusal.row().number(), refusal.inWords()))
                .toList()
            : List.<Wrong>of();
    return new Opened(delivery, problems);
  }

  Delivery own(UUID id, UseDesk desk) {
    return table.find(id, desk).filter(Delivery::own).orElseThrow(BrowseDeliveries::none);
  }

  void writeRefused(OutputStream out, TableWriter.Kind kind, Delivery delivery) throws IOException {
    RowsToTakeAlong.write(
        out,
        kind,
        "Refused rows",
        delivery.kind().columns(),
        RowsToTakeAlong.ERRORS,
        after ->
            table.refused(delivery.id(), after, RowsToTakeAlong.PART).stream()
                .map(refusal -> Line.wrong(refusal.row(), refusal.inWords()))
                .toList());
  }

  private static NotFound none() {
    return new NotFound("delivery with this number");
  }
}
