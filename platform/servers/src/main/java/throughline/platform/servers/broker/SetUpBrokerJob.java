package throughline.platform.servers.broker;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * {@link SetUpBroker} as a job of its own, for containers and for a broker run elsewhere.
 * Everything comes from the environment; docs/runbooks/kafka.md names the variables.
 */
public final class SetUpBrokerJob {

  private static final String SUFFIX = "_KAFKA_PASSWORD";

  /** Set where the broker's certificate is of a private authority; named as for the services. */
  private static final List<String> TRUST =
      List.of("ssl.truststore.location", "ssl.truststore.password", "ssl.truststore.type");

  private SetUpBrokerJob() {}

  /** Ends with 1 and one sentence if the broker could not be set up; a job is then tried again. */
  public static void main(String[] arguments) throws Exception {
    try {
      run(System.getenv());
      System.out.println("Kafka has the suite's topics, users and rights.");
    } catch (IllegalArgumentException | KafkaException | ExecutionException | TimeoutException e) {
      System.err.println("Kafka could not be set up: " + reason(e));
      System.exit(1);
    }
  }

  public static void run(Map<String, String> environment) throws Exception {
    try (InputStream file = Files.newInputStream(Path.of(required(environment, "TOPICS")));
        var admin = Admin.create(client(environment))) {
      var owners = TopicOwners.read(file);
      var copies = Integer.parseInt(environment.getOrDefault("REPLICATION_FACTOR", "1"));
      var broker = new SetUpBroker(admin, owners, copies);
      broker.setUp(passwords(owners, environment));
      broker
          .widerRights()
          .forEach(
              right -> System.err.println("Take this right away unless it is meant: " + right));
    }
  }

  private static Map<String, Object> client(Map<String, String> environment) {
    var user = environment.getOrDefault("KAFKA_USERNAME", OneNodeBroker.ADMINISTRATOR);
    var password = required(environment, "KAFKA_PASSWORD");
    var mechanism = environment.getOrDefault("KAFKA_SASL_MECHANISM", "PLAIN");
    var settings =
        new HashMap<>(
            mechanism.equals("PLAIN")
                ? BrokerSignIn.plain(user, password)
                : BrokerSignIn.scram(user, password));
    settings.put("sasl.mechanism", mechanism);
    settings.put("bootstrap.servers", required(environment, "KAFKA_BOOTSTRAP_SERVERS"));
    settings.put(
        "security.protocol", environment.getOrDefault("KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT"));
    for (var setting : TRUST) {
      var value = environment.get("KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_'));
      if (value != null) {
        settings.put(setting, value);
      }
    }
    return settings;
  }

  /** Of those users whose variable is set: where a provider keeps the users, none is. */
  private static Map<String, String> passwords(
      TopicOwners owners, Map<String, String> environment) {
    var passwords = new HashMap<String, String>();
    for (var user : owners.users()) {
      var password = environment.getOrDefault(variable(user), "");
      if (!password.isBlank()) {
        passwords.put(user, password);
      }
    }
    return passwords;
  }

  static String variable(String user) {
    return user.toUpperCase(Locale.ROOT).replace('-', '_') + SUFFIX;
  }

  private static String required(Map<String, String> environment, String name) {
    var value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("the variable %s is not set".formatted(name));
    }
    return value;
  }

  private static String reason(Exception e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
  }
}
