package throughline.bookings;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import throughline.bookings.booking.BookingFixture;
import throughline.bookings.entrepreneur.PeopleFixture;
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

/** An adviser's work is that of their venues; online sessions are the hub's. */
@QuarkusTest
class PlacesTest {

  private static final String HUB = "WEST";
  private static final String SPOKE = "BLAC";

  private final Actor ofTheHub = Actors.anAdviser().at(HUB);
  private final Actor ofTheSpoke = Actors.anAdviser().at(SPOKE);

  @Test
  void noEndpointShowsOrChangesARegisterOfAnotherVenue() {
    assertEquals(
        Set.of(),
        PlaceWalk.findings(
            "throughline.bookings",
            "bipc-adviser",
            PlacesTest::bookedAtTheHub,
            Set.of(
                "EnquiryPages.tally",
                "EnquiryPages.signedIn",
                "EnquiryPages.day",
                "VenuePages.list",
                "VenuePages.venue",
                "AdviserPages.form",
                "WeekPages.week",
                "WeekPages.csv",
                "WeekPages.xlsx",
                "OutcomePages.figures",
                "MonitoringPages.completeness",
                "SessionPages.form",
                "RegisterPages.finished",
                "CancellationPages.session",
                "ChangePages.form",
                "ChangePages.message",
                "DeskPages.bookForForm",
                "DeskPages.walkInForm",
                "GroupPages.form"),
            Set.of(
                "PersonPages.find",
                "ImportPages.form",
                "ImportPages.upload",
                "ImportPages.file",
                "ImportPages.take",
                "ImportPages.wrong",
                "AdviserPages.add",
                "AdviserPages.adviser",
                "AdviserPages.edit",
                // It is sent a session within a body, which the walk does not know how to.
                "SessionResource.openSeries")));
  }

  /** A booking whose register waits to be completed. */
  private static PlacedRecord bookedAtTheHub() {
    var entrepreneur = Actors.anEntrepreneur("Entrepreneur of the hub");
    var session = SessionFixture.session().at("HUB").starting("2026-11-24T12:30").opened();
    var booking = BookingFixture.booked(session, entrepreneur);
    var followUp = askedAtTheHub(booking);
    var person = DeskFixture.personOf(booking);
    var other = staffMade(session("2026-11-27T12:30"), "Entrepreneur at the hub");
    var merge =
        PeopleFixture.merged(
            person, staffMade(session("2026-11-26T12:30"), "Entrepreneur of all the hub"));
    var group = DeskFixture.groupOf(session);
    return PlacedRecord.at(
            HUB,
            SPOKE,
            Map.of(
                "sessions", session,
                "bookings", booking,
                "asked", followUp,
                "people", person,
                "same-as", other,
                "different-from", other,
                "merges", merge,
                "groups", group,
                "venues", "HUB",
                "advisers", VenueFixture.adviser("Adviser " + Unique.number())),
            Set.of(session, booking, followUp, entrepreneur.name()))
        .sending("DeskPages.bookFor", Map.of("name", "Booked at the desk"))
        .sending("DeskPages.walkIn", Map.of("name", "Came to the hub"))
        .sending("GroupPages.count", Map.of("people", "7", "group", "OTHER"))
        .sending("RegisterResource.count", Map.of("people", "7", "group", "OTHER"))
        .sending("GroupPages.correct", Map.of("people", "8", "group", "OTHER"))
        .sending("PersonPages.merge", Map.of("reason", "The same telephone"))
        .sending("PersonPages.takeApart", Map.of("reason", "Two sisters"))
        .sending("NotePages.note", Map.of("stage", "IDEA"))
        .sending("PersonPages.erase", Map.of("confirmation", "erase"))
        .sending(
            "VenuePages.edit",
            Map.of("part", "closing", "day", "29 February 2028", "reason", "Leap day"))
        .sending("RegisterResource.record", Map.of("status", "ATTENDED"))
        .sending("RegisterPages.recordPart", Map.of("minutes", "30"))
        .sending("BookingResource.cancelBooking", Map.of("reason", "Asked us to"))
        .sending("BookingResource.cancelSession", Map.of("reason", "The room is flooded"))
        .sending("CancellationPages.cancelBooking", Map.of("reason", "Asked us to"))
        .sending("CancellationPages.cancelSession", Map.of("reason", "The room is flooded"))
        .after(PlacesTest::countAnEnquiry)
        .sending("OutcomePages.record", Map.of("started", "NOT_YET"))
        .sending("EnquiryResource.count", Map.of("library", HUB, "topic", "FINANCE"))
        .sending("EnquiryPages.count", Map.of("library", HUB, "topic", "FINANCE"))
        .sending(
            "EnquiryPages.correct",
            Map.of("library", HUB, "date", "2026-11-23", "FINANCE", "2", "reason", "Paper tally"))
        .sending("SessionResource.write", Map.of("message", "The lift is out of order"))
        .sending("ChangePages.write", Map.of("message", "The lift is out of order"))
        .sending(
            "SessionResource.change",
            Map.of(
                "title", "Of the hub",
                "venue", "HUB",
                "startsAt", "2026-11-24T12:30",
                "minutes", "60",
                "capacity", "6"))
        .sending(
            "ChangePages.edit",
            Map.of(
                "title", "Of the hub",
                "venue", "HUB",
                "date", "24 November 2026",
                "time", "12:30",
                "minutes", "60",
                "capacity", "6"))
        .sending(
            "SessionResource.open",
            Map.of(
                "title", "Of the hub",
                "venue", "HUB",
                "startsAt", "2026-11-25T10:00",
                "minutes", "60",
                "capacity", "6"))
        .sending(
            "SessionPages.open",
            Map.of(
                "title", "Of the hub",
                "venue", "HUB",
                "date-day", "25",
                "date-month", "11",
                "date-year", "2026",
                "time", "10:00",
                "minutes", "60",
                "capacity", "6"));
  }

