package throughline.tracker;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

/** A message of the database's goes to the log; what was in the event must not. */
@QuarkusTest
class PrivateMessagesTest {

  @Inject Jdbi jdbi;

  @Test
  void aFailedStatementQuotesNothingThatWasBound() {
    var failure =
        assertThrows(
            JdbiException.class,
            () ->
                jdbi.useHandle(
                    handle ->
                        handle
                            .createUpdate("INSERT INTO no_such_table VALUES (:name)")
                            .bind("name", "Siân Jones")
                            .execute()));

    assertFalse(failure.toString().contains("Siân"), "what was bound is in the message");
  }
}
