package throughline.tracker.intake.deadevent;

import java.time.Instant;
import java.util.Map;

/** A record that was set aside, for programs. */
public record DeadEventView(
    long id,
    String topic,
    int partition,
    long offset,
    String key,
    Map<String, String> headers,
    String body,
    DeadReason reason,
    String detail,
    String technical,
    Instant receivedAt) {

  public static DeadEventView of(DeadEvent dead) {
    var record = dead.record();
    return new DeadEventView(
        dead.id(),
        record.place().topic(),
        record.place().partition(),
        record.place().offset(),
        record.key(),
        record.headers(),
        dead.bodyText(),
        dead.reason(),
        dead.detail(),
        dead.technical(),
        dead.receivedAt());
  }
}
