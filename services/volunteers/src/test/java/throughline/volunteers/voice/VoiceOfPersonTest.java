package throughline.volunteers.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Database;
import throughline.volunteers.link.VolunteerLinks;
import throughline.volunteers.testing.AcceptedVolunteers;
import throughline.volunteers.testing.Actors;

/** What somebody said is told to them, and stays without whose it is once they are erased. */
@QuarkusTest
class VoiceOfPersonTest {
  @Inject VoiceOfPerson voice;
  @Inject VolunteerLinks links;

  @Test
  void anErasedPersonsIdeaStaysUnderNobodyAndTheirLinkOpensNothing() {
    var volunteer = Actors.aVolunteer("Robin Field");
    var person = UUID.fromString(AcceptedVolunteers.id(volunteer));
    var idea = IdeaFixture.raised(volunteer, "HEAD");
    Database.execute(
        "INSERT INTO survey_ask (person_id, survey, asked_on) VALUES ('%s', 'YEARLY', '2026-11-01')"
            .formatted(person));
    var link =
        links.link(
            UUID.fromString(
                Database.text(
                    "SELECT link FROM survey_ask WHERE person_id = '%s'".formatted(person))),
            UUID.randomUUID());
    var told = voice.held(List.of(person));
    assertTrue(told.get(0).items().get(0).containsValue(IdeaFixture.IDEA), "it is told to them");
    assertTrue(told.get(1).items().get(0).containsValue("1 November 2026"));

    QuarkusTransaction.requiringNew().run(() -> voice.erase(person));

    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM idea WHERE id = '%s' AND volunteer_id IS NULL AND idea <> '%s'"
                .formatted(idea, IdeaFixture.IDEA)));
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM survey_ask WHERE person_id = '%s'".formatted(person)));
    assertTrue(links.holderOf(link).isEmpty());
  }
}
