package throughline.membership.usage;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import throughline.platform.core.time.London;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;

/**
 * Rows are kept as long as one can be corrected. What was published of a child's use stands; what
 * joins it to the child goes with the rows from which it was worked out, and so does what is known
 * of the files.
 */
@Singleton
class UseRetention implements ExpiringRows {

  private static final int MONTHS = 25;

  private static final List<String> PURGE =
      List.of(
          """
          DELETE FROM loan WHERE (batch, row_ref) IN (
            SELECT batch, row_ref FROM loan WHERE day < :from LIMIT :limit FOR UPDATE SKIP LOCKED)
          """,
          """
          DELETE FROM attendance WHERE (batch, row_ref) IN (
            SELECT batch, row_ref FROM attendance WHERE day < :from LIMIT :limit FOR UPDATE SKIP LOCKED)
          """,
          """
          DELETE FROM child_use WHERE (member_key, month, library_code) IN (
            SELECT member_key, month, library_code FROM child_use WHERE month < :from
             LIMIT :limit FOR UPDATE SKIP LOCKED)
          """,
          """
          DELETE FROM child_use_key WHERE (member_key, year) IN (
            SELECT member_key, year FROM child_use_key WHERE make_date(year + 1, 4, 1) <= :from
             LIMIT :limit FOR UPDATE SKIP LOCKED)
          """,
          """
          DELETE FROM family_use_key WHERE (household_key, year) IN (
            SELECT household_key, year FROM family_use_key WHERE make_date(year + 1, 4, 1) <= :from
             LIMIT :limit FOR UPDATE SKIP LOCKED)
          """,
          """
          DELETE FROM use_delivery WHERE id IN (
            SELECT id FROM use_delivery WHERE received_at < CAST(:from AS date)
             LIMIT :limit FOR UPDATE SKIP LOCKED)
          """);

  private final Sql sql;

  UseRetention(Sql sql) {
    this.sql = sql;
  }

  static LocalDate keptFrom(LocalDate today) {
    return today.withDayOfMonth(1).minusMonths(MONTHS);
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    var from = keptFrom(London.dateOf(before));
    var purged = 0;
    for (var statement : PURGE) {
      var left = limit - purged;
      purged += left == 0 ? 0 : sql.of(statement).bind("from", from).bind("limit", left).update();
    }
    return purged;
  }
}
