package throughline.local;

import java.util.EnumSet;

/** Every port the stack listens on, what it is for, and the environment variable that moves it. */
public enum Port {
  POSTGRESQL(15432, "PostgreSQL"),
  KAFKA(19092, "Kafka"),
  KAFKA_CONTROLLER(19093, "Kafka's controller"),
  KEYCLOAK(8180, "Keycloak (sign-in)"),
  KEYCLOAK_MANAGEMENT(9180, "Keycloak's health checks"),
  MAIL(1025, "the mail server of the demonstration"),
  MAIL_PAGE(8025, "the page on which its mail can be read"),
  MEMBERSHIP(8081, "the enrolment service"),
  MEMBERSHIP_MANAGEMENT(9081, "the enrolment service's health checks and metrics"),
  BOOKINGS(8082, "the bookings service"),
  BOOKINGS_MANAGEMENT(9082, "the bookings service's health checks and metrics"),
  VOLUNTEERS(8083, "the volunteers service"),
  VOLUNTEERS_MANAGEMENT(9083, "the volunteers service's health checks and metrics"),
  TRACKER(8084, "the plan tracker"),
  TRACKER_MANAGEMENT(9084, "the plan tracker's health checks and metrics"),
  PROMETHEUS(9090, "Prometheus, with --observe"),
  TRACES(4318, "what takes traces, with --observe"),
  TRACES_PAGE(9411, "Zipkin, with --observe");

  static final EnumSet<Port> OBSERVING = EnumSet.of(PROMETHEUS, TRACES, TRACES_PAGE);

  private final int usual;
  private final String purpose;

  Port(int usual, String purpose) {
    this.usual = usual;
    this.purpose = purpose;
  }

  public int usual() {
    return usual;
  }

  public String purpose() {
    return purpose;
  }

  public String variable() {
    return "THROUGHLINE_" + name() + "_PORT";
  }
}
