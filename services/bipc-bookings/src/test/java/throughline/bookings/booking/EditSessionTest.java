package throughline.bookings.booking;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.bookings.testing.Actors;
import throughline.bookings.venue.VenueFixture;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;
import throughline.platform.testing.TestMail;
import throughline.platform.testing.TestServers;

/** A session is changed, and whoever has a place at it knows. */
@QuarkusTest
class EditSessionTest {
  private static final TestMail SERVER = TestServers.mail();
  private static final String LINK = "https://meet.example/a-secret-room";

  @Inject TestClock clock;

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void roomAndTimeOfASessionWithTwelveBookedAreMovedAndTwelveMailsSaySo() {
    var room = VenueFixture.room("SPOKE");
    var id = session().at("SPOKE").starting("2027-05-04T10:00").forPeople(12).opened();
    var people = new ArrayList<Map.Entry<String, String>>();
    for (var i = 0; i < 12; i++) {
      var address = UUID.randomUUID() + "@example.org";
      people.add(Map.entry(booked(id, Actors.anEntrepreneur().withEmail(address, true)), address));
    }

    session()
        .at("SPOKE")
        .starting("2027-05-05T14:00")
        .forPeople(12)
        .with("room", room)
        .with("replyTo", "desk@example.org")
        .change(id)
        .statusCode(200)
        .body("startsAt", is("2027-05-05T14:00"));

    for (var one : people) {
      await().until(() -> SERVER.receivedBy(one.getValue()).size() == 2);
      var mails = SERVER.receivedBy(one.getValue());
      var changed = mails.get(mails.get(0).subject().startsWith("Changed") ? 0 : 1);
      assertTrue(changed.subject().contains("Wednesday 5 May 2027 at 2pm"), changed.subject());
      assertEquals("desk@example.org", changed.replyTo());
      var calendar = changed.files().get(0).content().replace("\r\n ", "");
      assertTrue(calendar.contains("METHOD:REQUEST\r\n"), calendar);
      assertTrue(calendar.contains("UID:" + one.getKey() + "@localhost\r\n"), calendar);
      assertTrue(calendar.contains("SEQUENCE:1\r\n"), calendar);
      assertTrue(calendar.contains("DTSTART;TZID=Europe/London:20270505T140000\r\n"), calendar);
    }
    assertEquals(
        12,
        Database.number(
            "SELECT count(*) FROM booking JOIN session s ON s.id = session_id WHERE s.id = '%s' AND during = tstzrange(s.starts_at, s.ends_at)"
                .formatted(id)));
  }

  @Test
  void onlyTheConfirmationAndTheOwnPageHoldTheLinkToJoin() {
    var address = UUID.randomUUID() + "@example.org";
    var person = Actors.anEntrepreneur().withEmail(address, true);
    var id = session().at("ONLINE").starting("2027-05-06T10:00").with("joiningLink", LINK).opened();
    var booking = booked(id, person);
    await().until(() -> SERVER.receivedBy(address).size() == 1);

    assertTrue(SERVER.receivedBy(address).get(0).text().contains(LINK));
    assertTrue(get("/bookings/" + booking, person).contains(LINK));
    var adviser = Actors.anAdviser();
    for (var path :
        List.of(
            "/",
            "/sessions/" + id,
            "/sessions/" + id + "/edit",
            "/sessions/" + id + "/register",
            "/sessions/new?copy=" + id,
            "/api/sessions",
            "/api/sessions/" + id)) {
      assertFalse(get(path, adviser).contains(LINK), path);
    }
    for (var path : List.of("/bookings", "/api/bookings", "/api/bookings/" + booking)) {
      assertFalse(get(path, person).contains(LINK), path);
    }
    session().at("ONLINE").starting("2027-05-06T11:00").change(id).statusCode(200);
    await().until(() -> SERVER.receivedBy(address).size() == 2);
    assertFalse(
        SERVER.receivedBy(address).get(1).text().contains(LINK), "the link stays as it was");
    assertTrue(get("/bookings/" + booking, person).contains(LINK));
  }

