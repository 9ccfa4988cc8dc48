package throughline.platform.web.health;

import io.smallrye.health.AsyncHealthCheckFactory;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Runs health checks on a thread of their own. Quarkus would let them wait for a worker, so a
 * service whose workers are all busy would be taken for dead and restarted.
 */
@Alternative
@Priority(1)
@Singleton
class HealthOnItsOwnThread extends AsyncHealthCheckFactory {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            var health = new Thread(work, "health");
            health.setDaemon(true);
            return health;
          });

  @Override
  public Uni<HealthCheckResponse> callSync(HealthCheck check) {
    return super.callSync(check)
        .runSubscriptionOn(thread)
        .ifNoItem()
        .after(PATIENCE)
        .recoverWithItem(() -> HealthCheckResponse.down(check.getClass().getName()));
  }
}
