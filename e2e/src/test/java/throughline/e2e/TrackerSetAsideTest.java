package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import throughline.client.Caller;
import throughline.local.SuiteService;

/** Events that cannot be read, from when they are set aside until they are dismissed. */
@EndToEnd
class TrackerSetAsideTest {
  private final Suite suite;

  TrackerSetAsideTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void eventsSetAside() {
    publishNonsense();
    publishNonsense();
    Caller api = suite.api(suite.people().demo("administrator"), SuiteService.TRACKER);
    await().until(() -> api.get("/api/dead-events").size() > 1);
    try (Visitor administrator = suite.desk(suite.people().demo("administrator"))) {
      Page page = administrator.open(SuiteService.TRACKER, "/dead-events");
      administrator.look("tracker-dead-events");
      page.getByText("The event as it came").first().click();
      assertThat(administrator.heading("The event as it came")).isVisible();
      administrator.look("tracker-dead-event");
      administrator.open(SuiteService.TRACKER, "/dead-events");
      administrator.send(
          page.getByText("Try again", new Page.GetByTextOptions().setExact(true)).first());
      Locator banner = page.locator(".govuk-notification-banner");
      assertThat(banner).isVisible();
      administrator.look("tracker-dead-events-tried-again");
      administrator.open(SuiteService.TRACKER, "/dead-events");
      page.locator("main table a").first().click();
      administrator.look("tracker-dead-events-of-a-cause");
      administrator.send(page.getByText(Pattern.compile("Try all \\d+ again")));
      assertThat(page.getByText("Tried again")).isVisible();
      administrator.look("tracker-dead-events-retried");
      administrator.open(SuiteService.TRACKER, "/dead-events");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Dismiss "))
          .first()
          .click();
      administrator.look("tracker-dead-events-dismiss");
      administrator.send(administrator.button("Dismiss"));
      assertThat(administrator.heading("There is a problem")).isVisible();
      administrator.look("tracker-dead-events-dismiss-errors");
      page.getByLabel("Why?").fill("A test of the service");
      administrator.send(administrator.button("Dismiss"));
      administrator.look("tracker-dead-events-dismissed");
      administrator.send(page.locator("button[formaction$=undo]").first());
      assertThat(page.getByText("Try again").first()).isVisible();
      administrator.open(SuiteService.TRACKER, "/");
      administrator.look("tracker-dashboard-with-events-set-aside");
    }
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, "/");
      assertThat(page.getByText("Some records are waiting to be checked.")).isVisible();
      lead.look("tracker-dashboard-with-records-to-check");
    }
  }

  /** As the one service whose user may write there. */
  private void publishNonsense() {
    Map<String, Object> client = suite.stack().kafka(SuiteService.VOLUNTEERS);
    try (var producer =
        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      producer
          .send(new ProducerRecord<>("throughline.volunteers.v1", "nobody", "not an event"))
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Person lead() {
    return suite.people().demo("strategy-lead");
  }
}
