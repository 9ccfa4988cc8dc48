package throughline.platform.testing;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TestServersTest {

  @Test
  void theServicesRoleOwnsItsDatabaseAndIsNoSuperuser() throws SQLException {
    try (var connection = TestServers.postgres().connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE probe (id int)");
      statement.execute("DROP TABLE probe");
      assertThrows(SQLException.class, () -> statement.execute("CREATE ROLE intruder SUPERUSER"));
    }
  }

  @Test
  void theBrokerKeepsItsTopicsOverAnOutage() throws Exception {
    var kafka = TestServers.kafka();
    try (var admin = Admin.create(kafka.asAdministrator())) {
      var kept = new NewTopic("kept", 1, (short) 1);
      admin.createTopics(List.of(kept)).all().get(30, TimeUnit.SECONDS);

      kafka.stop();
      kafka.startAgain();

      assertTrue(admin.listTopics().names().get(30, TimeUnit.SECONDS).contains("kept"));
    }
  }

  /** This module has a client of the broker, but no application that has one. */
  @Test
  void anApplicationIsToldOnlyOfServersThatItHasAClientFor() {
    TestServers.kafka();

    assertNull(TestServers.settings().get("kafka.bootstrap.servers"));
    assertNull(System.getProperty("kafka.bootstrap.servers"));
  }
}
