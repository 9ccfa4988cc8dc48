package throughline.platform.database;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/**
 * Statements of one line by {@link Jdbi}, in the transaction that there is or in one of their own:
 *
 * <pre>{@code
 * sql.of(OPEN).bind("member", member.key()).bind("now", clock.instant()).update();
 * sql.of(SEEN).bind("members", keys).list(Row.class);
 * }</pre>
 */
@Singleton
public class Sql {

  private final Jdbi jdbi;

  /** Statements by that Jdbi, such as one that acts as another role. */
  public Sql(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A statement with named parameters. */
  public Statement of(String text) {
    return new Statement(jdbi, text, new HashMap<>());
  }

  /** One that is made ready, to be run once. */
  public record Statement(Jdbi jdbi, String text, Map<String, Object> values) {

    /**
     * Says what a parameter is; null is null. A collection is sent as an array of texts, which the
     * statement casts if it is another: {@code ANY (CAST(:members AS uuid[]))}.
     */
    public Statement bind(String name, Object value) {
      values.put(
          name,
          value instanceof Collection<?> some ? TextArray.of(some, Function.identity()) : value);
      return this;
    }

    /** The same for several parameters by their names. */
    public Statement bind(Map<String, ?> several) {
      several.forEach(this::bind);
      return this;
    }

    /** How many rows it changed. */
    public int update() {
      return jdbi.withHandle(handle -> handle.createUpdate(text).bindMap(values).execute());
    }

    /** All rows that it answers. */
    public <T> List<T> list(Class<T> type) {
      return jdbi.withHandle(handle -> handle.createQuery(text).bindMap(values).mapTo(type).list());
    }

    /** The first row that it answers, if there is any; a lone column that is null is none. */
    public <T> Optional<T> first(Class<T> type) {
      return jdbi.withHandle(
          handle -> handle.createQuery(text).bindMap(values).mapTo(type).findFirst());
    }

    /** The row that it always answers. */
    public <T> T one(Class<T> type) {
      return list(type).get(0);
    }

    /** Hides what is bound from any log that this object slips into. */
    @Override
    public String toString() {
      return "Statement";
    }
  }
}
