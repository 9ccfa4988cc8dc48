package throughline.tracker.intake;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * DOWN when Kafka refuses the intake, or when it has waited for longer than a restart of the
 * database takes. It is no readiness: the pages go on showing the figures that there are.
 */
@Wellness
@Singleton
class IntakeMoves implements HealthCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final IntakeStandstill standstill;
  private final Clock clock;

  IntakeMoves(IntakeStandstill standstill, Clock clock) {
    this.standstill = standstill;
    this.clock = clock;
  }

  @Override
  public HealthCheckResponse call() {
    var health = HealthCheckResponse.named("intake moves");
    var refused = standstill.refusal();
    var waiting = standstill.waiting();
    refused
        .or(() -> waiting.map(IntakeStandstill.Waiting::words))
        .ifPresent(why -> health.withData("intake", why));
    return health.status(refused.isEmpty() && waiting.filter(this::isLong).isEmpty()).build();
  }

  private boolean isLong(IntakeStandstill.Waiting waiting) {
    return !clock.instant().isBefore(waiting.since().plus(PATIENCE));
  }
}
