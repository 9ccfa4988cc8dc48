package throughline.platform.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.platform.messaging.OutboxFixture.anOutbox;

import java.time.Duration;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.TestServers;

class BrokerOutageTest {

  private static final Duration OUTAGE = Duration.ofSeconds(10);

  @AfterEach
  void brokerRunsForTheOtherTests() {
    TestServers.kafka().startAgain();
  }

  @Tag("nightly")
  @Test
  void writesGoOnWhileTheBrokerIsDownAndTheBacklogDrainsInOrder() throws Exception {
    var useCases = Executors.newScheduledThreadPool(2);
    try (var outbox = anOutbox()) {
      var writers = new Writers(outbox, 100);
      Queue<Throwable> failed = new ConcurrentLinkedQueue<>();
      var random = new Random();
      useCases.scheduleAtFixedRate(
          () -> {
            try {
              writers.writeOne(random);
            } catch (Exception e) {
              failed.add(e);
            }
          },
          0,
          10,
          TimeUnit.MILLISECONDS);
      outbox.startRelay();
      await().until(() -> outbox.registry.get("outbox.sent").counter().count() > 100);

      TestServers.kafka().stop();
      var before = writers.committed.size();
      // On purpose: an outage lasts, and people write meanwhile.
      await().pollDelay(OUTAGE).until(() -> true);
      var during = writers.committed.size() - before;
      assertTrue(during > 300, "writes during the outage: " + during);
      assertTrue(outbox.count("outbox") >= during, "nothing left the outbox meanwhile");
      assertTrue(outbox.gauge("outbox.oldest.age") > 5, "the alarm's figure grows");
      TestServers.kafka().startAgain();
      useCases.shutdown();
      assertTrue(useCases.awaitTermination(5, TimeUnit.SECONDS));

      await().until(() -> outbox.count("outbox") == 0);
      assertEquals(0, failed.size(), () -> "use cases failed: " + failed.peek());
      var log = PublishedLog.of(outbox.topic);
      log.assertHoldsAll(writers.committed);
      log.assertHoldsOnly(writers.committed);
      log.assertFirstDeliveriesInOrder();
      assertTrue(outbox.registry.get("outbox.failures").counter().count() >= 1);
    } finally {
      useCases.shutdownNow();
    }
  }
}
