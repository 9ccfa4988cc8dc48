package throughline.platform.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Maps rows by a constructor. Jdbi compares every parameter with every column for each statement
 * that it runs, which took a quarter of a booking's processor time; here that is done once for each
 * list of columns.
 */
final class RecordMapper<T> implements RowMapper<T> {
  private final RowMapper<T> byNames;
  private final Map<List<String>, RowMapper<T>> byPlaces = new ConcurrentHashMap<>();

  RecordMapper(Class<T> type) {
    byNames = ConstructorMapper.of(type);
  }

  @Override
  public T map(ResultSet row, StatementContext context) throws SQLException {
    return specialize(row, context).map(row, context);
  }

  @Override
  public RowMapper<T> specialize(ResultSet rows, StatementContext context) throws SQLException {
    var columns = columns(rows);
    var known = byPlaces.get(columns);
    if (known != null) {
      return known;
    }
    var found = byNames.specialize(rows, context);
    byPlaces.put(columns, found);
    return found;
  }

  private static List<String> columns(ResultSet rows) throws SQLException {
    var described = rows.getMetaData();
    var columns = new ArrayList<String>();
    for (int i = 1; i <= described.getColumnCount(); i++) {
      columns.add(described.getColumnLabel(i));
    }
    return columns;
  }
}
