package throughline.platform.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * One transaction of the relay: become the leader, read, send, wait for every acknowledgement,
 * delete, count, commit. Killed at any point it has lost nothing: what was not deleted is sent
 * again.
 */
final class RelayBatch {

  /** What one look at the outbox came to. */
  enum Outcome {
    NOT_LEADER,
    NOTHING_TO_SEND,
    SENT,
    SENT_AS_MANY_AS_MAY_BE
  }

  private static final Logger LOG = Logger.getLogger(RelayBatch.class);

  private final DataSource dataSource;
  private final Clock clock;
  private final OutboxConfig.Relay config;
  private final OutboxMetrics metrics;

  RelayBatch(DataSource dataSource, Clock clock, OutboxConfig.Relay config, OutboxMetrics metrics) {
    this.dataSource = dataSource;
    this.clock = clock;
    this.config = config;
    this.metrics = metrics;
  }

  /**
   * Sends the oldest rows, if this instance may.
   *
   * @throws PublishFailed if Kafka did not take a part of them; none is deleted then, so that the
   *     whole batch is sent again in its order
   */
  Outcome send(Publisher publisher) throws SQLException, PublishFailed {
    try (var connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        return send(publisher, connection);
      } finally {
        // After a commit there is nothing to roll back; after anything else this ends the lock.
        connection.rollback();
      }
    }
  }

  private Outcome send(Publisher publisher, Connection connection)
      throws SQLException, PublishFailed {
    if (!OutboxTable.becomeLeader(connection, config.leaderTimeout())) {
      return Outcome.NOT_LEADER;
    }
    var rows = OutboxTable.nextBatch(connection, config.batchSize(), config.batchBytes());
    if (rows.isEmpty()) {
      return Outcome.NOTHING_TO_SEND;
    }
    var receipt = publisher.publish(rows);
    settle(connection, receipt);
    if (receipt.failure() != null) {
      throw new PublishFailed(receipt.failure());
    }
    return rows.size() < config.batchSize() ? Outcome.SENT : Outcome.SENT_AS_MANY_AS_MAY_BE;
  }

  private void settle(Connection connection, Publisher.Receipt receipt) throws SQLException {
    for (var refusal : receipt.refused()) {
      OutboxTable.park(connection, refusal.row(), clock.instant(), refusal.reason());
    }
    if (receipt.failure() == null) {
      OutboxTable.delete(connection, receipt.acknowledged());
      PublishedDayTable.count(connection, receipt.acknowledged());
    }
    connection.commit();
    receipt.refused().forEach(RelayBatch::report);
    if (receipt.failure() == null) {
      metrics.sent(receipt.acknowledged(), clock.instant());
    }
  }

  private static void report(Publisher.Refusal refusal) {
    var message = refusal.row().message();
    LOG.errorf(
        "event=outbox-parked eventId=%s type=%s topic=%s aggregateId=%s version=%d reason=\"%s\"",
        message.eventId(),
        message.type(),
        message.topic(),
        message.aggregateId(),
        message.version(),
        refusal.reason());
  }

  /** Kafka did not take the batch; it is to be tried again with a new producer. */
  static final class PublishFailed extends Exception {
    PublishFailed(Exception cause) {
      super(cause);
    }
  }
}
