package throughline.volunteers.voice;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.contracts.EventContract;
import throughline.contracts.volunteers.IdeaState;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.JsonSchema;
import throughline.platform.testing.Published;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestClock;
import throughline.volunteers.testing.AcceptedVolunteers;
import throughline.volunteers.testing.Actors;

/** Each idea has an owner and an answer within 28 days, and everybody may read what came of it. */
@QuarkusTest
class IdeasTest {
  private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

  private final Actor coordinator = Actors.aCoordinator("Sam Okafor").at("HEAD");
  private final Actor volunteer = Actors.aVolunteer("Robin Field");

  @Inject TestClock clock;

  @BeforeEach
  void clear() {
    Database.execute("DELETE FROM idea");
  }

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void anIdeaIsToldOwnedAnsweredInTimeAndShownToEverybodyWithoutNames() throws Exception {
    var page = Browser.of(volunteer);
    page.send(
        page.open("/ideas"), "/ideas", Map.of("idea", "Open the back door", "library", "HEAD"));
    var id = onlyIdea();
    assertKeepsContract(
        VolunteerEvents.IDEA_RAISED,
        id,
        new IdeaState(
            1, "HEAD", TODAY, TODAY.plusDays(28), TODAY.plusDays(28), false, false, false));
    assertTrue(page.open("/ideas").text("main").contains("by 22 December 2026"));

    var desk = Browser.of(coordinator);
    assertTrue(desk.open("/").text("main").contains("Ideas to answer"));
    desk.press(
        desk.open("/ideas/answer/" + id),
        "/ideas/owner/" + id,
        "I will answer this later",
        Map.of());
    assertTrue(page.open("/ideas").text("main").contains("Sam Okafor"), "its owner");
    clock.advance(Duration.ofDays(27));
    desk.send(
        desk.open("/ideas/answer/" + id),
        "/ideas/answer/" + id,
        Map.of("actedOn", "YES", "answer", "It opens in May", "said", "Open a second door"));

    assertKeepsContract(
        VolunteerEvents.IDEA_ANSWERED,
        id,
        new IdeaState(2, "HEAD", TODAY, TODAY.plusDays(28), TODAY.plusDays(27), true, true, true));
    assertTrue(page.open("/ideas").text("main").contains("It opens in May"));
    var everybody = Browser.ofNobody().open("/you-said").text("main");
    assertTrue(everybody.contains("Open a second door") && everybody.contains("It opens in May"));
    assertFalse(everybody.contains("Robin") || everybody.contains("Sam"), everybody);
    assertFalse(everybody.contains("back door"), "the words of the volunteer are theirs");
  }

