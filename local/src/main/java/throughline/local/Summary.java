package throughline.local;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What ./run prints when everything is ready. */
final class Summary {
  private static final String TEXT =
      """

      Throughline is ready after %s. Ctrl-C stops it.

      %s

        %-14s %s  (administrator "admin"; password in %s)
        %-14s localhost:%d  (passwords in the same file)
        %-14s localhost:%d
        %-14s %s

      Demonstration people: synthetic, for this machine only
      %s
      """;

  private Summary() {}

  static String of(Settings settings, Duration took) {
    return TEXT.formatted(
            Console.seconds(took),
            services(settings),
            "Keycloak",
            settings.address(Port.KEYCLOAK),
            new Workspace(settings.folder()).secrets(),
            "PostgreSQL",
            settings.ports().of(Port.POSTGRESQL),
            "Kafka",
            settings.ports().of(Port.KAFKA),
            "Logs",
            settings.folder().resolve("logs"),
            people())
        .stripTrailing();
  }

  private static String services(Settings settings) {
    return Stream.of(Programme.values())
        .map(
            programme ->
                "  %-14s %-24s API: %s/q/swagger-ui"
                    .formatted(
                        programme.title(),
                        settings.address(programme.port()),
                        settings.address(programme.management())))
        .collect(Collectors.joining("\n"));
  }

  private static String people() {
    return Stream.concat(
            Stream.of("  %-24s %-24s %s".formatted("Role", "User name", "Password")),
            Realm.people().stream()
                .map(
                    person ->
                        "  %-24s %-24s %s"
                            .formatted(person.role(), person.username(), person.password())))
        .collect(Collectors.joining("\n"));
  }
}
