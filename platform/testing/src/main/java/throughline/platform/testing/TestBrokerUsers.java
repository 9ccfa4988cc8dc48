package throughline.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import throughline.platform.servers.broker.SetUpBroker;
import throughline.platform.servers.broker.TopicOwners;

/**
 * Who may use the test broker: the users of the contracts, where these are on the class path, with
 * the rights that they have everywhere; and the application under test, which may also do as it
 * likes with topics whose names begin with its own.
 */
final class TestBrokerUsers {

  static final String ADMINISTRATORS_PASSWORD = KafkaServer.PASSWORD;
  private static final String CONTRACT = "contracts/topics.txt";
  private static final String NAME = "quarkus.application.name";

  private TestBrokerUsers() {}

  static String password(String user) {
    return "only-for-tests-" + user;
  }

  static String application() {
    try {
      var files = ClassLoader.getSystemClassLoader().getResources("application.properties");
      for (var file : Collections.list(files)) {
        var settings = new Properties();
        try (var in = file.openStream()) {
          settings.load(in);
        }
        if (settings.containsKey(NAME)) {
          return settings.getProperty(NAME);
        }
      }
      return "test";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void setUp(TestKafka kafka) {
    try (var admin = Admin.create(kafka.asAdministrator())) {
      var owners = owners();
      var passwords = new HashMap<String, String>();
      owners.users().forEach(user -> passwords.put(user, password(user)));
      passwords.put(application(), password(application()));
      passwords.put(TestKafka.STRANGER, password(TestKafka.STRANGER));
      new SetUpBroker(admin, owners, 1).setUp(Map.copyOf(passwords));
      admin.createAcls(List.of(ownTopics(application()))).all().get();
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The test broker could not be set up", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static TopicOwners owners() throws IOException {
    try (var file = ClassLoader.getSystemClassLoader().getResourceAsStream(CONTRACT)) {
      return file == null ? new TopicOwners(List.of()) : TopicOwners.read(file);
    }
  }

  private static AclBinding ownTopics(String user) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, user, PatternType.PREFIXED),
        new AccessControlEntry("User:" + user, "*", AclOperation.WRITE, AclPermissionType.ALLOW));
  }
}
