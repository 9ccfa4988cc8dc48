package throughline.resilience;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import throughline.local.Port;
import throughline.local.Ports;
import throughline.local.Settings;

/**
 * A suite whose servers are reached through proxies, and whose data lies on a small disk of its own
 * where that can be mounted.
 */
final class FaultySuite implements AutoCloseable {
  private static final Duration DELAY = Duration.ofMillis(150);
  private static final Port[] PROXIED = {Port.POSTGRESQL, Port.KAFKA, Port.KEYCLOAK, Port.MAIL};

  private final Map<Port, Proxy> proxies = new EnumMap<>(Port.class);
  private final SmallDisk disk;
  private final Suite suite;

  private FaultySuite(String name) throws IOException, InterruptedException {
    Path folder = Suite.folder(name);
    Path data = folder.resolve("data");
    SmallDisk.unmountWhatIsLeft(data);
    SmallDisk.run("rm", "-rf", folder.toString());
    Files.createDirectories(folder);
    disk = SmallDisk.isPossible() ? SmallDisk.mount(data, Suite.folder(name + ".disk")) : null;
    Ports ports = Ports.free().behind(PROXIED);
    for (Port port : PROXIED) {
      proxies.put(port, new Proxy(ports.of(port), ports.listening(port), DELAY));
    }
    Path repository = Suite.repository();
    suite = Suite.with(new Settings(repository, folder, repository.resolve(".local/cache"), ports));
  }

  static FaultySuite start(String name) throws IOException, InterruptedException {
    FaultySuite started = new FaultySuite(name);
    started.suite.stack().start(false);
    return started;
  }

  Suite suite() {
    return suite;
  }

  Proxy before(Port server) {
    return proxies.get(server);
  }

  /** Null where none can be mounted. */
  SmallDisk disk() {
    return disk;
  }

  @Override
  public void close() throws IOException {
    suite.close();
    proxies.values().forEach(Proxy::close);
    if (disk != null) {
      disk.close();
    }
  }
}
