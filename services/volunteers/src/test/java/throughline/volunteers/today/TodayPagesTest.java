package throughline.volunteers.today;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.platform.testing.Race.atOnce;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.volunteers.testing.Actors;
import throughline.volunteers.testing.RotaFixture;

/** Who came today. The clock stands at noon on Tuesday 24 November 2026. */
@QuarkusTest
class TodayPagesTest {
  private static final String TODAY = "/today?place=HEAD";
  private static final String ELSE = "/today/somebody-else";

  private final Browser sam = Browser.of(Actors.aCoordinator("Sam Okafor").at("HEAD"));

  @BeforeEach
  void clear() {
    RotaFixture.sql("DELETE FROM slot_volunteer; DELETE FROM attendance");
  }

  @Test
  void twelvePeopleInTwoPresses() {
    var slot = RotaFixture.slot("HEAD", 2, "10:00", "12:00");
    var twelve = people(12, slot);

    var page = sam.open(TODAY);
    var done = sam.follow(everyoneCame(sam, page, boxes(page)));

    assertTrue(done.text("main").contains("The hours of 12 people are logged"), done.text("main"));
    assertEquals(12, logged(slot, "SUBMITTED"));
    assertTrue(done.text("main").contains("Came: Helper 0"), done.text("main"));
    assertFalse(done.has("input[name=came]"));
    assertEquals(
        120,
        Database.number(
            "SELECT extract(epoch FROM ended_at - started_at)::int / 60 FROM hours_entry WHERE volunteer_id = '%s'"
                .formatted(RotaFixture.id(twelve.get(0)))));
  }

  @Test
  void whoDidNotComeIsUntickedAndWhoIsAwayIsNotAskedAbout() {
    var slot = RotaFixture.slot("HEAD", 2, "10:00", "12:00");
    var people = people(3, slot);
    RotaFixture.away(people.get(2), "2026-11-20", "2026-11-30");
    var page = sam.open(TODAY);
    var boxes = boxes(page);
    assertEquals(2, boxes.size());

    var done = sam.follow(everyoneCame(sam, page, List.of(boxes.get(0))));

    assertTrue(
        done.text("main").contains("Came: Helper 0 Did not come: Helper 1"), done.text("main"));
    assertEquals(1, logged(slot, "SUBMITTED"));
  }

