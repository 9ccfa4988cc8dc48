package throughline.platform.messaging;

import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** Use cases that raise a row's version under its lock and append the event, all at once. */
final class Writers {

  final Queue<UUID> committed = new ConcurrentLinkedQueue<>();

  private final OutboxFixture outbox;
  private final int things;

  Writers(OutboxFixture outbox, int things) throws SQLException {
    this.outbox = outbox;
    this.things = things;
    outbox.execute(
        "INSERT INTO thing SELECT 'thing-' || n, 0 FROM generate_series(1, %d) AS n"
            .formatted(things));
  }

  /** Runs that many use cases on that many threads and waits for the last commit. */
  void write(int threads, int useCases) throws Exception {
    var pool = Executors.newFixedThreadPool(threads);
    try {
      Callable<Void> writer =
          () -> {
            var random = new Random();
            for (var i = 0; i < useCases / threads; i++) {
              writeOne(random);
            }
            return null;
          };
      for (var done : pool.invokeAll(java.util.Collections.nCopies(threads, writer))) {
        done.get();
      }
    } finally {
      pool.shutdown();
    }
  }

  void writeOne(Random random) throws SQLException {
    var id = "thing-" + (1 + random.nextInt(things));
    try (var connection = outbox.dataSource.getConnection()) {
      connection.setAutoCommit(false);
      long version;
      try (var raise =
          connection.prepareStatement(
              "UPDATE thing SET version = version + 1 WHERE id = ? RETURNING version")) {
        raise.setString(1, id);
        try (var raised = raise.executeQuery()) {
          raised.next();
          version = raised.getLong(1);
        }
      }
      var message = outbox.message(id, version, "{\"version\":%d}".formatted(version));
      OutboxTable.insert(connection, List.of(message));
      connection.commit();
      committed.add(message.eventId());
    }
    outbox.signal.wake();
  }
}
