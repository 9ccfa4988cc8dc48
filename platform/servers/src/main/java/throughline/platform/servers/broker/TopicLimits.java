package throughline.platform.servers.broker;

import java.util.Map;

/**
 * What a topic takes. Kafka compares its limit with a batch as it arrives, which for a compressed
 * one is the wrong size; only where a topic stores its records uncompressed does it unpack a batch
 * and compare again ({@code UnifiedLog.append} of Kafka 4.1).
 */
public final class TopicLimits {

  /** The longest batch, and so the longest record with its key and headers, in bytes. */
  public static final int BATCH_BYTES = 256 << 10;

  private static final String UNCOMPRESSED = "uncompressed";

  private TopicLimits() {}

  /**
   * The settings of one topic: what it takes, that it keeps it for ever, and that the broker stamps
   * the time. A sender's is refused that is an hour ahead of the broker's clock.
   */
  public static Map<String, String> forTopic() {
    return Map.of(
        "max.message.bytes",
        Integer.toString(BATCH_BYTES),
        "compression.type",
        UNCOMPRESSED,
        "retention.ms",
        "-1",
        "message.timestamp.type",
        "LogAppendTime");
  }

  static Map<String, String> forBroker() {
    return Map.of(
        "message.max.bytes", Integer.toString(BATCH_BYTES), "compression.type", UNCOMPRESSED);
  }
}
