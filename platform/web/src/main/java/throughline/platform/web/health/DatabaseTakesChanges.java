package throughline.platform.web.health;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * DOWN while the database can only be read. It is no readiness: pages go on showing what there is.
 */
@Wellness
@Singleton
class DatabaseTakesChanges implements HealthCheck {

  private static final String READ_ONLY =
      "SELECT CAST(current_setting('transaction_read_only') AS boolean)";

  private static final String IS_READ_ONLY =
      "read-only: nothing can be saved, and nobody can sign in or out";

  private final Jdbi jdbi;

  DatabaseTakesChanges(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public HealthCheckResponse call() {
    var health = HealthCheckResponse.named("database takes changes");
    try {
      return jdbi.withHandle(handle -> handle.createQuery(READ_ONLY).mapTo(Boolean.class).one())
          ? health.down().withData("database", IS_READ_ONLY).build()
          : health.up().build();
    } catch (JdbiException away) {
      return health.down().withData("database", "unknown: it cannot be read").build();
    }
  }
}
