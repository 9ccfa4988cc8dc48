package throughline.local;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The eight servers of a stack, each knowing those it needs. */
record Parts(
    PostgreSql postgres, Kafka kafka, Keycloak keycloak, Mail mail, List<Service> services) {
  static Parts of(Settings settings, Workspace workspace, Console console) throws IOException {
    Secrets secrets = new Secrets(workspace.secrets());
    PostgreSql postgres = new PostgreSql(settings, workspace, secrets, databases());
    Kafka kafka = new Kafka(settings, workspace, secrets);
    Keycloak keycloak = new Keycloak(settings, workspace, secrets, postgres, console);
    List<Service> services =
        Stream.of(Programme.values())
            .map(programme -> new Service(programme, settings, postgres, kafka, keycloak))
            .toList();
    return new Parts(postgres, kafka, keycloak, new Mail(settings), services);
  }

  private static List<String> databases() {
    return Stream.concat(
            Stream.of(PostgreSql.KEYCLOAK_DATABASE),
            Stream.of(Programme.values()).map(Programme::database))
        .toList();
  }
}
