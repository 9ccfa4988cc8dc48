package throughline.platform.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.platform.messaging.OutboxFixture.anOutbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class RefusedRecordTest {

  private static final Path RUNBOOK = Path.of("../../docs/runbooks/outbox.md");

  @Test
  void whatTheClientRefusesIsParkedAndItsNeighboursGoOn() throws Exception {
    try (var outbox = anOutbox().with("producer.\"max.request.size\"", "5000")) {
      assertParkedAmongDelivered(outbox);
    }
  }

  @Test
  void whatTheBrokerRefusesIsParkedAndItsNeighboursGoOn() throws Exception {
    try (var outbox = anOutbox(Map.of("max.message.bytes", "100000"))) {
      assertParkedAmongDelivered(outbox);
    }
  }

  @Test
  void theRunbooksStatementPutsParkedEventsBackInTheQueue() throws Exception {
    try (var outbox = anOutbox(Map.of("max.message.bytes", "100000"))) {
      var refused = assertParkedAmongDelivered(outbox);

      set(outbox.topic, "max.message.bytes", "1000000");
      await()
          .until(
              () -> {
                // Again and again: the broker takes a moment to heed its new limit.
                outbox.execute(statementToUnpark());
                outbox.signal.wake();
                return outbox.count("outbox") + outbox.count("outbox_parked") == 0;
              });
      PublishedLog.of(outbox.topic).assertHoldsAll(List.of(refused.eventId()));
    }
  }

  /** No record is at fault, and to park them would park all. */
  @Test
  void whatIsRefusedBecauseTwoClocksAreApartWaits() throws Exception {
    try (var outbox = anOutbox(Map.of("message.timestamp.before.max.ms", "0"))) {
      var waiting = new ArrayList<OutboxMessage>();
      for (var n = 1; n <= 20; n++) {
        waiting.add(outbox.message("thing-" + n, 1, "{}"));
      }
      outbox.append(waiting);
      outbox.startRelay();
      await().until(() -> outbox.registry.get("outbox.failures").counter().count() > 0);
      assertEquals(0, outbox.count("outbox_parked"));

      set(outbox.topic, "message.timestamp.type", "LogAppendTime");

      await().until(() -> outbox.count("outbox") == 0);
      assertEquals(0, outbox.count("outbox_parked"));
      PublishedLog.of(outbox.topic)
          .assertHoldsAll(waiting.stream().map(OutboxMessage::eventId).toList());
    }
  }

  private static OutboxMessage assertParkedAmongDelivered(OutboxFixture outbox) throws Exception {
    var neighbours = new ArrayList<OutboxMessage>();
    for (var n = 1; n <= 20; n++) {
      neighbours.add(outbox.message("thing-" + n, 1, "{}"));
    }
    var refused = outbox.message("thing-1", 2, noise(150_000));
    var batch = new ArrayList<>(neighbours);
    batch.add(10, refused);
    outbox.append(batch);
    outbox.startRelay();

    await().until(() -> outbox.count("outbox") == 0);

    var log = PublishedLog.of(outbox.topic);
    var expected = neighbours.stream().map(OutboxMessage::eventId).toList();
    log.assertHoldsAll(expected);
    log.assertHoldsOnly(expected);
    assertEquals(
        1,
        outbox.count(
            "outbox_parked WHERE event_id = '%s' AND reason LIKE '%%%s%%'"
                .formatted(refused.eventId(), "RecordTooLarge")));
    await().untilAsserted(() -> assertEquals(1, outbox.gauge("outbox.parked")));
    return refused;
  }

  private static void set(String topic, String setting, String value) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var entry = new ConfigEntry(setting, value);
    try (var admin = Admin.create(OutboxFixture.broker())) {
      admin
          .incrementalAlterConfigs(
              Map.of(resource, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  private static String statementToUnpark() throws Exception {
    var block = Pattern.compile("```sql unpark\\n(.*?)```", Pattern.DOTALL);
    var found = block.matcher(Files.readString(RUNBOOK));
    assertTrue(found.find(), "The runbook has no block marked \"sql unpark\"");
    return found.group(1);
  }

  /** Text that lz4 cannot make small. */
  private static String noise(int length) {
    var text = new StringBuilder(length);
    new Random(1).ints(length, 33, 126).forEach(text::appendCodePoint);
    return text.toString();
  }
}
