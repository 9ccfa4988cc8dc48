package throughline.tracker.drilldown;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** How many facts do not count, for a reason. */
record NotCounted(String why, long facts) {

  private static final String BY_REASON =
      """
      SELECT c.detail, sum(c.amount) AS facts
        FROM contribution AS c
       WHERE c.effective_on IS NULL AND <known>
       GROUP BY c.detail
      HAVING sum(c.amount) > 0
       ORDER BY facts DESC, c.detail
      """
          .replace("<known>", FigureScope.KNOWN);

  /** Facts of all days and places that did not count, by the reason of then. */
  static List<NotCounted> read(Handle handle, FigureScope scope) {
    return scope
        .bindKnown(handle.createQuery(BY_REASON))
        .map(
            row ->
                new NotCounted(
                    row.getColumn("detail", String.class), row.getColumn("facts", Long.class)))
        .list();
  }
}
