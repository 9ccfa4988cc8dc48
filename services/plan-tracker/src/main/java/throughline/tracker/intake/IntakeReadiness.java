package throughline.tracker.intake;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says what Kafka refuses the intake. It is DOWN if that was so from the start, so that an instance
 * with wrong settings is noticed before people use it; one that has read before goes on showing the
 * figures that it has.
 */
@Readiness
@Singleton
class IntakeReadiness implements HealthCheck {

  private final IntakeRefusal refusal;

  IntakeReadiness(IntakeRefusal refusal) {
    this.refusal = refusal;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("intake")
        .status(!refusal.fromTheStart())
        .withData("reading", refusal.sentence().map(why -> "refused: " + why).orElse("on"))
        .build();
  }
}
