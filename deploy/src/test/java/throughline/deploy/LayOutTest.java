package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an image holds is laid out and started here, with the Java and the cache that it brings. */
@Tag("nightly")
class LayOutTest {

  /** Kafka and Keycloak. */
  private static final int BESIDE_SERVICES = 2;

  private static final Pattern READY =
      Pattern.compile("ready(?: from its image|, first start), ([0-9.]+) s of a processor");

  /** Of a processor it takes about half, and never two thirds, whoever else runs. */
  @Test
  void everyServerStartsFromWhatAnEarlierStartKept() {
    String output =
        Command.of("deploy/lay-out", "deploy/target/tried")
            .in(Repository.THIS.root())
            .run()
            .mustSucceed()
            .output();
    List<Double> seconds =
        READY.matcher(output).results().map(ready -> Double.valueOf(ready.group(1))).toList();
    assertEquals(2 * (Repository.THIS.services().size() + BESIDE_SERVICES), seconds.size(), output);
    for (int server = 0; server < seconds.size(); server += 2) {
      assertTrue(3 * seconds.get(server + 1) < 2 * seconds.get(server), output);
    }
  }
}
