package throughline.bookings;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import throughline.bookings.booking.BookingFixture;
import throughline.bookings.register.DeskFixture;
import throughline.bookings.session.SessionFixture;
import throughline.bookings.testing.Actors;
import throughline.bookings.venue.VenueFixture;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.PlaceWalk;
import throughline.platform.testing.PlacedRecord;
import throughline.platform.testing.Unique;

/** Partners run their own sessions, wherever they take place, and see only those. */
@QuarkusTest
class PartnerTest {
  private final String partner = partner("P");
  private final String other = partner("Q");
  private final Actor ofThePartner = worker(partner);
  private final Browser browser = Browser.of(ofThePartner);

  @Test
  void noEndpointShowsOrChangesASessionOfAnotherPartner() {
    assertEquals(
        Set.of(),
        PlaceWalk.findings(
            "throughline.bookings",
            "bipc-partner",
            this::bookedWithAPartner,
            Set.of(
                "SessionPages.form",
                "RegisterPages.finished",
                "CancellationPages.session",
                "ChangePages.form",
                "ChangePages.message",
                "DeskPages.bookForForm",
                "DeskPages.walkInForm",
                "GroupPages.form"),
            // It is sent a session within a body, which the walk does not know how to.
            Set.of("SessionResource.openSeries")));
  }

  private PlacedRecord bookedWithAPartner() {
    var entrepreneur = Actors.anEntrepreneur("Entrepreneur of a partner");
    var session = soon(partner);
    var booking = BookingFixture.booked(session, entrepreneur);
    var group = DeskFixture.groupOf(session);
    var opened =
        Map.of(
            "title", "Of the partner",
            "venue", "ONLINE",
            "partner", number(partner),
            "startsAt", "2026-11-25T10:00",
            "minutes", "60",
            "capacity", "6");
    return PlacedRecord.at(
            partner,
            other,
            Map.of("sessions", session, "bookings", booking, "groups", group),
            Set.of(session, booking, entrepreneur.name()))
        .sending("DeskPages.bookFor", Map.of("name", "Booked at the desk"))
        .sending("DeskPages.walkIn", Map.of("name", "Came to the partner"))
        .sending("GroupPages.count", Map.of("people", "7", "group", "OTHER"))
        .sending("GroupPages.correct", Map.of("people", "8", "group", "OTHER", "version", "1"))
        .sending("RegisterResource.count", Map.of("people", "7", "group", "OTHER"))
        .sending("RegisterResource.record", Map.of("status", "ATTENDED"))
        .sending("RegisterPages.recordPart", Map.of("minutes", "30"))
        .sending("BookingResource.cancelBooking", Map.of("reason", "Asked us to"))
        .sending("BookingResource.cancelSession", Map.of("reason", "The room is flooded"))
        .sending("CancellationPages.cancelBooking", Map.of("reason", "Asked us to"))
        .sending("CancellationPages.cancelSession", Map.of("reason", "The room is flooded"))
        .sending("SessionResource.write", Map.of("message", "The lift is out of order"))
        .sending("ChangePages.write", Map.of("message", "The lift is out of order"))
        .sending(
            "SessionResource.change",
            Map.of(
                "title", "Of the partner",
                "venue", "HUB",
                "startsAt", "2026-11-24T12:30",
                "minutes", "60",
                "capacity", "6"))
        .sending(
            "ChangePages.edit",
            Map.of(
                "title", "Of the partner",
                "venue", "HUB",
                "date", "24 November 2026",
                "time", "12:30",
                "minutes", "60",
                "capacity", "6"))
        .sending("SessionResource.open", opened)
        .sending(
            "SessionPages.open",
            Map.of(
                "title", "Of the partner",
                "venue", "ONLINE",
                "partner", number(partner),
                "date", "25 November 2026",
                "time", "10:00",
                "minutes", "60",
                "capacity", "6"));
  }

  @Test
  void aPartnerOpensASessionOnlineAndRecordsWhoCame() {
    var form = browser.open("/sessions/new");
    assertEquals(200, form.status());
    assertTrue(form.has("input[value=ONLINE]"));
    assertFalse(form.has("input[value=HUB]"));
    assertFalse(form.has("[name=partner]"), "there is nothing to choose");
    assertFalse(form.has("[name=adviser]"));
    var typed =
        Map.of(
            "title", "Lend and borrow " + partner,
            "venue", "ONLINE",
            "date", "24 November 2026",
            "time", "12:30",
            "minutes", "60",
            "capacity", "6");
    assertEquals(303, browser.send(form, "/sessions/new", typed).status());
    var session =
        Database.text("SELECT id FROM session WHERE partner_id = '%s'".formatted(number(partner)));
    var booking = BookingFixture.booked(session, Actors.anEntrepreneur("Robin Lender"));

    var register = browser.open("/sessions/" + session + "/register");
    assertTrue(register.text("main").contains("Robin Lender"));
    var record = "/bookings/" + booking + "/attendance";
    assertEquals(303, browser.send(register, record, Map.of("pressed", "ATTENDED")).status());
    assertEquals(
        "ATTENDED bipc-partner",
        Database.text(
            """
            SELECT status || ' ' || role FROM booking JOIN audit_entry ON record_id = booking.id::text
            WHERE booking.id = '%s'"""
                .formatted(booking)));
    var walkIn = "/sessions/" + session + "/walk-in";
    assertEquals(
        303, browser.send(browser.open(walkIn), walkIn, Map.of("name", "Wanda Door")).status());
    for (var path : List.of("/register/print", "/register.csv")) {
      assertTrue(browser.open("/sessions/" + session + path).source().contains("Wanda Door"), path);
    }
    SessionFixture.session()
        .by(ofThePartner)
        .at("ONLINE")
        .starting("2026-11-24T12:45")
        .titled("Later")
        .change(session)
        .statusCode(200);
    assertEquals(
        number(partner),
        Database.text("SELECT partner_id FROM session WHERE id = '%s'".formatted(session)));
  }

