package throughline.platform.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says how far publishing is behind. Behind is a warning in the data and an alarm on the metric,
 * but not DOWN: a service that cannot reach Kafka still takes and keeps every change, and to take
 * it off the load balancer would turn late figures into a registrar who cannot enrol anybody. It is
 * DOWN if the outbox cannot be read, for then no change could be kept either, and if Kafka has
 * refused this instance from its start: such a one must not take the place of one that works.
 */
@Readiness
@ApplicationScoped
class OutboxReadiness implements HealthCheck {

  private final OutboxBacklog backlog;
  private final OutboxConfig config;
  private final PublishingRefusal refusal;

  OutboxReadiness(OutboxBacklog backlog, OutboxConfig config, PublishingRefusal refusal) {
    this.backlog = backlog;
    this.config = config;
    this.refusal = refusal;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("outbox");
    try {
      var state = backlog.state();
      var age = backlog.oldestAge();
      return response
          .status(!refusal.fromTheStart())
          .withData("publishing", publishing(age))
          .withData("oldestAgeSeconds", age.toSeconds())
          .withData("rows", state.rows())
          .withData("parked", state.parked())
          .build();
    } catch (SQLException e) {
      return response.down().withData("publishing", "unknown: the outbox cannot be read").build();
    }
  }

  private String publishing(Duration age) {
    var pace = age.compareTo(config.behindAfter()) > 0 ? "behind" : "on time";
    return refusal.sentence().map(sentence -> "refused: " + sentence).orElse(pace);
  }
}
