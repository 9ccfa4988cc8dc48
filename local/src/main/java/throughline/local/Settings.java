package throughline.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where one stack lives and which ports it takes. Two stacks with different folders and ports run
 * beside one another; they may share a cache.
 *
 * @param repository the root of the source tree, where the services' jars are built
 * @param folder what persists: data, passwords, logs
 * @param cache what can be made again: the unpacked PostgreSQL and the built Keycloak
 * @param ports the port of every server
 * @param compilers what the services compile with
 * @param postgreSql the programs of the database server
 */
public record Settings(
    Path repository,
    Path folder,
    Path cache,
    Ports ports,
    Compilers compilers,
    PostgreSqlPrograms postgreSql) {
  public Settings {
    repository = repository.toAbsolutePath().normalize();
    folder = folder.toAbsolutePath().normalize();
    cache = cache.toAbsolutePath().normalize();
  }

  public Settings(Path repository, Path folder, Path cache, Ports ports) {
    this(repository, folder, cache, ports, Compilers.FIRST, PostgreSqlPrograms.PACKED);
  }

  public static Settings fromEnvironment(Path repository, Map<String, String> environment) {
    Path folder = repository.resolve(".local");
    return new Settings(
        repository,
        folder,
        folder.resolve("cache"),
        Ports.fromEnvironment(environment),
        Compilers.FIRST,
        PostgreSqlPrograms.fromEnvironment(environment));
  }

  /** A stack of its own in {@code folder}, beside any other, sharing the repository's cache. */
  public static Settings onFreePorts(Path repository, Path folder) {
    return new Settings(repository, folder, repository.resolve(".local/cache"), Ports.free());
  }

  /** The same where services compile with these. */
  public Settings with(Compilers others) {
    return new Settings(repository, folder, cache, ports, others, postgreSql);
  }

  /** As the stack of ./run and a measured one do; a test says itself on what it runs. */
  boolean startsFromImages() {
    return folder.equals(repository.resolve(".local")) || compilers == Compilers.ALL;
  }

  /** Always spelt localhost, so that issuer and cookies agree. */
  public String address(Port port) {
    return "http://localhost:" + ports.of(port);
  }

  public String issuer() {
    return address(Port.KEYCLOAK) + "/realms/" + Realm.NAME;
  }
}
