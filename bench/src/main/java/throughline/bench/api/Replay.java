package throughline.bench.api;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One client that sends what a service sent, each time with new values, and does nothing else. */
final class Replay implements Clients.Call {

  private final Connection connection;
  private final Script script;
  private final Supplier<Map<String, String>> next;
  private final List<Step> steps = new ArrayList<>();

  private record Step(PreparedStatement statement, List<List<String>> values) {}

  Replay(Map<String, String> database, Script script, Supplier<Map<String, String>> next)
      throws SQLException {
    // Values have no type but the one that PostgreSQL finds for them.
    this.connection =
        DriverManager.getConnection(
            database.get("DB_URL") + "?stringtype=unspecified",
            database.get("DB_USER"),
            database.get("DB_PASSWORD"));
    this.script = script;
    this.next = next;
    connection.setAutoCommit(false);
    for (var statement : script.statements()) {
      var values = new ArrayList<List<String>>();
      statement.values().forEach(value -> values.add(value == null ? null : script.pieces(value)));
      steps.add(new Step(connection.prepareStatement(statement.sql()), values));
    }
  }

  @Override
  public void make() throws SQLException {
    var fresh = new HashMap<String, String>();
    script.ids().forEach(id -> fresh.put(id, UUID.randomUUID().toString()));
    next.get().forEach((name, value) -> fresh.put(script.given().get(name), value));
    for (var step : steps) {
      send(step, fresh);
    }
    connection.commit();
  }

  private static void send(Step step, Map<String, String> fresh) throws SQLException {
    for (var place = 0; place < step.values().size(); place++) {
      step.statement().setString(place + 1, joined(step.values().get(place), fresh));
    }
    if (step.statement().execute()) {
      readAll(step.statement());
    }
  }

  private static String joined(List<String> pieces, Map<String, String> fresh) {
    if (pieces == null || pieces.size() == 1) {
      return pieces == null ? null : pieces.get(0);
    }
    return pieces.stream()
        .map(piece -> fresh.getOrDefault(piece, piece))
        .collect(Collectors.joining());
  }

  private static void readAll(PreparedStatement statement) throws SQLException {
    try (var rows = statement.getResultSet()) {
      while (rows.next()) {
        for (var column = rows.getMetaData().getColumnCount(); column > 0; column--) {
          rows.getObject(column);
        }
      }
    }
  }
}
