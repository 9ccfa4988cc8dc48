package throughline.platform.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxEventTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, t, s, a, 1, 1, type is missing",
        "x, ' ', s, a, 1, 1, topic is missing",
        "x, t, -, a, 1, 1, dataSchema is missing",
        "x, t, s, -, 1, 1, aggregateType is missing",
        "x, t, s, a, -, 1, aggregateId is missing",
        "x, t, s, a, 1, 0, version of a 1 is 0: the first version is 1",
        "x, a/b, s, a, 1, 1, 'topic \"a/b\" is not a name that Kafka takes: use letters, digits,"
            + " ''.'', ''_'' and ''-'''",
      })
  void whatIsWrongIsNamed(
      String type,
      String topic,
      String schema,
      String aggregateType,
      String aggregateId,
      long version,
      String message) {
    var wrong =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new OutboxEvent(
                    type,
                    topic,
                    schema,
                    aggregateType,
                    aggregateId,
                    version,
                    Instant.EPOCH,
                    Map.of()));

    assertEquals(message, wrong.getMessage());
  }

  @Test
  void timeAndBodyAreNeeded() {
    assertEquals(
        "occurredAt is missing",
        assertThrows(
                IllegalArgumentException.class,
                () -> new OutboxEvent("x", "t", "s", "a", "1", 1, null, Map.of()))
            .getMessage());
    assertEquals(
        "body is missing",
        assertThrows(
                IllegalArgumentException.class,
                () -> new OutboxEvent("x", "t", "s", "a", "1", 1, Instant.EPOCH, null))
            .getMessage());
  }
}
