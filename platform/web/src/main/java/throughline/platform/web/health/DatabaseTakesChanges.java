package throughline.platform.web.health;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import throughline.platform.database.Statements;

/**
 * DOWN while the database can only be read. It is no readiness: pages go on showing what there is.
 */
@Wellness
@Singleton
class DatabaseTakesChanges implements HealthCheck {

  private static final String READ_ONLY =
      "SELECT current_setting('transaction_read_only')::boolean";

  private static final String IS_READ_ONLY =
      "read-only: nothing can be saved, and nobody can sign in or out";

  private final Statements statements;

  DatabaseTakesChanges(Statements statements) {
    this.statements = statements;
  }

  @Override
  public HealthCheckResponse call() {
    var health = HealthCheckResponse.named("database takes changes");
    try {
      return statements.first(READ_ONLY, row -> row.getBoolean(1)).orElseThrow()
          ? health.down().withData("database", IS_READ_ONLY).build()
          : health.up().build();
    } catch (IllegalStateException away) {
      return health.down().withData("database", "unknown: it cannot be read").build();
    }
  }
}
