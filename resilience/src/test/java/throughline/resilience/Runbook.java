package throughline.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;

/** The commands of a runbook, run as they stand there: what is tested is what people copy. */
record Runbook(String text) {
  static Runbook of(String name) {
    try {
      return new Runbook(
          Files.readString(Suite.repository().resolve("docs/runbooks").resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param name that stands beside {@code bash} where the block begins
   * @return what the commands printed
   */
  String run(String name, Map<String, String> environment) {
    ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", block(name));
    bash.environment().putAll(environment);
    try {
      Process running = bash.redirectErrorStream(true).start();
      running.getOutputStream().close();
      String said =
          new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertEquals(0, running.waitFor(), () -> name + ": " + said);
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** One within a list is indented as the list is. */
  private String block(String name) {
    var found =
        Pattern.compile("(?ms)^( *)```bash " + Pattern.quote(name) + "\\n(.*?)^ *```$")
            .matcher(text);
    assertTrue(found.find(), () -> "The runbook has no block marked \"bash " + name + "\"");
    return found.group(2).replaceAll("(?m)^" + found.group(1), "");
  }
}