  @Test
  void theListsHoldTheSessionsOfOnesOwnPartnerAlone() {
    var own = soon(partner);
    BookingFixture.booked(own, Actors.anEntrepreneur());
    var others = List.of(soon(other), BookingFixture.sessionSoon());
    others.forEach(each -> BookingFixture.booked(each, Actors.anEntrepreneur()));

    for (var path : List.of("/", "/registers")) {
      var links = browser.open(path).links().toString();
      assertTrue(links.contains(own), path);
      others.forEach(each -> assertFalse(links.contains(each), path));
    }
    assertTrue(browser.open("/").text(".tl-cards").contains("Sessions today 1 1 place booked"));
  }

  @Test
  void anotherPartnersAndALibrarysSessionsAreNotThereInPagesAndApiAlike() {
    for (var session : List.of(soon(other), BookingFixture.sessionSoon())) {
      var booking = BookingFixture.booked(session, Actors.anEntrepreneur());
      for (var path :
          List.of(
              "/sessions/%s/register",
              "/sessions/%s/register/print",
              "/sessions/%s/register.csv",
              "/sessions/%s/edit",
              "/sessions/%s/cancel",
              "/sessions/%s/walk-in",
              "/sessions/new?copy=%s")) {
        assertEquals(404, browser.open(path.formatted(session)).status(), path);
      }
      assertEquals(404, get("/api/sessions/" + session + "/register"));
      assertEquals(404, get("/api/bookings/" + booking));
      assertEquals(404, browser.open("/bookings/" + booking + "/history").status());
      BookingFixture.attendance(booking, "ATTENDED", null, ofThePartner, Map.of()).statusCode(404);
      SessionFixture.session().by(ofThePartner).change(session).statusCode(404);
      assertFalse(
          browser.open("/sessions/" + session).links().contains("/sessions/" + session + "/edit"));
    }
  }

  @Test
  void anotherPartnerALibraryAndAnAdviserAreRefused() {
    var sessions = Database.number("SELECT count(*) FROM session");
    var adviser = VenueFixture.adviser("Adviser " + Unique.number());
    online()
        .with("partner", number(other))
        .send()
        .statusCode(400)
        .body("errors.field", contains("partner"));
    online().at("HUB").send().statusCode(400).body("errors.field", contains("venue"));
    online()
        .with("adviser", adviser)
        .send()
        .statusCode(400)
        .body("errors.field", contains("adviser"));
    series(other).statusCode(400).body("errors.field", contains("partner"));
    series(partner).statusCode(201).body("sessions.partner", everyItem(is("Partner " + partner)));
    var own = soon(partner);
    SessionFixture.session()
        .by(ofThePartner)
        .starting("2026-11-24T12:30")
        .with("partner", number(other))
        .change(own)
        .statusCode(400)
        .body("errors.field", contains("partner"));

    assertEquals(sessions + 3, Database.number("SELECT count(*) FROM session"));
  }

  @Test
  void nobodyWorksForAllPartnersOrForOneThatThereIsNot() {
    var session = soon(partner);
    for (var code : List.of("*", "NOSUCH", "WEST", number(partner))) {
      var stranger = Actor.named("Stranger", "bipc-partner").claiming("bipc-partner@" + code);
      assertEquals(403, Browser.of(stranger).open("/registers").status(), code);
      assertEquals(403, Browser.of(stranger).open("/sessions/" + session + "/register").status());
    }
  }

  @Test
  void anAdviserOfTheLibrarySeesWhatAPartnerRunsThere() {
    var session = soon(partner);
    var adviser = Browser.of(Actors.anAdviser().at("WEST"));

    assertEquals(200, adviser.open("/sessions/" + session + "/register").status());
    assertTrue(adviser.open("/sessions/new").has("[name=partner]"));
  }

  private SessionFixture online() {
    return SessionFixture.session().by(ofThePartner).at("ONLINE");
  }

  private ValidatableResponse series(String runBy) {
    var session =
        Map.of(
            "title", "Every week",
            "venue", "ONLINE",
            "partner", number(runBy),
            "startsAt", "2027-03-02T10:00",
            "minutes", "60",
            "capacity", "6");
    return given()
        .auth()
        .oauth2(ofThePartner.token())
        .contentType(ContentType.JSON)
        .body(Map.of("session", session, "every", "WEEK", "times", "2"))
        .post("/api/series")
        .then();
  }

  private int get(String path) {
    return given().auth().oauth2(ofThePartner.token()).get(path).statusCode();
  }

  /** A session of the partner at the hub today, which an adviser opened for them. */
  private static String soon(String partner) {
    return SessionFixture.session()
        .starting("2026-11-24T12:30")
        .with("partner", number(partner))
        .opened();
  }

  private static Actor worker(String partner) {
    return Actor.named("Perry Partner", "bipc-partner").at(partner);
  }

  private static String partner(String initial) {
    var code = initial + Unique.number();
    Database.execute(
        "INSERT INTO partner (code, name) VALUES ('%s', 'Partner %s')".formatted(code, code));
    return code;
  }

  private static String number(String partner) {
    return Database.text("SELECT id FROM partner WHERE code = '%s'".formatted(partner));
  }
}
