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
import throughline.platform.database.Statements;

/** What devices have said of themselves, until they say something else or nothing for too long. */
@ApplicationScoped
public class DeviceWaiting implements ExpiringRows {
  /**
   * What waits on the devices of an office, as far as they have said.
   *
   * @param oldest since when the first of it waits
   */
  public record OnDevices(long waiting, Instant oldest) {}

  /** Longer than an office is closed; one which never comes back is forgotten. */
  static final Duration KEPT = Duration.ofDays(90);

  private static final String FORGET = "DELETE FROM device_waiting WHERE device = ?";

  private static final String ADD =
      """
      INSERT INTO device_waiting (device, office, waiting, oldest, told_at)
      SELECT ?, office, waiting, oldest, ?
      FROM unnest(?::text[], ?::integer[], ?::timestamptz[]) AS line (office, waiting, oldest)
      """;

  private static final String BY_OFFICE =
      """
      SELECT office, sum(waiting) AS waiting, min(oldest) AS oldest FROM device_waiting
      WHERE (? OR office = ANY (?)) AND told_at > ? GROUP BY office
      """;

  private static final String DELETE_BATCH =
      """
      DELETE FROM device_waiting WHERE (device, office) IN (
        SELECT device, office FROM device_waiting WHERE told_at <= ?
        ORDER BY told_at LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private final Statements statements;

  DeviceWaiting(Statements statements) {
    this.statements = statements;
  }

  /** What waits of one office on one device. */
  record Line(String office, int waiting, Instant oldest) {}

  @Transactional(Transactional.TxType.MANDATORY)
  void tell(UUID device, List<Line> lines, Instant now) {
    statements.update(FORGET, device);
    statements.update(
        ADD,
        device,
        now,
        Statements.texts(lines, Line::office),
        Statements.texts(lines, Line::waiting),
        Statements.texts(lines, Line::oldest));
  }

  public Map<String, OnDevices> of(Places offices, Instant now) {
    return statements
        .all(
            BY_OFFICE,
            row ->
                Map.entry(
                    row.getString("office"),
                    new OnDevices(row.getLong("waiting"), Statements.instant(row, "oldest"))),
            offices.all(),
            offices.codes().toArray(String[]::new),
            now.minus(KEPT))
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return statements.update(DELETE_BATCH, before.minus(KEPT), limit);
  }
}
