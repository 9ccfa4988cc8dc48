package throughline.volunteers.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.contracts.volunteers.MonitoringCountState;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.equality.EqualityAnswers;
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

/** Asked once a year by a link, kept under nobody, and told as counts that disclose nobody. */
@QuarkusTest
class WhoVolunteersTest {
  private static final String NOT_ALLOWED = "42501";
  private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

  @Inject DataSource database;
  @Inject AskWho askWho;
  @Inject AnswerQuestions answerQuestions;
  @Inject TellWho tellWho;
  @Inject VolunteerLinks links;
  @Inject TestClock clock;

  @BeforeEach
  void clear() {
    Database.execute(
        "DELETE FROM equality_ask; DELETE FROM monitoring_cohort; DELETE FROM monitoring_told");
    Database.execute("UPDATE volunteer SET status = 'PAUSED' WHERE status = 'ACTIVE'");
    Database.execute("DELETE FROM equality.cohort_answer");
  }

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT FROM equality.cohort_answer",
        "SELECT count(*) FROM equality.cohort_answer",
        "INSERT INTO equality.cohort_answer (quarter) VALUES ('2026-Q4')",
        "UPDATE equality.cohort_answer SET sex = 'MALE'",
        "DELETE FROM equality.cohort_answer",
        "GRANT SELECT ON equality.cohort_answer TO service",
      })
  void theServicesRoleIsRefusedWhateverItTries(String sql) {
    var refusal =
        assertThrows(
            SQLException.class,
            () -> {
              try (var connection = database.getConnection();
                  var statement = connection.createStatement()) {
                statement.execute(sql);
              }
            });

    assertEquals(NOT_ALLOWED, refusal.getSQLState(), sql);
  }

  @Test
  void whoeverWasAcceptedIsAskedOnceAYearByALinkThatOpensOnce() {
    var volunteer = somebody("HEAD");
    askWho.run();
    askWho.run();
    var link = linkOf(volunteer);
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM mail WHERE kind = 'equality-questions' AND reference LIKE '%%%s'"
                .formatted(link)));

    var visitor = Browser.ofNobodyElsewhere();
    var form = visitor.follow(visitor.open("/questions/link/" + secret(link)));
    assertTrue(form.text("main button").startsWith("Skip these questions"));
    var thanks =
        visitor.press(
            form, "/questions", "Send my answers", Map.of("sex", "FEMALE", "pressed", "answer"));

    assertEquals("/questions/thanks", thanks.redirect());
    assertEquals(
        "2026-Q4 E07000178 FEMALE",
        Database.text("SELECT concat_ws(' ', quarter, area, sex) FROM equality.cohort_answer"));
    assertEquals(403, visitor.open("/questions").status(), "a link opens once");
    assertThrows(Conflict.class, () -> answerQuestions.skip(UUID.fromString(link)));
    var page = Browser.of(Actors.aCoordinator("Sam Okafor").at("COWL")).open("/monitoring");
    assertTrue(page.text("main table").contains("Oxford 1 1 100%"), page.text("main"));
    clock.set(Instant.parse("2027-11-26T12:00:00Z"));
    assertEquals("1 volunteer asked", askWho.run());
  }

  @Test
  void nobodyIsAskedWhoIsNotAcceptedOrCannotBeReached() {
    var left = somebody("HEAD");
    Database.execute(
        "UPDATE volunteer SET status = 'LEFT' WHERE id = '%s'"
            .formatted(AcceptedVolunteers.id(left)));
    AcceptedVolunteers.accept(Actors.aVolunteer("No Address"), "HEAD");

    assertEquals("0 volunteers asked", askWho.run());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 16})
  void ofManyAnswersByOneLinkOneIsKept(int presses) throws Exception {
    var volunteer = somebody("HEAD");
    askWho.run();
    var link = UUID.fromString(linkOf(volunteer));
    Callable<Integer> press =
        () -> {
          try {
            answerQuestions.answer(link, EqualityAnswers.read("MALE", "", "", ""));
            return 1;
          } catch (Conflict used) {
            return 0;
          }
        };

    var kept = Race.atOnce(Stream.generate(() -> press).limit(presses).toList());

    assertEquals(1, kept.stream().mapToInt(Integer::intValue).sum());
    assertEquals(1, Database.number("SELECT count(*) FROM equality.cohort_answer"));
  }

  /** 24 of Oxford and a single one of Cherwell, who would be told with them and is not. */
  @Test
  void aYearIsToldOnceWhenItIsOverAndACellOfOneIsNot() throws Exception {
    clock.set(Instant.parse("2026-02-10T12:00:00Z"));
    answered("E07000178", 24, 12);
    answered("E07000177", 1, 1);
    assertEquals("Nothing to tell", tellWho.run(), "the year goes on");
    clock.set(Instant.parse("2026-04-01T00:30:00Z"));

    assertEquals("3 counts told", tellWho.run());
    assertEquals("Nothing to tell", tellWho.run());

    var oxford = told("E07000178");
    var cherwell = told("E07000177");
    var together = told("county");
    assertEquals(30, oxford.asked());
    assertEquals(24, oxford.answered());
    assertEquals(null, cherwell.minorities(), "a cell of 1");
    assertEquals(1, cherwell.answered(), "how many answered is no answer");
    assertEquals(null, oxford.minorities(), "13 less 12 would give it away");
    assertEquals(13, together.minorities());
    assertEquals(25, together.groupKnown());
    assertEquals(null, together.women(), "all of them are, which tells of everybody");
  }

  private static void answered(String district, int people, int minorities) {
    Database.execute(
        "INSERT INTO monitoring_cohort VALUES ('2026-Q1', '%s', %d)"
            .formatted(district, people + 6));
    Database.execute(
        """
        INSERT INTO equality.cohort_answer
        SELECT '2026-Q1', '%s', 1, 'FEMALE', CASE WHEN n <= %d THEN 'ARAB' ELSE 'WHITE_IRISH' END, 'NO', 'FROM_35'
        FROM generate_series(1, %d) AS n
        """
            .formatted(district, minorities, people));
  }

  private static MonitoringCountState told(String district) throws Exception {
    var event = Published.awaitFirst(VolunteerEvents.TOPIC, district + "/2026-03-31");
    assertEquals(
        List.of(),
        JsonSchema.of(VolunteerEvents.MONITORING_COUNTED.schemaResource()).errors(event.value()));
    assertFalse(event.value().contains("null"));
    return JSON.readValue(event.value(), MonitoringCountState.class);
  }

  private static Actor somebody(String place) {
    var volunteer = AcceptedVolunteers.accept(Actors.aVolunteer("Robin Field"), place);
    Database.execute(
        "UPDATE person_details SET email_address = '%s@example.org' WHERE person_id = '%s'"
            .formatted(UUID.randomUUID(), AcceptedVolunteers.id(volunteer)));
    return volunteer;
  }

  private static String linkOf(Actor volunteer) {
    return Database.text(
        "SELECT link FROM equality_ask WHERE person_id = '%s'"
            .formatted(AcceptedVolunteers.id(volunteer)));
  }

  private String secret(String link) {
    return links.link(UUID.fromString(link), UUID.randomUUID()).cookie();
  }
}
