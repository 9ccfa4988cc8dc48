package throughline.volunteers.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.volunteers.hours.HoursFixture.approval;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.testing.Database;
import throughline.volunteers.testing.Actors;

/** Who did what to an entry, for as long as the database lives. */
@QuarkusTest
class HoursHistoryTest {

  private final AuditTrail trail;

  HoursHistoryTest(AuditTrail trail) {
    this.trail = trail;
  }

  @Test
  void loggingAndApprovingAreHistory() {
    var id = hours().at("HEAD").logged();
    approval(id, Actors.aCoordinator("Sam Okafor").at("HEAD")).statusCode(200);
    approval(id, Actors.aCoordinator("Lee Ward").at("HEAD")).statusCode(409);

    assertEquals(
        List.of("APPROVED volunteer-coordinator HEAD", "LOGGED volunteer null"), history(id));
  }

  @Test
  void whatCannotBeWrittenDownIsNotApproved() {
    var id = hours().at("HEAD").logged();

    Database.whileRefusing(
        "audit_entry", () -> approval(id, Actors.aCoordinator("Sam Okafor")).statusCode(500));

    assertEquals(
        "SUBMITTED", Database.text("SELECT status FROM hours_entry WHERE id = '" + id + "'"));
    assertEquals(List.of("LOGGED volunteer null"), history(id));
  }

  private List<String> history(String id) {
    return trail
        .history(HoursAction.record(UUID.fromString(id)), new PageRequest(null, 10))
        .stream()
        .map(done -> done.action() + " " + done.actor().role() + " " + done.actor().place())
        .toList();
  }
}
