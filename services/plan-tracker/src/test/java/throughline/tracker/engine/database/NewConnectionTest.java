package throughline.tracker.engine.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** PostgreSQL's default, also of a build that has no compiler, is on. */
@QuarkusTest
class NewConnectionTest {

  @Inject Jdbi jdbi;

  @Test
  void theDatabaseCompilesNothing() {
    var jit = jdbi.withHandle(handle -> handle.createQuery("SHOW jit").mapTo(String.class).one());

    assertEquals("off", jit);
  }
}
