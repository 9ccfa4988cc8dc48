package throughline.platform.servers.broker;

import java.util.Properties;

/**
 * The settings by which a broker that is its own controller lets nobody in without a password and
 * nobody do what was not granted. Both listeners are for this machine alone.
 *
 * @param port where clients connect
 * @param controllerPort where the broker finds itself as its controller
 * @param password of {@link #ADMINISTRATOR}
 */
public record OneNodeBroker(int port, int controllerPort, String password) {

  /** The one user for whom no right has to be granted: the broker itself, and who sets it up. */
  public static final String ADMINISTRATOR = "broker";

  private static final String LISTENERS = "CLIENTS://localhost:%d,CONTROLLER://localhost:%d";

  /**
   * The longest request that is read at all, in bytes: a producer sends 1 MiB at the most, and
   * Kafka's own limit of 100 MB is half of this broker's memory.
   */
  private static final int REQUEST_BYTES = 4 << 20;

  /** Who is one node, where it listens, who gets in, and what a record may be. */
  public Properties properties() {
    var settings = new Properties();
    settings.setProperty("process.roles", "broker,controller");
    settings.setProperty("node.id", "1");
    settings.setProperty("controller.quorum.voters", "1@localhost:" + controllerPort);
    settings.setProperty("listeners", LISTENERS.formatted(port, controllerPort));
    settings.setProperty("advertised.listeners", "CLIENTS://localhost:" + port);
    settings.setProperty("controller.listener.names", "CONTROLLER");
    settings.setProperty("auto.create.topics.enable", "false");
    signIn(settings);
    rights(settings);
    TopicLimits.forBroker().forEach(settings::setProperty);
    settings.setProperty("socket.request.max.bytes", Integer.toString(REQUEST_BYTES));
    return settings;
  }

  /**
   * PLAIN knows the administrator alone, from these settings: so it can be let in before there is
   * any credential, and make them. Everybody else comes with SCRAM.
   */
  private void signIn(Properties settings) {
    settings.setProperty(
        "listener.security.protocol.map", "CLIENTS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
    settings.setProperty("inter.broker.listener.name", "CLIENTS");
    settings.setProperty("sasl.mechanism.inter.broker.protocol", "PLAIN");
    settings.setProperty("sasl.mechanism.controller.protocol", "PLAIN");
    settings.setProperty("listener.name.clients.sasl.enabled.mechanisms", "SCRAM-SHA-512,PLAIN");
    settings.setProperty("listener.name.controller.sasl.enabled.mechanisms", "PLAIN");
    settings.setProperty(
        "listener.name.clients.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    var administrator =
        "%s user_%s=%s;"
            .formatted(
                BrokerSignIn.plainLogin(ADMINISTRATOR, password),
                ADMINISTRATOR,
                BrokerSignIn.quoted(password));
    settings.setProperty("listener.name.clients.plain.sasl.jaas.config", administrator);
    settings.setProperty("listener.name.controller.plain.sasl.jaas.config", administrator);
  }

  private static void rights(Properties settings) {
    settings.setProperty(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.setProperty("super.users", "User:" + ADMINISTRATOR);
    settings.setProperty("allow.everyone.if.no.acl.found", "false");
  }
}
