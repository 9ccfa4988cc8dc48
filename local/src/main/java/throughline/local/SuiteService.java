package throughline.local;

import java.nio.file.Path;

/** The suite's four services: where each lies, which database and ports are its own. */
public enum SuiteService {
  MEMBERSHIP(
      "ecalm-membership",
      "membership",
      "Enrolments",
      "registrar library-staff library-system administrator",
      "224m"),
  BOOKINGS(
      "bipc-bookings",
      "bookings",
      "Bookings",
      "entrepreneur bipc-adviser bipc-partner administrator",
      "224m"),
  VOLUNTEERS(
      "volunteers",
      "volunteers",
      "Volunteers",
      "volunteer volunteer-coordinator administrator",
      "224m"),
  TRACKER("plan-tracker", "tracker", "Plan tracker", "viewer strategy-lead administrator", "384m");

  private final String folder;
  private final String database;
  private final String title;
  private final String roles;
  private final String heap;

  SuiteService(String folder, String database, String title, String roles, String heap) {
    this.folder = folder;
    this.database = database;
    this.title = title;
    this.roles = roles;
    this.heap = heap;
  }

  /** Also its client in Keycloak and its process in the stack. */
  public String folder() {
    return folder;
  }

  public String database() {
    return database;
  }

  public String title() {
    return title;
  }

  /** Its largest, as its container has it, in the words of Java's command. */
  public String heap() {
    return heap;
  }

  public Port port() {
    return Port.valueOf(name());
  }

  public Port management() {
    return Port.valueOf(name() + "_MANAGEMENT");
  }

  String inSwitcher(Settings settings) {
    return "%s | %s | %s".formatted(title, settings.address(port()), roles);
  }

  /** Where Maven puts the service that it builds from this source tree. */
  public Path jar(Path repository) {
    return repository.resolve("services/%s/target/quarkus-app/quarkus-run.jar".formatted(folder));
  }

  Path jarWithSampleData(Path repository) {
    return repository.resolve("demo/%s/target/quarkus-app/quarkus-run.jar".formatted(database));
  }

  String secretVariable() {
    return "THROUGHLINE_" + name() + "_CLIENT_SECRET";
  }

  String seenByKeycloakVariable() {
    return "THROUGHLINE_" + name() + "_SEEN_BY_KEYCLOAK";
  }
}
