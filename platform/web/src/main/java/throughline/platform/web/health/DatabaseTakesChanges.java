package throughline.platform.web.health;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.JdbiException;
import throughline.platform.database.Sql;
import throughline.platform.web.problem.UnexpectedFailures;

/**
 * DOWN while the database can only be read, or has no room. It is no readiness: pages go on showing
 * what there is, so that {@link Writes} says it there and stays UP.
 */
@Wellness
@Singleton
class DatabaseTakesChanges implements HealthCheck {

  private static final String READ_ONLY =
      "SELECT CAST(current_setting('transaction_read_only') AS boolean)";

  private static final String IS_READ_ONLY =
      "read-only: nothing can be saved, and nobody can sign in or out";

  private final Sql sql;
  private final UnexpectedFailures failures;

  DatabaseTakesChanges(Sql sql, UnexpectedFailures failures) {
    this.sql = sql;
    this.failures = failures;
  }

  @Override
  public HealthCheckResponse call() {
    var health = HealthCheckResponse.named("database takes changes");
    return refusal()
        .map(words -> health.down().withData("database", words))
        .orElseGet(health::up)
        .build();
  }

  /** Why nothing is saved; empty if all is. */
  private Optional<String> refusal() {
    try {
      if (sql.of(READ_ONLY).one(Boolean.class)) {
        return Optional.of(IS_READ_ONLY);
      }
    } catch (JdbiException away) {
      return Optional.of("unknown: it cannot be read");
    }
    return failures.withoutRoom().map("its disk is full: something was not saved at %s"::formatted);
  }

  /** Says in the answer of readiness whether anything is saved. */
  @Readiness
  @Singleton
  static class Writes implements HealthCheck {

    private final DatabaseTakesChanges database;

    Writes(@Wellness DatabaseTakesChanges database) {
      this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
      return HealthCheckResponse.named("writes")
          .up()
          .withData("writes", database.refusal().map("refused: "::concat).orElse("taken"))
          .build();
    }
  }
}