  @Test
  void aTimeAtWhichSomebodyIsElsewhereIsRefusedAndNamesThem() {
    var busy = Actors.anEntrepreneur("Ida Busy");
    var id = session().starting("2027-05-07T10:00").opened();
    var other = session().titled("Elsewhere").starting("2027-05-07T14:00").opened();
    booked(id, busy);
    booked(other, busy);

    session()
        .starting("2027-05-07T14:30")
        .change(id)
        .statusCode(409)
        .body("code", is("overlapping-booking"))
        .body("detail", containsString("Ida Busy has a place at “Elsewhere” on Friday 7 May 2027"));

    given().get("/api/sessions/" + id).then().body("startsAt", is("2027-05-07T10:00"));
  }

  @Test
  void aCapacityBelowThoseBookedIsRefusedWithWho() {
    var id = session().starting("2027-05-10T10:00").forPeople(3).opened();
    booked(id, Actors.anEntrepreneur("Ann Booked"));
    booked(id, Actors.anEntrepreneur("Bea Booked"));

    session()
        .starting("2027-05-10T10:00")
        .forPeople(1)
        .change(id)
        .statusCode(400)
        .body("errors.field[0]", is("capacity"))
        .body("errors.message[0]", containsString("2 places are taken"))
        .body("errors.message[0]", containsString("Ann Booked, Bea Booked"));
    session().starting("2027-05-10T10:00").forPeople(2).change(id).statusCode(200);
  }

  @Test
  void aChangeOfWordsTellsNobodyAndOneOfAStaleFormIsRefused() {
    var id = session().starting("2027-05-11T10:00").opened();
    booked(id, Actors.anEntrepreneur().withEmail("told-" + id + "@example.org", true));
    var adviser = Browser.of(Actors.anAdviser());
    var stale = adviser.open("/sessions/" + id + "/edit");

    session().starting("2027-05-11T10:00").with("bring", "A pen").change(id).statusCode(200);
    var answer = adviser.send(stale, "/sessions/" + id + "/edit", Map.of("title", "Stale"));

    assertEquals(409, answer.status());
    assertTrue(answer.problems().toString().contains("Somebody else has changed this session"));
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM mail WHERE kind = 'session-changed' AND recipient = 'told-%s@example.org'"
                .formatted(id)));
  }

  @Test
  void staffWriteToThoseBookedWithAnAddressThatReadsAnswers() {
    var address = UUID.randomUUID() + "@example.org";
    var id = session().starting("2027-05-12T10:00").with("replyTo", "desk@example.org").opened();
    booked(id, Actors.anEntrepreneur().withEmail(address, true));

    given()
        .auth()
        .oauth2(Actors.anAdviser().token())
        .contentType(ContentType.JSON)
        .body(Map.of("message", "The lift is out of order.\nCome by the back door."))
        .post("/api/sessions/" + id + "/message")
        .then()
        .statusCode(200)
        .body("mails", is(1));

    await().until(() -> SERVER.receivedBy(address).size() == 2);
    var mail =
        SERVER.receivedBy(address).stream()
            .filter(each -> each.subject().startsWith("About your place"))
            .findFirst()
            .orElseThrow();
    assertEquals("desk@example.org", mail.replyTo());
    assertTrue(mail.text().contains("Come by the back door."), mail.text());
  }

  @Test
  void whatIsOverOrCancelledIsNotChangedAndWhatHasBegunKeepsItsStart() {
    var id = session().starting("2027-05-13T10:00").opened();
    clock.set(Instant.parse("2027-05-13T09:30:00Z"));
    session().starting("2027-05-13T10:00").titled("Has begun").change(id).statusCode(200);
    session()
        .starting("2027-05-13T10:10")
        .change(id)
        .statusCode(400)
        .body("errors.field[0]", is("startsAt"));
    clock.set(Instant.parse("2027-05-13T10:30:00Z"));
    session()
        .starting("2027-05-13T10:00")
        .change(id)
        .statusCode(409)
        .body("code", is("session-over"));
  }

  private static String get(String path, Actor person) {
    return given().auth().oauth2(person.token()).get(path).then().extract().asString();
  }
}
