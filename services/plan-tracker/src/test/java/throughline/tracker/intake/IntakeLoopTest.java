package throughline.tracker.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.log.LogRecord;

class IntakeLoopTest {

  /** The last of two would count otherwise, and the list of what is set aside would show one. */
  @Test
  void aHeaderThatIsThereTwiceIsNeitherOfTheTwo() {
    var record = new ConsumerRecord<>("topic", 3, 7, "key", new byte[0]);
    record.headers().add("ce_type", utf8("one.v1")).add("ce_id", utf8("id"));
    record.headers().add("ce_type", utf8("other.v1")).add("empty", null);

    var read = LogRecord.of(record);

    assertEquals(Map.of("ce_type", "one.v1, other.v1", "ce_id", "id", "empty", ""), read.headers());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
