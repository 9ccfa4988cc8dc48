package throughline.bookings;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.EndpointSecurity;

/** Who may reach what, and that the service tells operators about itself on its other port. */
@QuarkusTest
class EndpointsTest {

  /** The catalogue of sessions, for programs and for people, and what the link of a mail opens. */
  private static final Set<String> PUBLIC =
      Set.of(
          "SessionResource.list",
          "SessionResource.get",
          "SessionPages.catalogue",
          "MonitoringLinkPages.link",
          "MonitoringLinkPages.questions",
          "MonitoringLinkPages.decide",
          "MonitoringLinkPages.thanks",
          "FollowUpPages.link",
          "FollowUpPages.questions",
          "FollowUpPages.answer",
          "FollowUpPages.thanks",
          "FeedPages.everyone",
          "CalendarPages.read",
          "BookingPages.session",
          "PlacePages.ask",
          "PlacePages.asked",
          "PlacePages.cancel",
          "PlacePages.coming",
          "PlacePages.confirm",
          "PlacePages.instead",
          "PlacePages.leave",
          "PlacePages.link",
          "PlacePages.move",
          "PlacePages.place",
          "PlacePages.targets");

  @ConfigProperty(name = "quarkus.management.test-port")
  int managementPort;

  @Test
  void everyOtherEndpointNamesARole() {
    assertEquals(Set.of(), EndpointSecurity.leftOpen("throughline.bookings", PUBLIC));
  }

  @Test
  void whoeverSendsAFormAfterItsSessionIsLedBackToIt() {
    assertEquals(Set.of(), EndpointSecurity.deadEnds("throughline.bookings", Set.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/sessions",
    "POST, /api/sessions/{id}/bookings",
    "GET,  /api/sessions/{id}/register",
    "GET,  /api/bookings",
    "GET,  /api/bookings/{id}",
    "POST, /api/bookings/{id}/attendance",
    "POST, /api/bookings/{id}/cancellation",
    "POST, /api/sessions/{id}/cancellation",
    "POST, /api/enquiries",
    "POST, /api/business",
    "PUT,  /api/sessions/{id}",
    "POST, /api/series",
    "POST, /api/sessions/{id}/message",
    "GET,  /api/nothing-here",
  })
  void theApiAsksForAToken(String method, String path) {
    given()
        .noContentType()
        .request(method, path.replace("{id}", UUID.randomUUID().toString()))
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("code", is("not-signed-in"));
  }

  @ParameterizedTest
  @CsvSource({
    "/,                  200",
    "/sessions/new,      401",
    "/sessions/{id}/book, 401",
    "/sessions/{id}/register, 401",
    "/bookings,          401",
    "/bookings/{id},     401",
    "/bookings/calendar, 401",
    "/sessions.ics,      200",
    "/calendars/{id}.ics, 404",
    "/bookings/{id}/attendance, 401",
    "/bookings/{id}/part, 401",
    "/bookings/{id}/cancel, 401",
    "/sessions/{id}/cancel, 401",
    "/sessions/{id}/edit, 401",
    "/sessions/{id}/write, 401",
    "/bookings/{id}/history, 401",
    "/registers,         401",
    "/sessions/{id}/book-for, 401",
    "/sessions/{id}/walk-in, 401",
    "/sessions/{id}/groups, 401",
    "/sessions/{id}/register/print, 401",
    "/sessions/{id}/register.csv, 401",
    "/groups/{id},       401",
    "/people,            401",
    "/imports/new,       401",
    "/imports/{id},      401",
    "/imports/{id}/wrong.xlsx, 401",
    "/people/{id},       401",
    "/people/{id}/held,  401",
    "/people/{id}/erase, 401",
    "/people/{id}/business, 401",
    "/registers/finished, 401",
    "/enquiries,         401",
    "/enquiries/day,     401",
    "/week,              401",
    "/outcomes,          401",
    "/outcomes/asked,    401",
    "/outcomes/asked/{id}, 401",
    "/week/sessions.csv, 401",
  })
  void everyPageButTheCatalogueAsksForASignIn(String path, int status) {
    given()
        .redirects()
        .follow(false)
        .get(path.replace("{id}", UUID.randomUUID().toString()))
        .then()
        .statusCode(status);
  }

  @ParameterizedTest
  @CsvSource({
    "entrepreneur, /bookings,      200",
    "entrepreneur, /api/bookings,  200",
    "entrepreneur, /sessions/new,  403",
    "entrepreneur, /registers,     403",
    "entrepreneur, /people,        403",
    "entrepreneur, /registers/finished, 403",
    "entrepreneur, /enquiries,     403",
    "entrepreneur, /week,          403",
    "entrepreneur, /outcomes,      403",
    "bipc-adviser, /outcomes,      200",
    "bipc-adviser, /enquiries,     200",
    "bipc-adviser, /week,          200",
    "bipc-adviser, /bookings,      403",
    "bipc-adviser, /api/bookings,  403",
    "bipc-adviser, /sessions/new,  200",
    "bipc-adviser, /registers,     200",
    "bipc-partner, /people,        403",
    "bipc-partner, /venues,        403",
    "bipc-partner, /enquiries,     403",
    "bipc-partner, /week,          403",
    "bipc-partner, /outcomes,      403",
    "bipc-partner, /monitoring/completeness,    403",
    "bipc-partner, /imports/new,   403",
    "bipc-partner, /advisers/new,  403",
    "bipc-partner, /bookings,      403",
    "bipc-partner, /jobs,          403",
    "bipc-partner, /,              200",
    "registrar,    /,              200",
    "registrar,    /bookings,      403",
    "registrar,    /registers,     403",
  })
  void eachRoleReachesItsOwnPagesOnly(String role, String path, int status) {
    given().auth().oauth2(Actor.with(role).token()).get(path).then().statusCode(status);
  }

  @ParameterizedTest
  @CsvSource({"administrator, /jobs", "administrator, /mails/failed", "bipc-adviser, /registers"})
  void theStartLeadsEachRoleToItsWork(String role, String work) {
    var start = Browser.of(Actor.with(role)).open("/");

    assertTrue(start.has(".tl-card a[href=" + work + "]"), start.text("main"));
  }

  @Test
  void aTokenThatNobodySignedOpensNothing() {
    given().auth().oauth2("eyJhbGciOiJub25lIn0.e30.").get("/api/bookings").then().statusCode(401);
  }

  @Test
  void theManagementPortTellsHealthAndMetrics() {
    management("/q/health/ready").statusCode(200).body("status", is("UP"));
    management("/q/metrics").statusCode(200).body(containsString("outbox_rows"));
  }

  private ValidatableResponse management(String path) {
    return given().baseUri("http://localhost").port(managementPort).get(path).then();
  }
}
