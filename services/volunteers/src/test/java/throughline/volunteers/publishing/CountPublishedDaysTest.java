package throughline.volunteers.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.contracts.counts.DayCountState;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.testing.FinishedDay;
import throughline.platform.testing.JsonSchema;
import throughline.platform.testing.Published;
import throughline.publishing.CountPublishedDays;

/** What the tracker is told of a finished day keeps the contract. */
@QuarkusTest
class CountPublishedDaysTest {

  private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
  private static final LocalDate YESTERDAY = LocalDate.parse("2026-11-23");
  private static final String TYPE = "throughline.volunteers.hours-logged.v1";

  @Inject CountPublishedDays job;

  @Test
  void aFinishedDayIsPublishedWithItsCountsByType() throws Exception {
    FinishedDay.had(YESTERDAY, TYPE, 12);

    assertEquals("1 day told", job.run());
    assertEquals("0 days told", job.run());

    var id = DayCountState.id(VolunteerEvents.OWNER, YESTERDAY);
    var event = Published.awaitOf(VolunteerEvents.TOPIC, id, 1).get(0);
    assertEquals(
        List.of(),
        JsonSchema.of(VolunteerEvents.DAY_COUNTED.schemaResource()).errors(event.value()));
    assertEquals(VolunteerEvents.DAY_COUNTED.type(), Published.header(event, "ce_type"));
    assertEquals(
        DayCountState.of(1, YESTERDAY, Map.of(TYPE, 12L)),
        JSON.readValue(event.value(), DayCountState.class));
  }
}
