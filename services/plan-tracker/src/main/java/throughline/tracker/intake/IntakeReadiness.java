package throughline.tracker.intake;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says what Kafka refuses the intake, or what keeps it waiting. It is DOWN if Kafka refused it from
 * the start, so that an instance with wrong settings is noticed before people use it; one that has
 * read before goes on showing the figures that it has.
 */
@Readiness
@Singleton
class IntakeReadiness implements HealthCheck {

  private final IntakeStandstill standstill;

  IntakeReadiness(IntakeStandstill standstill) {
    this.standstill = standstill;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("intake")
        .status(!standstill.isRefusedFromTheStart())
        .withData("reading", words())
        .build();
  }

  private String words() {
    return standstill
        .refusal()
        .map(why -> "refused: " + why)
        .or(() -> standstill.waiting().map(IntakeStandstill.Waiting::words))
        .orElse("on");
  }
}
