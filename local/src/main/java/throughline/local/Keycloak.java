package throughline.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keycloak with the suite's realm. */
final class Keycloak extends Server implements Training.Trained {
  static final String ADMINISTRATOR = "admin";
  static final String PASSWORD = "keycloak.admin";
  private static final String COMMON_PASSWORDS = "/password-blacklists/common-passwords.txt";
  // Its lines of events name people and addresses, and so does what it says of a password that an
  // administrator set and it refused; the events themselves are stored.
  private static final String NOBODYS_NAME =
      "info,io.smallrye.health:warn,org.keycloak.events:off,org.keycloak.services.resources.admin.UserResource:error,org.keycloak.services.resources.admin.UsersResource:error";

  private static final String THREAD_FACTORY =
      "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory";

  private final Settings settings;
  private final Workspace workspace;
  private final Secrets secrets;
  private final PostgreSql postgres;
  private final Console console;
  private final Path home;
  private Path built;

  Keycloak(
      Settings settings,
      Workspace workspace,
      Secrets secrets,
      PostgreSql postgres,
      Console console) {
    super("keycloak", "Keycloak", Port.KEYCLOAK, Port.KEYCLOAK_MANAGEMENT);
    this.settings = settings;
    this.workspace = workspace;
    this.secrets = secrets;
    this.postgres = postgres;
    this.console = console;
    this.home = workspace.data("keycloak");
  }

  @Override
  void prepare() throws IOException, InterruptedException {
    built = new KeycloakBuild(settings, console).once();
    layOutHome(built);
  }

