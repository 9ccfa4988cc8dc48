package throughline.tracker.intake;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * DOWN when a batch has waited for longer than a restart of the database takes. It is no readiness:
 * the pages go on showing the figures that there are.
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
    var waiting = standstill.waiting();
    var health = HealthCheckResponse.named("intake moves");
    waiting.ifPresent(batch -> health.withData("intake", batch.words()));
    return health
        .status(
            waiting
                .map(batch -> batch.since().plus(PATIENCE).isAfter(clock.instant()))
                .orElse(true))
        .build();
  }
}
