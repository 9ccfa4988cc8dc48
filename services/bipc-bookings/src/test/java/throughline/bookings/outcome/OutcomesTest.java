package throughline.bookings.outcome;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.bookings.booking.BookingFixture;
import throughline.bookings.session.SessionFixture;
import throughline.bookings.testing.Actors;
import throughline.contracts.bookings.BookingEvents;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Published;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestClock;
import throughline.platform.testing.TestServers;

/** Who came is asked three times what came of it, and the answers add up. */
@QuarkusTest
class OutcomesTest {

  private static final String THREE = "2027-02-24T12:00:00Z";
  private static final String SIX = "2027-05-24T12:00:00Z";
  private static final String TWELVE = "2027-11-24T12:00:00Z";

  private static final Map<String, String> STARTED =
      Map.of(
          "started",
          "TRADING",
          "grown",
          "NO",
          "jobs",
          "1.5",
          "stillTrading",
          "YES",
          "companyNumber",
          "01234567");
  private static final Map<String, String> MORE =
      Map.of("started", "TRADING", "grown", "BOTH", "jobs", "2", "stillTrading", "YES");

  @Inject AskWhatCame askWhatCame;
  @Inject FollowUpsOfPerson followUpsOfPerson;
  @Inject TestClock clock;

  private final String address = UUID.randomUUID() + "@example.org";
  private final Actor noor = Actors.anEntrepreneur("Noor Wilding").withEmail(address, true);
  private final Actor adviser = Actors.anAdviser().at("BLAC");

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void whoCameIsAskedAtThreeSixAndTwelveMonthsOnceEach() {
    came(noor);

    askAt("2027-02-23T12:00:00Z");
    assertEquals(0, asked(noor));
    askAt(THREE);
    askAt(THREE);
    askAt("2027-02-25T12:00:00Z");
    assertEquals(1, asked(noor));
    askAt(SIX);
    askAt(TWELVE);

    assertEquals(3, asked(noor));
    await().until(() -> mails().size() == 3);
    assertTrue(mails().get(0).contains("3 months ago"), mails().get(0));
  }

  @Test
  void whoHasNoAddressCountsAsNotReachedAndWhoDidNotComeIsNotAsked() {
    var silent = Actors.anEntrepreneur();
    came(silent);
    var away = Actors.anEntrepreneur();
    BookingFixture.booked(session("2026-11-24T12:30"), away);

    askAt(THREE);

    assertEquals(1, asked(silent));
    assertEquals(0, asked(away));
    assertEquals(0, Database.number("SELECT count(reached_at) FROM follow_up WHERE " + of(silent)));
  }

  @Test
  void openingTheLinkChangesNothingAndOnePressAnswers() {
    came(noor);
    askAt(THREE);
    var link = link();
    var before = Database.digest();
    var visitor = Browser.ofNobodyElsewhere();
    var moved = visitor.open(link);
    var page = visitor.follow(moved);

    assertEquals("/follow-up", moved.redirect());
    assertEquals("no-referrer", moved.header("Referrer-Policy"));
    assertFalse(page.source().contains("Noor"));
    assertFalse(page.source().contains(link.replaceFirst(".*/", "")));
    assertEquals(before, Database.digest(), "what examines mails opens links, too");
    assertEquals(400, visitor.send(page, "/follow-up", Map.of("jobs", "many")).status());
    assertEquals(before, Database.digest());

    assertEquals("/follow-up/thanks", visitor.send(page, "/follow-up", STARTED).redirect());

    assertEquals(List.of("1 true 150 true"), told(noor, 3));
    assertEquals("COMPANIES_HOUSE", standing(noor, "evidence"));
  }

  @Test
  void aLinkThatIsAlteredOrTooOldOpensNothing() {
    came(noor);
    askAt(THREE);
    var link = link();
    var altered = link.substring(0, link.length() - 4) + "AAAA";
    var visitor = Browser.ofNobodyElsewhere();

    assertEquals(403, visitor.follow(visitor.open(altered)).status());
    assertEquals(403, visitor.post("/follow-up", STARTED).status());
    assertEquals(403, visitor.follow(visitor.open("/follow-up/link/short")).status());
    clock.set(Instant.parse("2027-04-01T12:00:00Z"));
    assertEquals(403, visitor.follow(visitor.open(link)).status());
  }

