package throughline.volunteers.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import throughline.platform.database.Sql;

/**
 * Up to which day hours are reported to the council; what changes on or before it is an adjustment.
 */
@ApplicationScoped
class ReportedPeriod {
  private static final String UNTIL = "SELECT until FROM reported_period";

  private final Sql sql;

  ReportedPeriod(Sql sql) {
    this.sql = sql;
  }

  Optional<LocalDate> until() {
    return sql.of(UNTIL).first(LocalDate.class);
  }
}
