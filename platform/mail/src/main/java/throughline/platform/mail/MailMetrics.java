package throughline.platform.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/** What the mail tells the monitoring: kinds and counts, never whom. */
@ApplicationScoped
class MailMetrics {

  private final MeterRegistry registry;
  private final Counter failures;

  MailMetrics(MeterRegistry registry, BrowseMail mails, Clock clock) {
    this.registry = registry;
    this.failures = registry.counter("mail.sender.failures");
    Gauge.builder("mail.waiting", () -> orUnknown(() -> mails.backlog().waiting()))
        .register(registry);
    Gauge.builder(
            "mail.oldest.age",
            () -> orUnknown(() -> mails.backlog().oldestAge(clock.instant()).toSeconds()))
        .baseUnit("seconds")
        .register(registry);
  }

  void finished(StoredMail mail, MailStatus end, Instant now) {
    registry
        .timer("mail.latency", "kind", mail.kind(), "outcome", end.name().toLowerCase(Locale.ROOT))
        .record(positive(Duration.between(mail.createdAt(), now)));
  }

  void failed() {
    failures.increment();
  }

  private static Duration positive(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  /** A gap in the graph, not a zero, while the database does not answer. */
  private static Number orUnknown(Supplier<Long> figure) {
    try {
      return figure.get();
    } catch (JdbiException e) {
      return Double.NaN;
    }
  }
}