  @Test
  void whoeverHasAnAddressGetsTheAnswerByMail() {
    Database.execute(
        "UPDATE person_details SET email_address = 'robin.ideas@example.org' WHERE person_id = '%s'"
            .formatted(AcceptedVolunteers.id(volunteer)));
    var id = IdeaFixture.raised(volunteer, "HEAD");

    answer(coordinator, id, "NO").statusCode(200).body("actedOn", is(false));

    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM mail WHERE kind = 'idea-answered' AND reference = '%s/%s'"
                .formatted(AcceptedVolunteers.id(volunteer), id)));
  }

  @Test
  void aLateOneComesFirstAndStaysLateWhenItIsAnswered() throws Exception {
    var late = IdeaFixture.raised(volunteer, "HEAD");
    clock.advance(Duration.ofDays(29));
    var young = IdeaFixture.raised(volunteer, "HEAD");

    var waiting = Browser.of(coordinator).open("/ideas/waiting");

    assertTrue(
        waiting.source().indexOf(late) < waiting.source().indexOf(young), "the late one is first");
    assertTrue(waiting.text("main").contains("Late"));
    assertTrue(Browser.of(coordinator).open("/").text("main").contains("1 late"));
    answer(coordinator, late, "YES").statusCode(200);
    assertKeepsContract(
        VolunteerEvents.IDEA_ANSWERED,
        late,
        new IdeaState(2, "HEAD", TODAY, TODAY.plusDays(28), TODAY.plusDays(28), true, false, true));
  }

  @Test
  void anAnswerThatIsPutRightKeepsTheDayOfTheFirst() {
    var id = IdeaFixture.raised(volunteer, "HEAD");
    answer(coordinator, id, "NO").statusCode(200);
    clock.advance(Duration.ofDays(60));

    answer(coordinator, id, "YES").statusCode(200).body("answeredOn", is("2026-11-24"));
  }

  @Test
  void whoeverDoesNotVolunteerIsToldToApplyFirst() {
    given()
        .auth()
        .oauth2(Actors.aStranger("Alex Marsh").token())
        .contentType("application/json")
        .body(Map.of("idea", "Open the back door"))
        .post("/api/ideas")
        .then()
        .statusCode(403)
        .body("code", is("apply-first"));
  }

  @Test
  void staffNoteAnIdeaOfWhoHelpsAtTheirPlaceAndOfNobodyElse() {
    AcceptedVolunteers.accept(volunteer, "HEAD");
    var of = "/people/" + AcceptedVolunteers.id(volunteer) + "/idea";
    var desk = Browser.of(coordinator);
    var elsewhere = Browser.of(Actors.aCoordinator("Lee Ward").at("COWL"));

    assertEquals(
        404,
        elsewhere
            .send(elsewhere.open(of), of, Map.of("idea", "A bell", "library", "COWL"))
            .status());
    desk.send(desk.open(of), of, Map.of("idea", "A bell", "library", "HEAD"));

    assertTrue(Browser.of(volunteer).open("/ideas").text("main").contains("A bell"));
  }

  @Test
  void anotherPlaceNeitherSeesNorAnswersIt() {
    var id = IdeaFixture.raised(volunteer, "HEAD");
    var elsewhere = Actors.aCoordinator("Lee Ward").at("COWL");

    assertEquals(404, Browser.of(elsewhere).open("/ideas/answer/" + id).status());
    answer(elsewhere, id, "YES").statusCode(404);
    assertFalse(Browser.of(elsewhere).open("/ideas/waiting").source().contains(id));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void ofManyWhoAnswerAtOnceOneIsTheAnswer(int people) throws Exception {
    var id = IdeaFixture.raised(volunteer, "HEAD");
    var desk = Browser.of(coordinator);
    var forms = Stream.generate(() -> desk.open("/ideas/answer/" + id)).limit(people).toList();

    var statuses =
        Race.atOnce(
            forms.stream()
                .map(
                    form ->
                        (Callable<Integer>)
                            () ->
                                desk.send(
                                        form,
                                        "/ideas/answer/" + id,
                                        Map.of("actedOn", "NO", "answer", "There is no money"))
                                    .status())
                .toList());

    assertEquals(1, statuses.stream().filter(status -> status == 303).count(), statuses.toString());
    assertEquals(people - 1, statuses.stream().filter(status -> status == 409).count());
    assertEquals(2, Database.number("SELECT version FROM idea WHERE id = '%s'".formatted(id)));
  }

  @Test
  void whatIsMissingIsNamed() {
    var page = Browser.of(volunteer);
    var refused = page.send(page.open("/ideas"), "/ideas", Map.of("idea", " ", "library", "XXXX"));

    assertEquals(400, refused.status());
    assertEquals(2, refused.problems().size(), refused.problems().toString());
  }

  private static io.restassured.response.ValidatableResponse answer(
      Actor coordinator, String id, String actedOn) {
    return given()
        .auth()
        .oauth2(coordinator.token())
        .contentType("application/json")
        .body(Map.of("actedOn", actedOn, "answer", "There is no money for it"))
        .post("/api/ideas/" + id + "/answer")
        .then();
  }

  private static String onlyIdea() {
    return Database.text("SELECT id FROM idea");
  }

  private static void assertKeepsContract(EventContract contract, String id, IdeaState expected)
      throws Exception {
    var event =
        Published.awaitOf(VolunteerEvents.TOPIC, id, (int) expected.version())
            .get((int) expected.version() - 1);
    assertEquals(contract.type(), Published.header(event, "ce_type"));
    assertEquals(List.of(), JsonSchema.of(contract.schemaResource()).errors(event.value()));
    assertEquals(expected, JSON.readValue(event.value(), IdeaState.class));
    assertFalse(event.value().contains("door"), "what was said is in no event");
  }
}
