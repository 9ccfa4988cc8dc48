package throughline.local;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The servers of a stack, each knowing those it needs; those that observe only if asked for. */
record Servers(
    PostgreSql postgres,
    Kafka kafka,
    Keycloak keycloak,
    Mail mail,
    List<Service> services,
    List<Server> observers) {
  static Servers of(Settings settings, Workspace workspace, Console console, boolean observed)
      throws IOException {
    Secrets secrets = new Secrets(workspace.secrets());
    PostgreSql postgres = new PostgreSql(settings, workspace, secrets, databases());
    Kafka kafka = new Kafka(settings, workspace, secrets);
    Keycloak keycloak = new Keycloak(settings, workspace, secrets, postgres, console);
    List<Service> services =
        Stream.of(SuiteService.values())
            .map(
                service ->
                    new Service(service, settings, secrets, postgres, kafka, keycloak, observed))
            .toList();
    List<Server> observers =
        observed
            ? List.of(
                new Prometheus(settings, workspace),
                new TraceStore(settings),
                new TraceCollector(settings))
            : List.of();
    return new Servers(postgres, kafka, keycloak, new Mail(settings), services, observers);
  }

  private static List<String> databases() {
    return Stream.concat(
            Stream.of(PostgreSql.KEYCLOAK_DATABASE),
            Stream.of(SuiteService.values()).map(SuiteService::database))
        .toList();
  }
}
