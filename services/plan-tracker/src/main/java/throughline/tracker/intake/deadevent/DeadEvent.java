package throughline.tracker.intake.deadevent;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import throughline.tracker.engine.log.LogRecord;

/**
 * A record that could not be read or applied, as it came.
 *
 * @param technical its reason as a schema or the database says it; empty where the words say all
 * @param resolution what became of it in the end; empty while it is open
 */
public record DeadEvent(
    long id,
    LogRecord record,
    DeadReason reason,
    String detail,
    String technical,
    Instant receivedAt,
    Optional<String> resolution) {

  static final int SHOWN = 2_000;

  /** The body as text for a person to look at, cut to a length that a page can hold. */
  public String bodyText() {
    var text = new String(record.body(), StandardCharsets.UTF_8);
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + " …";
  }

  public Map<String, String> headers() {
    return record.headers();
  }
}
