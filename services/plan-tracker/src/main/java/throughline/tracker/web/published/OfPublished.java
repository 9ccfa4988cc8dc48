package throughline.tracker.web.published;

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
 * Statements of public pages. PostgreSQL runs them as a role that may read the schema {@code
 * published} and refuses them every other table.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface OfPublished {

  /** Makes them. */
  final class Producer {
    @Produces
    @Singleton
    @OfPublished
    Sql sql(DataSource database, @ConfigProperty(name = "throughline.published.role") String role) {
      return new Sql(JdbiProducer.actingAs(role, database));
    }
  }
}