  /**
   * A home of this stack's own around the shared programs, so that stacks do not see one another's
   * realm.
   */
  private void layOutHome(Path built) throws IOException {
    Files.createDirectories(home.resolve("data/import"));
    Files.writeString(
        home.resolve("data/import/throughline-realm.json"),
        Realm.withoutPasswordPolicy(Realm.whole()).toPrettyString());
    Path passwords = Files.createDirectories(home.resolve("data/password-blacklists"));
    try (InputStream common = Keycloak.class.getResourceAsStream(COMMON_PASSWORDS)) {
      Files.copy(
          common, passwords.resolve("common-passwords.txt"), StandardCopyOption.REPLACE_EXISTING);
    }
    for (String shared : List.of("lib", "conf", "providers")) {
      Path link = home.resolve(shared);
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, built.resolve(shared));
    }
    SignInTheme.layOut(settings.repository(), home);
  }

  /**
   * Runs Keycloak's own start command without its shell script: the script stays in between as a
   * process that, killed outright, would leave the server behind on its port.
   */
  @Override
  ProcessBuilder command() {
    Image image = Image.of(settings.repository(), name());
    return settings.startsFromImages() && image.isTrained()
        ? command(image, Training.TAKE)
        : start(
            java(),
            home.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
  }

  /** Java keeps only what its own class loader has loaded, which is not the one of Quarkus. */
  @Override
  public ProcessBuilder command(Image image, String cache) {
    return start(
        image.run(java(), cache),
        Stream.of("lib/quarkus", "providers", "lib/app", "lib/lib/main", "lib/lib/boot")
            .flatMap(folder -> jars(built.resolve(folder)))
            .collect(Collectors.joining(File.pathSeparator)),
        "org.keycloak.quarkus.runtime.KeycloakMain");
  }

  /** What was transformed comes before what it was made of. */
  private static Stream<String> jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(Path::toString)
          .filter(file -> file.endsWith(".jar"))
          .sorted(Comparator.reverseOrder())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JavaCommand java() {
    return new JavaCommand(settings.folder(), name(), "192m", Compilers.FIRST);
  }

  private ProcessBuilder start(JavaCommand java, String classPath, String main) {
    ProcessBuilder command =
        java.with("-XX:MaxMetaspaceSize=256m")
            .with("-Dkc.home.dir=" + home, "-Djboss.server.config.dir=" + home.resolve("conf"))
            .with("-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
            .with("-Dpicocli.disable.closures=true", "-Dfile.encoding=UTF-8")
            .with("-Djava.util.concurrent.ForkJoinPool.common.threadFactory=" + THREAD_FACTORY)
            .with("--add-opens=java.base/java.lang=ALL-UNNAMED")
            .with("--add-opens=java.base/java.util=ALL-UNNAMED")
            .with("--add-opens=java.base/java.util.concurrent=ALL-UNNAMED")
            .with("--add-opens=java.base/java.security=ALL-UNNAMED")
            .with("-cp", classPath, main, "start", "--optimized", "--import-realm")
            .build();
    command.environment().putAll(environment());
    return command;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    // A refused row must not tell its values: they may be somebody's name.
    environment.put(
        "KC_DB_URL", postgres.url(PostgreSql.KEYCLOAK_DATABASE) + "?logServerErrorDetail=false");
    environment.put("KC_DB_USERNAME", PostgreSql.KEYCLOAK_DATABASE);
    environment.put("KC_DB_PASSWORD", postgres.password(PostgreSql.KEYCLOAK_DATABASE));
    environment.put("KC_DB_POOL_MAX_SIZE", "15");
    // For as long it also waits for a database that says nothing any more.
    environment.put("KC_TRANSACTION_DEFAULT_TIMEOUT", "20s");
    environment.put("KC_CACHE", "local");
    environment.put("KC_LOG_LEVEL", NOBODYS_NAME);
    environment.put("KC_HTTP_ENABLED", "true");
    environment.put("KC_HTTP_HOST", "localhost");
    environment.put("KC_HTTP_PORT", Integer.toString(settings.ports().listening(Port.KEYCLOAK)));
    environment.put(
        "KC_HTTP_MANAGEMENT_PORT", Integer.toString(settings.ports().of(Port.KEYCLOAK_MANAGEMENT)));
    // Fixes the issuer in every token, however the server was asked for.
    environment.put("KC_HOSTNAME", settings.address(Port.KEYCLOAK));
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.get(PASSWORD));
    environment.putAll(placeholders());
    return environment;
  }

  private Map<String, String> placeholders() {
    Map<String, String> placeholders = new HashMap<>();
    for (SuiteService service : SuiteService.values()) {
      placeholders.put(service.secretVariable(), clientSecret(service));
      placeholders.put(
          service.port().variable(), Integer.toString(settings.ports().of(service.port())));
      placeholders.put(service.seenByKeycloakVariable(), settings.address(service.port()));
    }
    placeholders.put("THROUGHLINE_SMTP_HOST", "localhost");
    placeholders.put("THROUGHLINE_SMTP_PORT", Integer.toString(settings.ports().of(Port.MAIL)));
    placeholders.put("THROUGHLINE_SMTP_STARTTLS", "false");
    placeholders.put("THROUGHLINE_SMTP_AUTH", "false");
    placeholders.put("THROUGHLINE_SMTP_USER", "");
    placeholders.put("THROUGHLINE_SMTP_PASSWORD", "");
    placeholders.put("THROUGHLINE_MAIL_FROM", "no-reply@throughline.example");
    return placeholders;
  }

  String clientSecret(SuiteService service) {
    return secrets.get("client." + service.folder());
  }

  @Override
  boolean isReady() {
    return Http.isOk(settings.address(Port.KEYCLOAK_MANAGEMENT) + "/health/ready")
        && Http.isOk(settings.issuer());
  }

  /** An import leaves a realm that exists as it is, so one that has changed is made anew. */
  @Override
  void settle() throws IOException {
    JsonNode realm = Realm.filled(placeholders());
    Path made = home.resolve("realm-hash");
    String hash = Integer.toHexString((realm.toString() + Realm.master()).hashCode());
    if (Files.exists(made) && Files.readString(made).equals(hash)) {
      return;
    }
    String path = "/" + Realm.NAME;
    if (Files.exists(made)) {
      console.say(
          "  Keycloak's realm has changed: it is made anew, without accounts added by hand");
      admin().delete(path);
      admin().post("", Realm.withoutPasswordPolicy(realm));
    }
    admin().put("/master", Realm.master());
    admin().put(path, Map.of("passwordPolicy", realm.get("passwordPolicy")));
    Files.writeString(made, hash);
  }

  private AdminApi admin() throws IOException {
    return new AdminApi(settings.address(Port.KEYCLOAK), secrets.get(PASSWORD));
  }
}
