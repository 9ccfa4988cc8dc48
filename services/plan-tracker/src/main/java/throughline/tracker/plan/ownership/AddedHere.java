package throughline.tracker.plan.ownership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;

/**
 * When measures were first counted that were proposed and approved in the product. Those of the
 * file have a past from before it was installed.
 */
public final class AddedHere {

  private static final String ADDED =
      """
      SELECT measure, min(in_force_from) AS added_at
        FROM measure_version
        JOIN measure_in_force USING (measure_version_id)
       WHERE version IS NOT NULL
       GROUP BY measure HAVING bool_and(entry IS NOT NULL)
      """;

  private AddedHere() {}

  private record Added(String measure, Instant addedAt) {}

  public static Map<String, LocalDate> read(Handle handle) {
    return handle
        .createQuery(ADDED)
        .mapTo(Added.class)
        .collect(Collectors.toMap(Added::measure, added -> London.dateOf(added.addedAt())));
  }
}
