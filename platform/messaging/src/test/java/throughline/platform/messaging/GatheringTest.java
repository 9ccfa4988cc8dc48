package throughline.platform.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.platform.messaging.OutboxFixture.anOutbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class GatheringTest {

  @Test
  void theFirstEventGoesAtOnceAndThoseThatFollowItGoTogether() throws Exception {
    try (var outbox = anOutbox().with("relay.gathering", "1s")) {
      var batches = new CopyOnWriteArrayList<Integer>();
      outbox.startRelay(publisher -> counting(publisher, batches));

      append(outbox, 1);
      await().until(() -> batches.equals(List.of(1)));
      append(outbox, 2);
      append(outbox, 3);

      await().until(() -> batches.size() > 1);
      assertEquals(List.of(1, 2), batches);
    }
  }

  private static void append(OutboxFixture outbox, int version) throws Exception {
    outbox.append(List.of(outbox.message("a", version, "{}")));
  }

  private static Publisher counting(Publisher publisher, List<Integer> batches) {
    return new Publisher() {
      @Override
      public Receipt publish(List<OutboxRow> rows) {
        var receipt = publisher.publish(rows);
        batches.add(rows.size());
        return receipt;
      }

      @Override
      public void close() {
        publisher.close();
      }
    };
  }
}
