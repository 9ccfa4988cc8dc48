package throughline.platform.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** The outbox's settings. The defaults suit a service of a council; none needs to be set. */
@ConfigMapping(prefix = "throughline.outbox")
public interface OutboxConfig {

  /**
   * The longest body that is appended, in bytes. The suite's topics take 256 KiB for a record with
   * its key and headers; a longer body is refused before the commit, not after it.
   */
  @WithDefault("245760")
  int maxBodyBytes();

  /** How old the oldest unsent event may be before health says that publishing is behind. */
  @WithDefault("PT30S")
  Duration behindAfter();

  /**
   * Settings of the Kafka producer that replace the outbox's own, such as {@code
   * throughline.outbox.producer."linger.ms"=5}. Those that nothing lost depends on ({@code acks},
   * {@code enable.idempotence}, the serialisers) cannot be replaced.
   */
  Map<String, String> producer();

  Relay relay();

  interface Relay {

    /** Whether this instance sends at all; one that does not still appends. */
    @WithDefault("true")
    boolean enabled();

    /** The most events that one transaction sends. */
    @WithDefault("500")
    int batchSize();

    /** The most bytes of bodies that one transaction sends. */
    @WithDefault("8388608")
    long batchBytes();

    /**
     * How long to let events gather after some were sent and no more waited. The first event after
     * a pause is sent at once; under load a transaction sends several, and not one or two.
     */
    @WithDefault("PT0.04S")
    Duration gathering();

    /** How soon the leader looks again for what to send. */
    @WithDefault("PT0.1S")
    Duration pollInterval();

    /** How soon the others look whether there is a leader. */
    @WithDefault("PT1S")
    Duration idlePollInterval();

    /** Pause after the first failure; each further one doubles it. */
    @WithDefault("PT0.2S")
    Duration backOff();

    /** Longest pause while the broker is away. */
    @WithDefault("PT30S")
    Duration maxBackOff();

    /**
     * How long the database lets a silent leader keep the lock, so that one whose machine was lost
     * does not hold up the others. Longer than the slowest batch, which the producer's {@code
     * max.block.ms} and {@code delivery.timeout.ms} bound.
     */
    @WithDefault("PT60S")
    Duration leaderTimeout();

    /** How long a stopping application waits for the batch under way. */
    @WithDefault("PT20S")
    Duration stopTimeout();
  }
}
