package throughline.platform.database;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * Everything that is no aggregate is read and written by Jdbi: with named parameters, and with
 * records, and classes with a {@link JdbiConstructor}, that are mapped by their constructor ({@code
 * mapTo(Row.class)}). A handle that is opened in a transaction takes part in it; outside of one
 * each statement is a transaction of its own.
 */
public final class JdbiProducer {

  @Produces
  @Singleton
  Jdbi jdbi(DataSource database) {
    return configured(Jdbi.create(database));
  }

  /** With what every statement expects; for whoever is not given one. */
  public static Jdbi configured(Jdbi jdbi) {
    var mappers = new ConcurrentHashMap<Class<?>, RowMapper<?>>();
    jdbi.registerRowMapper(
        (RowMapperFactory)
            (type, config) ->
                Optional.<Class<?>>of(GenericTypes.getErasedType(type))
                    .filter(JdbiProducer::isMadeByConstructor)
                    .map(raw -> mappers.computeIfAbsent(raw, RecordMapper::new)));
    // The messages of its exceptions would quote what was bound, and they are logged.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }

  private static boolean isMadeByConstructor(Class<?> type) {
    return type.isRecord()
        || Stream.of(type.getDeclaredConstructors())
            .anyMatch(constructor -> constructor.isAnnotationPresent(JdbiConstructor.class));
  }

  /**
   * A Jdbi whose statements PostgreSQL runs as another role, for tables on which the service's own
   * has no right. The role is taken and given back in the message that brings the statement: it
   * costs no way to the database, and a statement that fails takes the role back with all else that
   * it did. Not for batches, of which the driver expects one answer each.
   */
  public static Jdbi actingAs(String role, DataSource database) {
    var jdbi = configured(Jdbi.create(database));
    var asRole = "SET ROLE \"%s\"; %%s; RESET ROLE".formatted(role);
    jdbi.getConfig(SqlStatements.class)
        .setTemplateEngine((sql, context) -> asRole.formatted(sql))
        .addCustomizer(
            new StatementCustomizer() {
              @Override
              public void afterExecution(PreparedStatement statement, StatementContext context)
                  throws SQLException {
                // From what SET ROLE answers to what the statement does.
                statement.getMoreResults();
              }
            });
    return jdbi;
  }
}
