package throughline.platform.database;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * Everything that is no aggregate is read and written by Jdbi: with named parameters, and with
 * records that are mapped by their constructor ({@code mapTo(Row.class)}). A handle that is opened
 * in a transaction takes part in it; outside of one each statement is a transaction of its own.
 */
public final class JdbiProducer {

  @Produces
  @Singleton
  Jdbi jdbi(DataSource database) {
    return configured(Jdbi.create(database));
  }

  /** With what every statement expects; for whoever is not given one. */
  public static Jdbi configured(Jdbi jdbi) {
    jdbi.registerRowMapper(
        (RowMapperFactory)
            (type, config) -> {
              var raw = GenericTypes.getErasedType(type);
              return raw.isRecord() ? Optional.of(ConstructorMapper.of(raw)) : Optional.empty();
            });
    // The messages of its exceptions would quote what was bound, and they are logged.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }
}
