package throughline.volunteers.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.contracts.volunteers.SurveyCountState;
import throughline.contracts.volunteers.SurveyCountState.Survey;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.JsonSchema;
import throughline.platform.testing.Published;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestClock;
import throughline.volunteers.link.VolunteerLinks;
import throughline.volunteers.testing.AcceptedVolunteers;
import throughline.volunteers.testing.Actors;

/** Asked once a year and on leaving, answered once by a link, and told as counts. */
@QuarkusTest
class SurveyTest {
  private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
  private static final SurveyRequest AGREES =
      new SurveyRequest("AGREE", "NEITHER", "STRONGLY_AGREE");

  @Inject AskSurveys askSurveys;
  @Inject AnswerSurvey answerSurvey;
  @Inject TellSurveys tellSurveys;
  @Inject VolunteerLinks links;
  @Inject TestClock clock;

  @BeforeEach
  void clear() {
    Database.execute("DELETE FROM survey_ask; DELETE FROM survey_answer; DELETE FROM survey_told");
    Database.execute("UPDATE volunteer SET status = 'PAUSED' WHERE status IN ('ACTIVE', 'LEFT')");
  }

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void whoeverVolunteersIsAskedOnceAYearAndAnswersOnceOnAPhone() {
    var volunteer = somebody("ACTIVE", 100);
    somebody("ACTIVE", 10);
    assertEquals("1 person asked", askSurveys.run());
    assertEquals("0 people asked", askSurveys.run());
    var visitor = Browser.ofNobodyElsewhere();
    var form = visitor.follow(visitor.open("/survey/link/" + secret(linkOf(volunteer))));

    var wrong = visitor.send(form, "/survey", Map.of("valued", "AGREE"));
    assertEquals(2, wrong.problems().size(), wrong.problems().toString());
    var thanks =
        visitor.send(
            form,
            "/survey",
            Map.of("valued", "AGREE", "listenedTo", "DISAGREE", "recommends", "STRONGLY_AGREE"));

    assertEquals("/survey/thanks", thanks.redirect());
    assertEquals(
        "YEARLY 2026-12-31 4 2 5",
        Database.text(
            "SELECT concat_ws(' ', survey, last_day, valued, listened_to, recommends) FROM survey_answer"));
    assertEquals(403, visitor.open("/survey").status(), "a link opens once");
    clock.advance(Duration.ofDays(370));
    assertEquals("2 people asked", askSurveys.run(), "the other one is no longer new");
  }

  @Test
  void whoeverLeftIsAskedOnceAndTheMailLeavesAllTheSame() {
    var left = somebody("LEFT", 3);
    somebody("LEFT", 30);

    assertEquals("1 person asked", askSurveys.run());
    assertEquals("0 people asked", askSurveys.run());

    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM mail WHERE kind = 'farewell-survey' AND reference LIKE '%s/%%'"
                .formatted(AcceptedVolunteers.id(left))));
    var visitor = Browser.ofNobodyElsewhere();
    var form = visitor.follow(visitor.open("/survey/link/" + secret(linkOf(left))));
    assertTrue(form.text("main").contains("I felt valued"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 16})
  void ofManyAnswersByOneLinkOneIsKept(int presses) throws Exception {
    var volunteer = somebody("ACTIVE", 100);
    askSurveys.run();
    var link = UUID.fromString(linkOf(volunteer));
    Callable<Integer> press =
        () -> {
          try {
            answerSurvey.answer(link, AGREES);
            return 1;
          } catch (Conflict used) {
            return 0;
          }
        };

    var kept = Race.atOnce(Stream.generate(() -> press).limit(presses).toList());

    assertEquals(1, kept.stream().mapToInt(Integer::intValue).sum());
    assertEquals(1, Database.number("SELECT count(*) FROM survey_answer"));
    assertThrows(Conflict.class, () -> answerSurvey.answer(link, AGREES));
  }

  @Test
  void aQuarterIsToldOnceWhenItIsOverAndFewAnswersAreNot() throws Exception {
    Database.execute(
        "INSERT INTO survey_answer SELECT 'YEARLY', '2026-12-31', 4, CASE WHEN n > 4 THEN 5 ELSE 3 END, 5 FROM generate_series(1, 12) AS n");
    Database.execute(
        "INSERT INTO survey_answer SELECT 'LEAVING', '2026-12-31', 1, 1, 1 FROM generate_series(1, 9)");
    assertEquals("Nothing to tell", tellSurveys.run(), "the quarter goes on");
    clock.set(Instant.parse("2027-01-01T00:15:00Z"));

    assertEquals("2 surveys told", tellSurveys.run());
    assertEquals("Nothing to tell", tellSurveys.run());

    var yearly = told(Survey.YEARLY);
    assertEquals(12, yearly.answered());
    assertEquals(12, yearly.valued());
    assertEquals(8, yearly.listenedTo());
    assertNull(told(Survey.LEAVING).answered(), "nine would be too few");
    var page = Browser.of(Actors.aCoordinator("Sam Okafor").at("HEAD")).open("/survey/results");
    assertTrue(page.text("main table").contains("Yearly 0 12 12 8 12"), page.text("main table"));
    assertTrue(page.text("main table").contains("Leaving 0 Fewer than 10 answers"));
  }

  private static SurveyCountState told(Survey survey) throws Exception {
    var event = Published.awaitFirst(VolunteerEvents.TOPIC, survey + "/2026-12-31");
    assertEquals(
        List.of(),
        JsonSchema.of(VolunteerEvents.SURVEY_COUNTED.schemaResource()).errors(event.value()));
    return JSON.readValue(event.value(), SurveyCountState.class);
  }

  private static Actor somebody(String status, int days) {
    var volunteer = Actors.aVolunteer("Robin Field");
    var id = AcceptedVolunteers.id(volunteer);
    Database.execute(
        "UPDATE volunteer SET status = '%s', status_since = timestamptz '2026-11-24 12:00Z' - interval '%d days' WHERE id = '%s'"
            .formatted(status, days, id));
    Database.execute(
        "UPDATE person_details SET email_address = '%s@example.org' WHERE person_id = '%s'"
            .formatted(UUID.randomUUID(), id));
    return volunteer;
  }

  private static String linkOf(Actor volunteer) {
    return Database.text(
        "SELECT link FROM survey_ask WHERE person_id = '%s'"
            .formatted(AcceptedVolunteers.id(volunteer)));
  }

  private String secret(String link) {
    return links.link(UUID.fromString(link), UUID.randomUUID()).cookie();
  }
}
