package throughline.membership.person.vault;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Qualifier;
import jakarta.inject.Singleton;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.database.JdbiProducer;
import throughline.platform.database.Sql;

/**
 * The Jdbi whose statements may read and write the schema {@code vault}: PostgreSQL refuses that to
 * every other, since the role that the service signs in with has no right there.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface OfVault {

  /** Makes it, and the short form of its statements. */
  final class Producer {
    @Produces
    @Singleton
    @OfVault
    Jdbi jdbi(
        DataSource database, @ConfigProperty(name = "throughline.vault.role") String vaultRole) {
      return JdbiProducer.actingAs(vaultRole, database);
    }

    @Produces
    @Singleton
    @OfVault
    Sql sql(@OfVault Jdbi jdbi) {
      return new Sql(jdbi);
    }
  }
}
