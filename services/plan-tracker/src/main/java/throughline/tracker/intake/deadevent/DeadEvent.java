package throughline.tracker.intake.deadevent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.engine.log.TopicOffset;

/**
 * A record that could not be read or applied, as it came.
 *
 * @param technical its reason as a schema or the database says it; empty where the words say all
 * @param resolution what became of it in the end; empty while it is open
 */
public record DeadEvent(
    @ColumnName("dead_event_id") long id,
    String topic,
    int partition,
    @ColumnName("log_offset") long offset,
    @ColumnName("record_key") String key,
    @ColumnName("headers") String headersAsJson,
    byte[] body,
    DeadReason reason,
    String detail,
    String technical,
    Instant receivedAt,
    Optional<String> resolution) {

  static final int SHOWN = 2_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  public LogRecord record() {
    return new LogRecord(new TopicOffset(topic, partition, offset), key, headers(), body);
  }

  public Map<String, String> headers() {
    try {
      return JSON.readValue(headersAsJson, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What is stored is no JSON");
    }
  }

  /** The body as text for a person to look at, cut to a length that a page can hold. */
  public String bodyText() {
    var text = new String(body, StandardCharsets.UTF_8);
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + " …";
  }
}
