package throughline.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        %-14s %s  (what the suite sends: it stays on this machine)
        %-14s %s

      Demonstration people: synthetic, for this machine only
      %s
      """;

  private static final Map<String, String> OPENS =
      Map.ofEntries(
          Map.entry("registrar", "Enrolments: enrols a newborn"),
          Map.entry("library-staff", "Enrolments: finds a child by card, opens receipts"),
          Map.entry(
              "library-system",
              "Enrolments: sends loans and attendance, as the library system does"),
          Map.entry("bipc-adviser", "Bookings: opens sessions, marks who came"),
          Map.entry("bipc-partner", "Bookings: runs a partner's own sessions"),
          Map.entry("entrepreneur", "Bookings: books a session, or gives the place up"),
          Map.entry("volunteer", "Volunteers: logs hours"),
          Map.entry("volunteer-coordinator", "Volunteers: approves hours"),
          Map.entry("viewer", "Plan tracker: reads, and reports on what is theirs"),
          Map.entry("strategy-lead", "Plan tracker: the figures"),
          Map.entry(
              "administrator",
              "Plan tracker: also tries events again that were set aside; each service: what it cannot do by itself"));

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
            "Mail",
            settings.address(Port.MAIL_PAGE),
            "Logs",
            settings.folder().resolve("logs"),
            people())
        .stripTrailing();
  }

  static String ofObservers(Settings settings) {
    return "\n  %-14s %s/alerts\n  %-14s %s/zipkin"
        .formatted(
            "Prometheus",
            settings.address(Port.PROMETHEUS),
            "Traces",
            settings.address(Port.TRACES_PAGE));
  }

  private static String services(Settings settings) {
    return Stream.of(SuiteService.values())
        .map(
            service ->
                "  %-14s %-24s API: %s/q/swagger-ui"
                    .formatted(
                        service.title(),
                        settings.address(service.port()),
                        settings.address(service.management())))
        .collect(Collectors.joining("\n"));
  }

  private static String people() {
    return Stream.concat(
            Stream.of(person("User name", "Password", "Opens")),
            Realm.people().stream()
                .map(person -> person(person.username(), person.password(), opens(person))))
        .collect(Collectors.joining("\n"));
  }

  private static String opens(Realm.Person person) {
    return person.roles().stream()
        .map(role -> OPENS.get(role) + where(person.placesOf(role)))
        .collect(Collectors.joining("; "));
  }

  private static String where(List<String> places) {
    if (places.isEmpty()) {
      return "";
    }
    return places.contains("*") ? " (everywhere)" : " (" + String.join(", ", places) + ")";
  }

  private static String person(String name, String password, String opens) {
    return "  %-26s %-24s %s".formatted(name, password, opens);
  }
}
