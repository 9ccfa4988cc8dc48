package throughline.tracker.intake;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says what Kafka refuses the intake. It is DOWN if it was refused from the start, so that an
 * instance with wrong settings is noticed before people use it; one that has read before goes on
 * showing the figures that it has.
 */
@Readiness
@Singleton
class IntakeRefusal implements HealthCheck {

  private volatile String sentence;
  private volatile boolean everRead;

  void refused(String why) {
    sentence = why;
  }

  void lifted() {
    sentence = null;
    everRead = true;
  }

  @Override
  public HealthCheckResponse call() {
    var why = sentence;
    return HealthCheckResponse.named("intake")
        .status(why == null || everRead)
        .withData("reading", why == null ? "on" : "refused: " + why)
        .build();
  }
}
