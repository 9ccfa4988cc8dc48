package throughline.tracker.intake;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What Kafka refuses the intake, or since when it waits, and why: each of its readers writes it,
 * health reads. The log has it when it begins, once a minute, and when it is over.
 */
@Singleton
class IntakeStandstill {

  private static final Duration REMINDER = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<Object, Waiting> waiting = new ConcurrentHashMap<>();
  private String said = "";
  private Instant since;
  private Instant saidAt = Instant.EPOCH;
  private volatile String refusal;
  private volatile boolean everRead;

  IntakeStandstill(Clock clock) {
    this.clock = clock;
  }

  record Waiting(Instant since, String why) {

    String words() {
      return "waits since %s: %s".formatted(since, why);
    }
  }

  void waits(Object reader, String why) {
    var now = clock.instant();
    waiting.compute(reader, (r, before) -> new Waiting(before == null ? now : before.since(), why));
    say(now, why);
  }

  private synchronized void say(Instant now, String why) {
    if (said.isEmpty()) {
      since = now;
    }
    if (!why.equals(said) || !now.isBefore(saidAt.plus(REMINDER))) {
      said = why;
      saidAt = now;
      Log.warnf("intake=waiting since=%s cause=\"%s\"", since, why);
    }
  }

  void moves(Object reader) {
    if (waiting.remove(reader) != null && waiting.isEmpty()) {
      goesOn();
    }
  }

  private synchronized void goesOn() {
    said = "";
    Log.infof("intake=goes-on waitedSince=%s", since);
  }

  void refused(String why) {
    refusal = why;
  }

  void reads() {
    refusal = null;
    everRead = true;
  }

  Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  boolean isRefusedFromTheStart() {
    return refusal != null && !everRead;
  }

  Optional<Waiting> waiting() {
    return waiting.values().stream().min(Comparator.comparing(Waiting::since));
  }
}
