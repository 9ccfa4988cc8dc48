package throughline.membership.desk.offline;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;

/** What devices have said of themselves, until they say something else or nothing for too long. */
@ApplicationScoped
public class DeviceWaiting implements ExpiringRows {
  /** What waits on the devices of an office, as far as they have said. */
  public record OnDevices(long waiting, Instant oldest) {}

  /** Longer than an office is closed; one which never comes back is forgotten. */
  static final Duration KEPT = Duration.ofDays(90);

  private static final String FORGET = "DELETE FROM device_waiting WHERE device = :device";
  private static final String ADD =
      """
      INSERT INTO device_waiting (device, office, waiting, oldest, told_at)
      SELECT :device, office, waiting, oldest, :now
      FROM unnest(CAST(:offices AS text[]), CAST(:waiting AS integer[]),
                  CAST(:oldest AS timestamptz[])) AS line (office, waiting, oldest)
      """;
  private static final String BY_OFFICE =
      """
      SELECT office, sum(waiting) AS waiting, min(oldest) AS oldest FROM device_waiting
      WHERE (:everywhere OR office = ANY (:offices)) AND told_at > :after GROUP BY office
      """;
  private static final String DELETE_BATCH =
      """
      DELETE FROM device_waiting WHERE (device, office) IN (
        SELECT device, office FROM device_waiting WHERE told_at <= :before
        ORDER BY told_at LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  private record OfOffice(String office, long waiting, Instant oldest) {}

  private final Sql sql;

  DeviceWaiting(Sql sql) {
    this.sql = sql;
  }

  /** What waits of one office on one device. */
  record Line(String office, int waiting, Instant oldest) {}

  @Transactional(Transactional.TxType.MANDATORY)
  void tell(UUID device, List<Line> lines, Instant now) {
    sql.of(FORGET).bind("device", device).update();
    sql.of(ADD)
        .bind("device", device)
        .bind("now", now)
        .bind("offices", lines.stream().map(Line::office).toList())
        .bind("waiting", lines.stream().map(Line::waiting).toList())
        .bind("oldest", lines.stream().map(Line::oldest).toList())
        .update();
  }

  public Map<String, OnDevices> of(Places offices, Instant now) {
    return sql
        .of(BY_OFFICE)
        .bind("everywhere", offices.all())
        .bind("offices", offices.codes())
        .bind("after", now.minus(KEPT))
        .list(OfOffice.class)
        .stream()
        .collect(toMap(OfOffice::office, line -> new OnDevices(line.waiting(), line.oldest())));
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return sql.of(DELETE_BATCH).bind("before", before.minus(KEPT)).bind("limit", limit).update();
  }
}
