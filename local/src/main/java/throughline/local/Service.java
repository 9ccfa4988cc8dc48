package throughline.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of the suite's services, run from the jar that Maven built: the one with sample data in a
 * demonstration, and the one that is shipped everywhere else.
 */
final class Service extends Server {
  private final SuiteService service;
  private final Settings settings;
  private final Secrets secrets;
  private final PostgreSql postgres;
  private final Kafka kafka;
  private final Keycloak keycloak;
  private final boolean observed;

  Service(
      SuiteService service,
      Settings settings,
      Secrets secrets,
      PostgreSql postgres,
      Kafka kafka,
      Keycloak keycloak,
      boolean observed) {
    super(service.folder(), service.folder(), service.port(), service.management());
    this.service = service;
    this.settings = settings;
    this.secrets = secrets;
    this.postgres = postgres;
    this.kafka = kafka;
    this.keycloak = keycloak;
    this.observed = observed;
  }

  @Override
  void prepare() {
    if (!Files.exists(jar())) {
      throw new CannotStart(
          "%s is not built: run ./run, which builds what is missing.".formatted(jar()));
    }
  }

  @Override
  ProcessBuilder command() {
    Image image = Image.of(settings.repository(), name());
    // Its cache halves the start; made for the jars of before it would be read and refused.
    return settings.startsFromImages() && !demo().exists() && image.isOf(jar())
        ? told(fromImage(image))
        : command(jar());
  }

  ProcessBuilder command(Path jar) {
    return told(java().with("-jar", jar.toString()).build());
  }

  /** The jar has no folder before it: Java takes the cache only for the name it was made by. */
  private ProcessBuilder fromImage(Image image) {
    return image
        .run(java(), Training.TAKE)
        .with("-jar", image.jar().getFileName().toString())
        .build()
        .directory(image.folder().toFile());
  }

  private JavaCommand java() {
    return new JavaCommand(settings.folder(), name(), service.heap(), settings.compilers());
  }

  private ProcessBuilder told(ProcessBuilder command) {
    command.environment().putAll(environment());
    command.environment().putAll(postgres.environmentOf(service.database()));
    if (service == SuiteService.MEMBERSHIP) {
      command.environment().put("SUPPRESSION_SECRET", secrets.get("suppression"));
    }
    if (observed) {
      command.environment().putAll(TraceCollector.environment(settings));
    }
    if (demo().exists()) {
      command.environment().putAll(demonstration());
    }
    if (demo().isPending()) {
      // Many events at once cost everybody less; after a pause the first is still sent at once.
      command.environment().put("THROUGHLINE_OUTBOX_RELAY_GATHERING", "PT1S");
    }
    return command;
  }

  private Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("HTTP_PORT", Integer.toString(settings.ports().of(service.port()))),
        Map.entry("SUITE_SERVICES", suite()),
        Map.entry("PAGE_PARTS", "true"),
        Map.entry("MANAGEMENT_PORT", Integer.toString(settings.ports().of(service.management()))),
        // Nothing of a local stack is for other machines to see.
        Map.entry("QUARKUS_HTTP_HOST", "localhost"),
        Map.entry("QUARKUS_MANAGEMENT_HOST", "localhost"),
        Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
        Map.entry("KAFKA_PASSWORD", kafka.password(service.folder())),
        Map.entry("SMTP_HOST", "localhost"),
        Map.entry("SMTP_PORT", Integer.toString(settings.ports().of(Port.MAIL))),
        Map.entry("MAIL_FROM", "no-reply@throughline.example"),
        Map.entry("SMTP_START_TLS", "DISABLED"),
        Map.entry("SMTP_LOGIN", "NONE"),
        Map.entry("OIDC_ISSUER", settings.issuer()),
        Map.entry("OIDC_CLIENT_ID", service.folder()),
        Map.entry("OIDC_CLIENT_SECRET", keycloak.clientSecret(service)));
  }

  private DemoFolder demo() {
    return new DemoFolder(new Workspace(settings.folder()));
  }

  private Map<String, String> demonstration() {
    return Map.of(
        "DEMONSTRATION",
        "true",
        "DEMO_FOLDER",
        demo().path().toString(),
        "THROUGHLINE_TRACKER_INTAKE_KNOWN_FROM",
        "RECORDING",
        "DEMO_PEOPLE",
        Realm.people().stream().map(Realm.Person::forDemo).collect(Collectors.joining(", ")));
  }

  private String suite() {
    return Stream.of(SuiteService.values())
        .map(each -> each.inSwitcher(settings))
        .collect(Collectors.joining(", "));
  }

  @Override
  boolean isReady() {
    return Http.isOk(settings.address(service.management()) + "/q/health/ready");
  }

  private Path jar() {
    Path repository = settings.repository();
    return demo().exists() ? service.jarWithSampleData(repository) : service.jar(repository);
  }
}
