package throughline.platform.database;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;

/** Fills a table with the rows that a service starts with. Several instances may start at once. */
@Singleton
public class SeedRows {

  private static final String ADD_UNLESS_THERE =
      "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO NOTHING";

  private final Sql sql;

  SeedRows(Sql sql) {
    this.sql = sql;
  }

  /**
   * Adds the rows whose key the table does not hold yet; what is there stays as people edited it.
   *
   * @param key the column that tells rows apart
   * @param rows the values by column, each row with the same columns
   */
  @Transactional
  public void addMissing(String table, String key, Collection<Map<String, String>> rows) {
    for (var row : rows) {
      var columns = String.join(", ", row.keySet());
      var add =
          ADD_UNLESS_THERE.formatted(table, columns, ":" + String.join(", :", row.keySet()), key);
      sql.of(add).bind(row).update();
    }
  }
}
