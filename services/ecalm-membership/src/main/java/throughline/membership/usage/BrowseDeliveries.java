package throughline.membership.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.membership.usage.DeliveryTable.Refusal;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.files.table.TableWriter;

/** What came in, and the rows that were refused: shown, and taken along to be put right. */
@ApplicationScoped
class BrowseDeliveries {

  /** Nobody goes back further. */
  private static final int MOST = 1_000;

  private static final int PROBLEMS_SHOWN = 100;
  private static final int PART = 1_000;
  private static final String ERRORS = "Errors";

  private static final Map<String, String> LABELS =
      Stream.of(Column.values()).collect(Collectors.toMap(Column::field, Column::label));

  /** What is wrong in a row, one line for each column. */
  record Wrong(int row, List<String> messages) {

    static Wrong of(Refusal refusal) {
      return new Wrong(
          refusal.row().number(), Problem.of(refusal.row(), refusal.problems()).inWords(LABELS));
    }
  }

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

  /** The newest first. */
  Slice<Delivery> newest(UseDesk desk, PageRequest page) {
    return Slice.part(table.newest(desk, MOST), Delivery::id, page);
  }

  /**
   * One that this person sees.
   *
   * @throws NotFound if there is none
   */
  Opened open(UUID id, UseDesk desk) {
    var delivery = table.find(id, desk).orElseThrow(BrowseDeliveries::none);
    var problems =
        delivery.own()
            ? table.refused(id, 0, PROBLEMS_SHOWN).stream().map(Wrong::of).toList()
            : List.<Wrong>of();
    return new Opened(delivery, problems);
  }

  /**
   * One whose rows this person may see, too.
   *
   * @throws NotFound if there is none
   */
  Delivery own(UUID id, UseDesk desk) {
    return table.find(id, desk).filter(Delivery::own).orElseThrow(BrowseDeliveries::none);
  }

  /** Writes its refused rows as they were typed, each with what is wrong, to be sent again. */
  void writeRefused(OutputStream out, TableWriter.Kind kind, Delivery delivery) throws IOException {
    var columns = delivery.kind().columns();
    var header = new ArrayList<>(columns.stream().map(Column::label).toList());
    header.add(ERRORS);
    try (var file = TableWriter.to(out, kind, "Refused rows", header)) {
      var part = table.refused(delivery.id(), 0, PART);
      while (!part.isEmpty()) {
        for (var refusal : part) {
          var cells = new ArrayList<Object>(columns.stream().map(refusal.row()::text).toList());
          cells.add(String.join("; ", Wrong.of(refusal).messages()));
          file.row(cells.toArray());
        }
        part = table.refused(delivery.id(), part.get(part.size() - 1).row().number(), PART);
      }
    }
  }

  private static NotFound none() {
    return new NotFound("delivery with this number");
  }
}
