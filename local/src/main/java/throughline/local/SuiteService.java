package throughline.local;

import java.nio.file.Path;

/** The suite's four services: where each lies, which database and ports are its own. */
public enum SuiteService {
  MEMBERSHIP(
      "ecalm-membership",
      "membership",
      "Enrolments",
      "registrar library-staff library-system administrator",
      "224m",
      Port.MEMBERSHIP,
      Port.MEMBERSHIP_MANAGEMENT),
  BOOKINGS(
      "bipc-bookings",
      "bookings",
      "Bookings",
      "entrepreneur bipc-adviser administrator",
      "224m",
      Port.BOOKINGS,
      Port.BOOKINGS_MANAGEMENT),
  VOLUNTEERS(
      "volunteers",
      "volunteers",
      "Volunteers",
      "volunteer volunteer-coordinator administrator",
      "224m",
      Port.VOLUNTEERS,
      Port.VOLUNTEERS_MANAGEMENT),
  TRACKER(
      "plan-tracker",
      "tracker",
      "Plan tracker",
      "strategy-lead administrator",
      "384m",
      Port.TRACKER,
      Port.TRACKER_MANAGEMENT);

  private final String folder;
  private final String database;
  private final String title;
  private final String roles;
  private final String heap;
  private final Port port;
  private final Port management;

  SuiteService(
      String folder,
      String database,
      String title,
      String roles,
      String heap,
      Port port,
      Port management) {
    this.folder = folder;
    this.database = database;
    this.title = title;
    this.roles = roles;
    this.heap = heap;
    this.port = port;
    this.management = management;
  }

  /** The name of its folder, which is also its client in Keycloak and its process in the stack. */
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
    return port;
  }

  public Port management() {
    return management;
  }

  /** As the setting SUITE_SERVICES of every service lists it. */
  String inSwitcher(Settings settings) {
    return "%s | %s | %s".formatted(title, settings.address(port), roles);
  }

  Path jar(Path repository) {
    return repository.resolve("services/%s/target/quarkus-app/quarkus-run.jar".formatted(folder));
  }

  /** The same service with what makes up a year of sample data. */
  Path jarWithSampleData(Path repository) {
    return repository.resolve("demo/%s/target/quarkus-app/quarkus-run.jar".formatted(database));
  }

  /** The placeholders in the realm file for this service's client. */
  String secretVariable() {
    return "THROUGHLINE_" + name() + "_CLIENT_SECRET";
  }

  /** Where Keycloak itself finds the service, which in containers is not where a browser does. */
  String seenByKeycloakVariable() {
    return "THROUGHLINE_" + name() + "_SEEN_BY_KEYCLOAK";
  }
}
