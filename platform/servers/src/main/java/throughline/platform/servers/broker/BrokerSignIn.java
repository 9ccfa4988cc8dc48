package throughline.platform.servers.broker;

import java.util.Map;

/** How a client signs in to a broker: the settings that go beside {@code bootstrap.servers}. */
public final class BrokerSignIn {

  private static final String MODULE = "org.apache.kafka.common.security.";

  private BrokerSignIn() {}

  /** As a user whose credentials the broker keeps (RFC 5802 with SHA-512), without TLS. */
  public static Map<String, Object> scram(String user, String password) {
    return settings("SCRAM-SHA-512", scramLogin(user, password));
  }

  /** As the broker's administrator, whose password is in the broker's own settings, without TLS. */
  public static Map<String, Object> plain(String user, String password) {
    return settings("PLAIN", plainLogin(user, password) + ";");
  }

  static String scramLogin(String user, String password) {
    return login("scram.ScramLoginModule", user, password) + ";";
  }

  static String plainLogin(String user, String password) {
    return login("plain.PlainLoginModule", user, password);
  }

  private static Map<String, Object> settings(String mechanism, String login) {
    return Map.of(
        "security.protocol", "SASL_PLAINTEXT",
        "sasl.mechanism", mechanism,
        "sasl.jaas.config", login);
  }

  private static String login(String module, String user, String password) {
    return "%s%s required username=%s password=%s"
        .formatted(MODULE, module, quoted(user), quoted(password));
  }

  static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
