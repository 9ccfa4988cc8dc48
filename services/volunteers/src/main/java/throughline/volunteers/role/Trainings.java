package throughline.volunteers.role;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import throughline.platform.database.Sql;

/** The trainings that roles may ask for. */
@ApplicationScoped
public class Trainings {
  private final Sql sql;

  Trainings(Sql sql) {
    this.sql = sql;
  }

  /** By their codes, in the order of their names. */
  public Map<String, Training> byCode() {
    var all = new LinkedHashMap<String, Training>();
    sql.of("SELECT code, name, valid_months FROM training ORDER BY name")
        .list(Training.class)
        .forEach(training -> all.put(training.code(), training));
    return all;
  }
}
