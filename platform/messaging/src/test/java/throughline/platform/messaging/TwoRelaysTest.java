package throughline.platform.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.platform.messaging.OutboxFixture.anOutbox;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class TwoRelaysTest {

  private static final int EVENTS = 20_000;

  @Test
  void fourWritersAndTwoInstancesLoseNothingAndKeepEachAggregatesOrder() throws Exception {
    try (var outbox = anOutbox()) {
      var writers = new Writers(outbox, 300);
      Set<String> senders = ConcurrentHashMap.newKeySet();
      outbox.startRelay(publisher -> noting(publisher, "one", senders));
      outbox.startRelay(publisher -> noting(publisher, "two", senders));

      writers.write(4, EVENTS);
      await().until(() -> outbox.count("outbox") == 0);

      var log = PublishedLog.of(outbox.topic);
      assertEquals(EVENTS, writers.committed.size());
      log.assertHoldsAll(writers.committed);
      log.assertHoldsOnly(writers.committed);
      log.assertFirstDeliveriesInOrder();
      assertEquals(0, log.duplicates(), "nothing failed, so nothing is sent twice");
      assertEquals(Set.of("one", "two"), senders, "both instances take the lead in turn");
      assertEquals(EVENTS, outbox.registry.get("outbox.sent").counter().count());
    }
  }

  private static Publisher noting(Publisher publisher, String name, Set<String> senders) {
    return new Publisher() {
      @Override
      public Receipt publish(List<OutboxRow> rows) {
        senders.add(name);
        return publisher.publish(rows);
      }

      @Override
      public void close() {
        publisher.close();
      }
    };
  }
}
