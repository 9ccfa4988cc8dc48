package throughline.platform.database.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.upkeep.JobAskedFor;

@QuarkusTest
class AuditJobsTest {

  private final Event<JobAskedFor> asked;
  private final AuditTrail trail;
  private final String job = "job-" + UUID.randomUUID();

  AuditJobsTest(Event<JobAskedFor> asked, AuditTrail trail) {
    this.asked = asked;
    this.trail = trail;
  }

  @Test
  void whoHadAJobRunIsWrittenDownWithTheTransaction() {
    QuarkusTransaction.requiringNew().run(() -> asked.fire(new JobAskedFor("subject-1", job)));
    assertThrows(
        RuntimeException.class, () -> asked.fire(new JobAskedFor("subject-2", job)), "outside");

    var history = trail.history(AuditedRecord.of("job", job), new PageRequest(null, 50));
    assertEquals(1, history.size());
    assertEquals(Actor.of("subject-1", "administrator"), history.get(0).actor());
    assertEquals("JOB_ASKED_FOR", history.get(0).action());
  }
}
