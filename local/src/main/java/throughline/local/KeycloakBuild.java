package throughline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Keycloak with its configuration built in, once for each version of it and of the suite's jar. */
record KeycloakBuild(Settings settings, Console console) {
  private static final String ARCHIVE = "keycloak-quarkus-dist-";
  private static final String GUARD = "platform/keycloak/target/throughline-keycloak.jar";
  private static final List<String> BUILD =
      List.of("build", "--db=postgres", "--health-enabled=true");

  /** Where it lies in the cache; made there first if it is not. */
  Path once() throws IOException, InterruptedException {
    byte[] guard = Files.readAllBytes(guard());
    String name = archive().getFileName().toString().replace(".zip", "");
    Path built = settings.cache().resolve(name + "-with-" + UUID.nameUUIDFromBytes(guard));
    Archives.once(built, this::unpackAndBuild);
    return built;
  }

  private void unpackAndBuild(Path folder) throws IOException, InterruptedException {
    console.say("  Keycloak's configuration is being built: once, about 20 s");
    Archives.unzipBelowTopFolder(archive(), folder);
    Path jar = guard();
    Files.copy(jar, folder.resolve("providers").resolve(jar.getFileName()));
    ProcessBuilder build = new ProcessBuilder(folder.resolve("bin/kc.sh").toString());
    build.command().addAll(BUILD);
    build.environment().put("JAVA_HOME", System.getProperty("java.home"));
    build
        .environment()
        .put("JAVA_OPTS_APPEND", "-XX:-UseG1GC -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    Processes.runToEnd(
        "Keycloak's configuration could not be built",
        build,
        new Workspace(settings.folder()).freshLog("keycloak-build"));
  }

  private Path guard() {
    Path jar = settings.repository().resolve(GUARD);
    if (!Files.exists(jar)) {
      throw new CannotStart(
          "%s is not built: run ./run, which builds what is missing.".formatted(jar));
    }
    return jar;
  }

  private static Path archive() {
    return ClassPath.archive(ARCHIVE)
        .orElseThrow(() -> new CannotStart("Keycloak is not on the class path: start with ./run."));
  }
}
