package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The outbox asks for vacuum every 10 seconds or more often, wherever the suite brings PostgreSQL.
 */
class PostgreSqlSettingsTest {

  private static final Pattern NAPTIME = Pattern.compile("-c autovacuum_naptime=(\\d+)s\\b");

  @Test
  void onComposeVacuumLooksOftenEnough() {
    var postgresql = new Compose(Repository.THIS).service("postgresql");
    assertOftenEnough(YamlFile.strings(postgresql.get("command")));
  }

  @Test
  void onKubernetesVacuumLooksOftenEnough() {
    var cluster = Manifests.parse(Repository.THIS.text("k8s/operated/postgresql.yaml"));
    String naptime =
        cluster.operated("Cluster").get("spec", "postgresql", "parameters", "autovacuum_naptime");
    assertOftenEnough(List.of("-c", "autovacuum_naptime=" + naptime));
  }

  private static void assertOftenEnough(List<String> arguments) {
    var command = String.join(" ", arguments);
    var seconds = NAPTIME.matcher(command).results().map(PostgreSqlSettingsTest::seconds).toList();
    assertTrue(seconds.size() == 1 && seconds.get(0) <= 10, command);
  }

  private static int seconds(MatchResult naptime) {
    return Integer.parseInt(naptime.group(1));
  }
}
