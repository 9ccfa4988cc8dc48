package throughline.platform.messaging;

import static jakarta.transaction.Status.STATUS_COMMITTED;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/**
 * Where a use case leaves the facts that it wants published.
 *
 * <p>What is appended is sent to Kafka if, and only if, the transaction commits: at least once, and
 * in the order of the commits for each aggregate. For that order the use case must hold the
 * aggregate's row lock when it appends, which is so when it has changed an entity with a
 * {@code @Version}.
 */
@ApplicationScoped
public class Outbox {

  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  private final DataSource dataSource;
  private final Instance<EntityManager> entityManager;
  private final TransactionSynchronizationRegistry transaction;
  private final ObjectMapper json;
  private final Clock clock;
  private final OutboxConfig config;
  private final RelaySignal signal;

  Outbox(
      DataSource dataSource,
      Instance<EntityManager> entityManager,
      TransactionSynchronizationRegistry transaction,
      ObjectMapper json,
      Clock clock,
      OutboxConfig config,
      RelaySignal signal) {
    this.dataSource = dataSource;
    this.entityManager = entityManager;
    this.transaction = transaction;
    this.json = json;
    this.clock = clock;
    this.config = config;
    this.signal = signal;
  }

  /**
   * Adds one event to the running transaction.
   *
   * @throws jakarta.transaction.TransactionalException if no transaction is running
   * @throws OutboxException if the body cannot be written as JSON, is too large for Kafka, or the
   *     database refuses the row; the transaction then rolls back
   */
  @Transactional(MANDATORY)
  public void append(OutboxEvent event) {
    keep(List.of(event));
  }

  /**
   * Adds events to the running transaction by one statement; they are sent in the order of the
   * list.
   *
   * @throws jakarta.transaction.TransactionalException if no transaction is running
   * @throws OutboxException as for {@link #append}
   */
  @Transactional(MANDATORY)
  public void appendAll(List<OutboxEvent> events) {
    if (!events.isEmpty()) {
      keep(events);
    }
  }

  private void keep(List<OutboxEvent> events) {
    var messages = events.stream().map(this::message).toList();
    flushFirst();
    // A pooled data source gives the transaction's own connection here, and keeps it open.
    try (var connection = dataSource.getConnection()) {
      OutboxTable.insert(connection, messages);
    } catch (SQLException e) {
      throw new OutboxException("The outbox could not be written", e);
    }
    wakeRelayAfterCommit();
  }

  private OutboxMessage message(OutboxEvent event) {
    try {
      var body = json.writeValueAsString(event.body());
      var bytes = body.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > config.maxBodyBytes()) {
        throw new OutboxException(
            "%s is %,d bytes long, and Kafka takes %,d: publish less of it, or page it"
                .formatted(describe(event), bytes, config.maxBodyBytes()));
      }
      return OutboxMessage.of(event, IDS.generate(), clock.instant(), body);
    } catch (JsonProcessingException e) {
      // Jackson's message may quote the body, so only where it failed is passed on.
      throw new OutboxException(
          "%s cannot be written as JSON: %s"
              .formatted(describe(event), e.getClass().getSimpleName()));
    }
  }

  private static String describe(OutboxEvent event) {
    return "The body of %s of %s %s, version %d,"
        .formatted(event.type(), event.aggregateType(), event.aggregateId(), event.version());
  }

  /** The row lock and the raised version come before the outbox id, so ids follow commits. */
  private void flushFirst() {
    if (entityManager.isResolvable()) {
      entityManager.get().flush();
    }
  }

  private void wakeRelayAfterCommit() {
    if (transaction.getResource(Outbox.class) != null) {
      return;
    }
    transaction.putResource(Outbox.class, Boolean.TRUE);
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
              signal.wake();
            }
          }
        });
  }
}