  @Test
  void theLaterAnswerReplacesAndTheAnswersOfOnePersonAddUp() {
    came(noor);
    askAt(THREE);
    answer(noor, 3, STARTED);
    askAt(SIX);
    answer(noor, 6, MORE);

    assertEquals(List.of("1 true 150 true"), told(noor, 3));
    assertEquals(List.of("1 false 50 true"), told(noor, 6));

    answer(noor, 3, Map.of("started", "NOT_YET"));

    assertEquals(List.of("1 true 150 true", "2 false 0 null"), told(noor, 3));
    assertEquals(List.of("1 false 50 true", "2 true 200 true"), told(noor, 6));
    assertEquals(
        3,
        Database.number(
            "SELECT count(*) FROM outcome WHERE follow_up_id IN (SELECT id FROM follow_up WHERE "
                + of(noor)
                + ")"));
    var page = Browser.of(adviser).open("/outcomes/asked/" + followUp(noor, 3));
    assertTrue(page.text("main").contains("(replaced)"), page.text("main"));
  }

  @Test
  void ofAnswersAtOnceOneStandsAndEachVersionIsToldOnce() throws Exception {
    came(noor);
    askAt(THREE);
    var id = followUp(noor, 3);
    var link = link();
    Callable<Integer> press =
        () -> {
          var visitor = Browser.ofNobodyElsewhere();
          var page = visitor.follow(visitor.open(link));
          return visitor.send(page, "/follow-up", STARTED).status();
        };

    var answers = Race.atOnce(Stream.generate(() -> press).limit(16).toList());

    assertEquals(Stream.generate(() -> 303).limit(16).toList(), answers);
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM outcome WHERE replaced_at IS NULL AND follow_up_id = '%s'"
                .formatted(id)));
    assertEquals(List.of("1 true 150 true"), told(noor, 3));
  }

  @Test
  void staffRecordByTelephoneAtTheirOwnPlacesOnly() {
    came(noor);
    askAt(THREE);
    var path = "/outcomes/asked/" + followUp(noor, 3);
    var elsewhere = Browser.of(Actors.anAdviser().at("WEST"));
    var staff = Browser.of(adviser);

    assertEquals(404, elsewhere.open(path).status());
    assertFalse(elsewhere.open("/outcomes/asked").source().contains(path));
    assertTrue(staff.open("/outcomes/asked").source().contains(path));
    var answer = new HashMap<>(STARTED);
    answer.put("seen", "YES");
    staff.send(staff.open(path), path, answer).then().statusCode(303);

    assertEquals("SEEN_BY_STAFF", standing(noor, "evidence"));
    assertTrue(staff.open(path).text("main").contains("by Sam Okafor"));
  }

  @Test
  void whenTwoRecordsAreOnePersonTheStartIsToldOnceAndAgainTwiceWhenTheyAreParted() {
    var other = Actors.anEntrepreneur("Noor W");
    came(noor);
    came(other, "2026-11-24T14:00");
    askAt(THREE);
    answer(noor, 3, STARTED);
    askAt("2027-02-25T12:00:00Z");
    answer(other, 3, MORE);
    var ids = List.of(person(noor), person(other));

    merge(ids);

    assertEquals(List.of("1 true 150 true"), told(noor, 3));
    assertEquals(List.of("1 true 200 true", "2 false 50 true"), told(other, 3));
    assertEquals(
        key(noor),
        Database.text(
            "SELECT told_key FROM follow_up WHERE id = '%s'".formatted(followUp(other, 3))));

    part(ids);

    assertEquals("3 true 200 true", told(other, 3).get(2));
  }

  @Test
  void erasureLeavesTheFiguresAndTakesTheCompanyAndTheLink() {
    came(noor);
    askAt(THREE);
    var link = link();
    answer(noor, 3, STARTED);
    var id = followUp(noor, 3);

    QuarkusTransaction.requiringNew()
        .run(() -> followUpsOfPerson.erase(UUID.fromString(person(noor))));

    assertEquals(List.of("1 true 150 true"), told(noor, 3));
    assertEquals(
        0,
        Database.number(
            "SELECT count(company_number) FROM outcome WHERE follow_up_id = '%s'".formatted(id)));
    assertEquals(
        0, Database.number("SELECT count(*) FROM mail WHERE reference = '%s'".formatted(id)));
    var visitor = Browser.ofNobodyElsewhere();
    assertEquals(403, visitor.follow(visitor.open(link)).status());
  }

  @Test
  void eachFigureStandsBesideHowManyWereAskedAndAnswered() {
    var days = "?from=2027-02-24&to=2027-02-24";
    came(noor);
    came(Actors.anEntrepreneur());
    askAt(THREE);
    answer(noor, 3, STARTED);
    var where = " FROM follow_up WHERE library_code = 'BLAC' AND due_on = '2027-02-24'";
    var asked = Database.number("SELECT count(*)" + where);
    var answered = Database.number("SELECT count(told_key)" + where);
    var reached = Database.number("SELECT count(reached_at)" + where);

    var page = Browser.of(adviser).open("/outcomes" + days);

    var words = "%d of %d asked answered".formatted(answered, asked);
    assertEquals(4, page.text(".tl-figures").split(words, -1).length - 1, page.text("main"));
    assertTrue(
        page.text("table").contains("3 months %d %d %d ".formatted(asked, reached, answered)),
        page.text("table"));
    assertTrue(asked >= 2 && reached >= 1 && answered >= 1);
  }

  private void came(Actor person) {
    came(person, "2026-11-24T12:30");
  }

  private void came(Actor person, String start) {
    var booking = BookingFixture.booked(session(start), person);
    Database.execute(
        """
        UPDATE booking SET status = 'ATTENDED', minutes = 60, recorded_at = now(),
               recorded_by = entrepreneur_id
        WHERE id = '%s'
        """
            .formatted(booking));
  }

  private static String session(String start) {
    return SessionFixture.session().at("SPOKE").starting(start).opened();
  }

  private void askAt(String moment) {
    clock.set(Instant.parse(moment));
    askWhatCame.run();
  }

  private List<String> mails() {
    return TestServers.mail().receivedBy(address).stream()
        .filter(mail -> mail.subject().equals("How is your business idea doing?"))
        .map(mail -> mail.text())
        .toList();
  }

  private String link() {
    await().until(() -> mails().size() == 1);
    return mails().get(0).replaceFirst("(?s).*(/follow-up/link/[\\w-]+).*", "$1");
  }

  private Page answer(Actor person, int months, Map<String, String> answer) {
    var path = "/outcomes/asked/" + followUp(person, months);
    var staff = Browser.of(adviser);
    var page = staff.send(staff.open(path), path, answer);
    page.then().statusCode(303);
    return page;
  }

  private static void merge(List<String> ids) {
    var action = "/people/%s/same-as/%s".formatted(ids.get(0), ids.get(1));
    press(Browser.of(Actors.anAdviser()), action, action);
  }

  private static void part(List<String> ids) {
    var merge =
        Database.text(
            "SELECT id FROM entrepreneur_merge WHERE gone_id = '%s'".formatted(ids.get(1)));
    var kept = "/people/" + ids.get(0);
    press(Browser.of(Actors.anAdviser()), kept, kept + "/merges/" + merge);
  }

  private static void press(Browser staff, String page, String action) {
    staff
        .send(staff.open(page), action, Map.of("reason", "The same telephone"))
        .then()
        .statusCode(303);
  }

  private static List<String> told(Actor person, int months) {
    return Published.allOf(BookingEvents.TOPIC, followUp(person, months)).stream()
        .map(event -> JsonPath.from(event.value()))
        .map(
            body ->
                "%s %s %s %s"
                    .formatted(
                        body.get("version"),
                        body.get("started"),
                        body.get("jobs"),
                        body.get("stillTrading")))
        .toList();
  }

  private static String standing(Actor person, String column) {
    return Database.text(
        "SELECT %s FROM outcome WHERE replaced_at IS NULL AND follow_up_id = '%s'"
            .formatted(column, followUp(person, 3)));
  }

  private static String followUp(Actor person, int months) {
    return Database.text(
        "SELECT id FROM follow_up WHERE months = %d AND %s".formatted(months, of(person)));
  }

  private static long asked(Actor person) {
    return Database.number("SELECT count(*) FROM follow_up WHERE " + of(person));
  }

  private static String of(Actor person) {
    return "entrepreneur_id = (SELECT id FROM person WHERE subject = '%s')"
        .formatted(person.subject());
  }

  private static String person(Actor person) {
    return Database.text("SELECT id FROM person WHERE subject = '%s'".formatted(person.subject()));
  }

  private static String key(Actor person) {
    return Database.text(
        "SELECT entrepreneur_key FROM entrepreneur WHERE id = '%s'".formatted(person(person)));
  }
}