  private static String session(String start) {
    return SessionFixture.session().at("HUB").starting(start).opened();
  }

  private static String staffMade(String session, String name) {
    return DeskFixture.personOf(DeskFixture.bookFor(session, name, "", ""));
  }

  private static String askedAtTheHub(String booking) {
    return Database.text(
        """
        INSERT INTO follow_up (entrepreneur_id, library_code, attended_on, months, due_on, made_at)
        SELECT entrepreneur_id, '%s', '2026-08-20', 3, '2026-11-20', now()
        FROM booking WHERE id = '%s' RETURNING id
        """
            .formatted(HUB, booking));
  }

  private static void countAnEnquiry(Actor person) {
    given()
        .auth()
        .oauth2(person.token())
        .contentType(ContentType.JSON)
        .body(Map.of("library", HUB, "topic", "FINANCE"))
        .post("/api/enquiries")
        .then()
        .statusCode(201);
  }

  @Test
  void theFormOffersOnesOwnVenuesAndAChangedValueIsRefused() {
    var spoke = Browser.of(ofTheSpoke);
    var form = spoke.open("/sessions/new");
    var sessions = Database.number("SELECT count(*) FROM session");

    assertFalse(form.has("input[value=HUB]"));
    assertFalse(form.has("input[value=ONLINE]"));
    assertTrue(form.has("input[value=SPOKE]"));
    var again = spoke.send(form, "/sessions/new", Map.of("venue", "HUB"));
    assertEquals(400, again.status());
    assertTrue(
        again.problems().toString().contains("You cannot open sessions there"),
        again.problems().toString());
    for (var venue : List.of("HUB", "ONLINE")) {
      SessionFixture.session()
          .at(venue)
          .by(ofTheSpoke)
          .send()
          .statusCode(400)
          .body("errors.field", contains("venue"));
    }
    assertEquals(sessions, Database.number("SELECT count(*) FROM session"));
    SessionFixture.session().at("SPOKE").by(ofTheSpoke).send().statusCode(201);
    SessionFixture.session().at("ONLINE").by(ofTheHub).send().statusCode(201);
  }

  @Test
  void aSeriesIsOpenedAtOnesOwnVenuesOnly() {
    var sessions = Database.number("SELECT count(*) FROM session");
    var first =
        Map.of(
            "title", "Of the hub",
            "venue", "HUB",
            "startsAt", "2026-11-25T10:00",
            "minutes", "60",
            "capacity", "6");

    given()
        .auth()
        .oauth2(ofTheSpoke.token())
        .contentType(ContentType.JSON)
        .body(Map.of("session", first, "every", "WEEK", "times", "2"))
        .post("/api/series")
        .then()
        .statusCode(400);
    assertEquals(sessions, Database.number("SELECT count(*) FROM session"));
  }

  @Test
  void anOnlineSessionIsTheHubs() {
    var session = SessionFixture.session().at("ONLINE").opened();

    assertEquals(200, register(session, ofTheHub));
    assertEquals(404, register(session, ofTheSpoke));
  }

  @Test
  void aPublicPageLeadsToTheRegisterOnlyThoseWhoMayOpenIt() {
    var session = SessionFixture.session().at("HUB").opened();
    var link = "/sessions/" + session + "/register";

    assertTrue(Browser.of(ofTheHub).open("/sessions/" + session).links().contains(link));
    assertFalse(Browser.of(ofTheSpoke).open("/sessions/" + session).links().contains(link));
    assertEquals(200, Browser.of(ofTheSpoke).open("/sessions/" + session).status());
  }

  @Test
  void anAdviserWhoAlsoBooksSeesTheirOwnBookingElsewhere() {
    var both = Actor.named("Ash Both", "entrepreneur", "bipc-adviser").at(SPOKE);
    var session = SessionFixture.session().at("HUB").opened();
    var own = BookingFixture.booked(session, both);
    var others = BookingFixture.booked(session, Actors.anEntrepreneur());

    assertEquals(200, get("/api/bookings/" + own, both));
    assertEquals(404, get("/api/bookings/" + others, both));
    assertEquals(404, register(session, both));
  }

  @Test
  void anAdviserOfNoVenueIsToldWhomToAsk() {
    for (var nowhere : List.of(ofTheHub.withoutPlaces(), ofTheHub.at("HEAD"))) {
      var page = Browser.of(nowhere).open("/sessions/new");
      assertEquals(403, page.status());
      assertTrue(page.text("main").contains("Ask whoever looks after accounts"));
      SessionFixture.session().by(nowhere).send().statusCode(403).body("code", is("no-place"));
    }
  }

  private static int register(String session, Actor person) {
    return get("/api/sessions/" + session + "/register", person);
  }

  private static int get(String path, Actor person) {
    return given().auth().oauth2(person.token()).get(path).statusCode();
  }
}
