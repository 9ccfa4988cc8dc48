package throughline.platform.database.equality;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Qualifier;
import jakarta.inject.Singleton;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.database.JdbiProducer;
import throughline.platform.database.Sql;

/**
 * Statements that may read and write the schema {@code equality}: PostgreSQL refuses that to every
 * other, since the role that the service signs in with has no right there. A service that counts
 * answers lets its own {@code monitoring} alone have them.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface OfEquality {

  /** Makes them. */
  final class Producer {
    @Produces
    @Singleton
    @OfEquality
    Sql sql(DataSource database, @ConfigProperty(name = "throughline.equality.role") String role) {
      return new Sql(JdbiProducer.actingAs(role, database));
    }
  }
}
