package throughline.resilience;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import throughline.local.Stack;
import throughline.local.SuiteService;

/**
 * What the services have acknowledged with 201, each by the row in which it must be from then on.
 */
final class Ledger {

  /** Where a kind of record lies: its table, and the column of the id that its 201 tells. */
  public enum Kind {
    MEMBER(SuiteService.MEMBERSHIP, "member", "key"),
    SESSION(SuiteService.BOOKINGS, "session", "id"),
    BOOKING(SuiteService.BOOKINGS, "booking", "id"),
    HOURS(SuiteService.VOLUNTEERS, "hours_entry", "id");

    private final SuiteService service;
    private final String missing;

    Kind(SuiteService service, String table, String column) {
      this.service = service;
      this.missing =
          "SELECT id FROM unnest(CAST(? AS uuid[])) AS told (id)"
              + " WHERE NOT EXISTS (SELECT FROM %s AS kept WHERE kept.%s = told.id)"
                  .formatted(table, column);
    }
  }

  private final Map<Kind, ConcurrentLinkedQueue<String>> acknowledged = new ConcurrentHashMap<>();

  void acknowledged(Kind kind, String id) {
    acknowledged.computeIfAbsent(kind, first -> new ConcurrentLinkedQueue<>()).add(id);
  }

  public int size() {
    return acknowledged.values().stream().mapToInt(ConcurrentLinkedQueue::size).sum();
  }

  /** The ids of what was acknowledged and is in no database, by their kind; empty if none. */
  public Map<Kind, List<String>> missing(Stack stack) throws SQLException {
    Map<Kind, List<String>> missing = new TreeMap<>();
    for (var each : acknowledged.entrySet()) {
      try (Connection database = stack.database(each.getKey().service);
          var question = database.prepareStatement(each.getKey().missing)) {
        question.setArray(1, database.createArrayOf("uuid", each.getValue().toArray()));
        var rows = question.executeQuery();
        while (rows.next()) {
          missing.computeIfAbsent(each.getKey(), first -> new ArrayList<>()).add(rows.getString(1));
        }
      }
    }
    return missing;
  }
}
