package throughline.bookings.venue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import throughline.platform.database.Sql;

/** The partners. */
@ApplicationScoped
public class Partners {
  private static final String ALL = "SELECT id, code, name, active FROM partner ORDER BY name";

  private final Sql sql;

  Partners(Sql sql) {
    this.sql = sql;
  }

  /** All of them, also those that run nothing new. */
  public List<Partner> all() {
    return sql.of(ALL).list(Partner.class);
  }
}