  @Test
  void whoAlsoLogsItCountsOnceWhicheverComesFirst() {
    var slot = RotaFixture.slot("HEAD", 2, "10:00", "12:00");
    var people = people(2, slot);
    assertEquals(201, log(people.get(0)));

    var page = sam.open(TODAY);
    var done = sam.follow(everyoneCame(sam, page, boxes(page)));

    assertTrue(
        done.text("main").contains("The hours of 1 person are logged, and 1 was there already"),
        done.text("main"));
    log(people.get(1));
    people.forEach(each -> assertEquals(1, entries(each)));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 16})
  void pressedAtOnceByManyAndLoggedByThemselvesItCountsOnce(int staff) throws Exception {
    var slot = RotaFixture.slot("HEAD", 2, "10:00", "12:00");
    var people = people(4, slot);
    var work = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < staff; i++) {
      var browser = Browser.of(Actors.aCoordinator("Staff " + i).at("HEAD"));
      var page = browser.open(TODAY);
      work.add(() -> everyoneCame(browser, page, boxes(page)).status());
    }
    people.forEach(each -> work.add(() -> log(each)));

    atOnce(work).subList(0, staff).forEach(status -> assertEquals(303, status));

    people.forEach(each -> assertEquals(1, entries(each)));
    assertEquals(
        4,
        Database.number("SELECT count(*) FROM attendance WHERE about_id = '%s'".formatted(slot)));
  }

  @Test
  void pressedTwiceItIsLoggedOnce() {
    var slot = RotaFixture.slot("HEAD", 2, "10:00", "12:00");
    people(2, slot);
    var page = sam.open(TODAY);

    assertEquals(303, everyoneCame(sam, page, boxes(page)).status());
    assertEquals(303, everyoneCame(sam, page, boxes(page)).status());

    assertEquals(2, logged(slot, "SUBMITTED"));
  }

  @Test
  void whatIsNotOverIsNotLoggedYetAndYesterdayStillIs() {
    people(1, RotaFixture.slot("HEAD", 2, "11:00", "12:01"));
    var yesterday = RotaFixture.slot("HEAD", 1, "22:00", "02:00");
    people(1, yesterday);

    assertFalse(sam.open(TODAY).has("input[name=came]"));
    assertTrue(sam.open(TODAY).text("main").contains("You can record who came once it is over"));
    var page = sam.open(TODAY + "&day=yesterday");
    sam.follow(everyoneCame(sam, page, boxes(page)));
    assertEquals(1, logged(yesterday, "SUBMITTED"));
  }

  @Test
  void somebodyElseWhoCameIsAddedByName() {
    var slot = RotaFixture.slot("HEAD", 2, "10:00", "12:00");
    var name = "Alex " + UUID.randomUUID();
    var alex = RotaFixture.volunteer(name);
    var link = ELSE + "?place=HEAD&day=2026-11-24&about=" + slot;

    var nobody = sam.send(sam.open(link), ELSE, Map.of("name", "Nobody At All"));
    assertTrue(nobody.problems().get(0).startsWith("#name Nobody of this name volunteers"));
    var choice = sam.send(sam.open(link), ELSE, Map.of("name", "Alex "));
    assertEquals(List.of("#volunteer Choose who it was"), choice.problems());
    var done = sam.follow(sam.send(sam.open(link), ELSE, Map.of("name", name.toLowerCase())));

    assertTrue(done.text("main").contains("Came: " + name), done.text("main"));
    assertEquals(1, entries(alex));
  }

  @Test
  void ofTwoOfOneNameOneIsChosen() {
    var slot = RotaFixture.slot("HEAD", 2, "10:00", "12:00");
    var name = "Pat " + UUID.randomUUID();
    var one = RotaFixture.volunteer(name);
    var other = RotaFixture.volunteer(name);
    var link = ELSE + "?place=HEAD&day=2026-11-24&about=" + slot;

    var choice = sam.send(sam.open(link), ELSE, Map.of("name", name));
    sam.follow(
        sam.send(
            choice, ELSE, Map.of("name", name, "volunteer", RotaFixture.id(other).toString())));

    assertEquals(0, entries(one));
    assertEquals(1, entries(other));
  }

  @Test
  void whoMayNotServeIsMarkedAndStaysOnRecordIfTheyDid() {
    var slot = RotaFixture.slot("HEAD", "home-library", 2, "10:00", "12:00");
    var person = people(1, slot).get(0);

    var page = sam.open(TODAY);
    assertTrue(page.text("main").contains("Not cleared"), page.text("main"));
    sam.follow(everyoneCame(sam, page, boxes(page)));

    assertEquals(1, entries(person), "hours that were given count");
    assertEquals(
        "false",
        Database.text(
            "SELECT cleared::text FROM attendance WHERE about_id = '%s'".formatted(slot)));
  }

  @Test
  void anotherPlaceIsNotFound() {
    assertEquals(404, sam.open("/today?place=COWL").status());
    var everywhere = Browser.of(Actors.aCoordinator("Lee Ward"));
    assertEquals(400, everywhere.open("/today?place=%00").status());
    var slot = RotaFixture.slot("HEAD", 2, "10:00", "12:00");
    var link = ELSE + "?place=HEAD&day=2026-11-24&about=" + slot;
    assertEquals(
        400, everywhere.send(everywhere.open(link), ELSE, Map.of("name", "A\u0000b")).status());
  }

  private static List<Actor> people(int count, UUID slot) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              var person = RotaFixture.volunteer("Helper " + i);
              RotaFixture.comes(person, slot);
              return person;
            })
        .toList();
  }

  private static List<String> boxes(Page page) {
    return Pattern.compile("name=\"came\" type=\"checkbox\" value=\"([^\"]+)\"")
        .matcher(page.source())
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  /** A browser sends what the page asked about beside what is ticked. */
  private static Page everyoneCame(Browser browser, Page page, List<String> ticked) {
    return browser.tick(page, "/today", Map.of("asked", boxes(page), "came", ticked));
  }

  private static int log(Actor person) {
    return given()
        .auth()
        .oauth2(person.token())
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "library", "HEAD",
                "workedOn", "2026-11-24",
                "startTime", "10:00",
                "endTime", "12:00"))
        .post("/api/hours")
        .then()
        .extract()
        .statusCode();
  }

  private static long logged(UUID slot, String status) {
    return Database.number(
        "SELECT count(*) FROM hours_entry WHERE slot_id = '%s' AND status = '%s'"
            .formatted(slot, status));
  }

  private static long entries(Actor person) {
    return Database.number(
        "SELECT count(*) FROM hours_entry WHERE volunteer_id = '%s'"
            .formatted(RotaFixture.id(person)));
  }
}
