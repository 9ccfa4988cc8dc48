package throughline.tracker.engine.log;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as it came from the log, before anybody tried to read it. */
public record LogRecord(TopicOffset place, String key, Map<String, String> headers, byte[] body) {

  /** An attribute that is there twice says neither: together they are no value that it may have. */
  public static LogRecord of(ConsumerRecord<String, byte[]> record) {
    var headers = new HashMap<String, String>();
    record
        .headers()
        .forEach(
            header ->
                headers.merge(
                    header.key(), text(header.value()), (one, other) -> one + ", " + other));
    return new LogRecord(
        new TopicOffset(record.topic(), record.partition(), record.offset()),
        record.key(),
        headers,
        record.value() == null ? new byte[0] : record.value());
  }

  private static String text(byte[] header) {
    return header == null ? "" : new String(header, StandardCharsets.UTF_8);
  }
}
