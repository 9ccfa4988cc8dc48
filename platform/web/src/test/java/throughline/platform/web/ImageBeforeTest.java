package throughline.platform.web;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Database;

/** Migrations only add, so that a service can go back to the image before. */
@QuarkusTest
class ImageBeforeTest {

  private static final String BY_A_LATER_IMAGE =
      """
      INSERT INTO flyway_schema_history
             (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
      VALUES (9999, '29990101.1', 'something new', 'SQL', 'V29990101_1__something_new.sql', 1, 'service', 1, true)
      """;

  @Inject Flyway flyway;

  @Test
  void aDatabaseThatALaterImageMigratedIsNoReasonNotToStart() {
    Database.execute(BY_A_LATER_IMAGE);
    try {
      assertDoesNotThrow(flyway::migrate);
    } finally {
      Database.execute("DELETE FROM flyway_schema_history WHERE installed_rank = 9999");
    }
  }
}
