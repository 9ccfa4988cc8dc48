package throughline.platform.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.platform.messaging.OutboxFixture.anOutbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;

class RelayStopTest {

  private static final Duration LONG = Duration.ofSeconds(10);

  @Test
  void aStoppingRelayCommitsTheBatchUnderWayAndLeavesTheRest() throws Exception {
    try (var outbox = anOutbox().with("relay.batch-size", "10")) {
      append(outbox, 25);
      var held = new Held();
      var relay = outbox.startRelay(held::on);
      held.acknowledged.await();

      var stop = new Thread(relay::stop);
      stop.start();
      // It waits for the relay's thread, so the relay has been told to stop.
      await().until(() -> stop.getState() == Thread.State.TIMED_WAITING);
      held.goOn.countDown();
      stop.join(LONG.toMillis());

      assertFalse(stop.isAlive());
      assertTrue(held.closed, "the producer is closed by the time stop() returns");
      assertEquals(15, outbox.count("outbox"));
      assertEquals(0, PublishedLog.of(outbox.topic).duplicates());
    }
  }

  @Test
  void aBatchThatTakesTooLongIsGivenUpAndSentAgainByTheNextRelay() throws Exception {
    try (var outbox = anOutbox().with("relay.stop-timeout", "200ms")) {
      var appended = append(outbox, 5);
      var held = new Held();
      var relay = outbox.startRelay(held::on);
      held.acknowledged.await();

      relay.stop();
      assertEquals(5, outbox.count("outbox"));
      outbox.startRelay();

      await().until(() -> outbox.count("outbox") == 0);
      var log = PublishedLog.of(outbox.topic);
      log.assertHoldsAll(appended.stream().map(OutboxMessage::eventId).toList());
      assertEquals(5, log.duplicates());
    }
  }

  private static List<OutboxMessage> append(OutboxFixture outbox, int count) throws Exception {
    return outbox.append(
        LongStream.rangeClosed(1, count).mapToObj(n -> outbox.message("a", n, "{}")).toList());
  }

  /** A way to Kafka that waits, once its first batch is acknowledged, until it may go on. */
  private static final class Held {

    final CountDownLatch acknowledged = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);
    volatile boolean closed;

    Publisher on(Publisher publisher) {
      return new Publisher() {
        @Override
        public Receipt publish(List<OutboxRow> rows) {
          var receipt = publisher.publish(rows);
          acknowledged.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            throw new InterruptException(e);
          }
          return receipt;
        }

        @Override
        public void close() {
          publisher.close();
          closed = true;
        }
      };
    }
  }
}
