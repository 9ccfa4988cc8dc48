package throughline.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LoggedFailuresTest {

  /** What an operator needs to mend Kafka or the sign-in must be in the log. */
  @Test
  void onlyWhatQuotesTokensIsNotLogged() throws Exception {
    var settings = new Properties();
    var file = Path.of("src/main/resources/META-INF/microprofile-config.properties");
    try (var reader = Files.newBufferedReader(file)) {
      settings.load(reader);
    }

    assertEquals(
        List.of(
            "quarkus.log.category.\"io.quarkus.oidc.runtime.CodeAuthenticationMechanism\".level"),
        settings.stringPropertyNames().stream()
            .filter(name -> name.startsWith("quarkus.log.category."))
            .filter(name -> settings.getProperty(name).equals("OFF"))
            .toList());
    assertEquals("WARN", settings.getProperty("quarkus.log.category.\"org.apache.kafka\".level"));
  }
}
