package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import throughline.client.Caller;
import throughline.local.SuiteService;

/** Every page of the plan tracker, in each of its states. */
@EndToEnd
class TrackerPagesTest {
  private static final int PRIORITIES = 13;
  private static final List<String> OF_EACH_KIND =
      List.of(
          "newborns-enrolled",
          "members-under-5",
          "bipc-sessions-attended",
          "entrepreneurs-supported",
          "volunteer-hours");

  private final Suite suite;

  TrackerPagesTest(Suite suite) {
    this.suite = suite;
  }

  private void countSomething() {
    Given given = new Given(suite);
    given.enrolment();
    Person entrepreneur = suite.people().create("Entrepreneur", "entrepreneur");
    given.attendance(
        given.booking(entrepreneur, given.session("Counted session", Today.soon(), 3)));
    given.approval(given.hours(suite.people().create("Volunteer", "volunteer")));
  }

  @Test
  void theDashboardAndTheMeasures() {
    countSomething();
    try (Visitor lead = suite.desk(lead())) {
      lead.open(SuiteService.TRACKER, "/");
      lead.page().locator("[data-live-state=live]").waitFor();
      lead.look("tracker-dashboard");
      for (String measure : OF_EACH_KIND) {
        lead.open(SuiteService.TRACKER, "/measures/" + measure);
        lead.page().locator("[data-live-state=live]").waitFor();
        lead.look("tracker-measure-" + measure);
        lead.open(SuiteService.TRACKER, "/measures/" + measure + "/contributions");
        lead.look("tracker-contributions-" + measure);
      }
      lead.open(SuiteService.TRACKER, "/measures/volunteer-hours");
      lead.page().locator("main a[href^='/libraries/']").first().click();
      lead.page().locator("[data-live-state=live]").waitFor();
      lead.look("tracker-library");
      lead.open(SuiteService.TRACKER, "/sources");
      lead.look("tracker-sources");
      lead.open(SuiteService.TRACKER, "/measures/key-stage-support");
      assertThat(lead.page().getByText("No data yet")).isVisible();
      lead.look("tracker-measure-without-data");
    }
  }

  @Test
  void lookingBack() {
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, "/measures/newborns-enrolled");
      DateInput.fill(page, Today.date().minusDays(1));
      lead.button("Show").click();
      assertThat(page.getByText("As known at the end of")).isVisible();
      lead.look("tracker-measure-look-back");
      page.getByLabel("Month").fill("13");
      lead.button("Show").click();
      assertThat(lead.heading("There is a problem")).isVisible();
      lead.look("tracker-measure-errors");
      lead.openExpecting(
          404,
          SuiteService.TRACKER,
          "/measures/newborns-enrolled/contributions?from=soon&to=later");
      lead.look("tracker-contributions-bad-request");
      lead.openExpecting(404, SuiteService.TRACKER, "/measures/nothing");
      lead.look("tracker-not-found");
    }
  }

  @Test
  void thePlan() {
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, "/plan");
      lead.look("tracker-plan");
      List<String> priorities =
          page.locator("a[href^='/priorities/']").all().stream()
              .map(link -> link.getAttribute("href"))
              .toList();
      assertEquals(PRIORITIES, priorities.size());
      for (String priority : priorities) {
        lead.open(SuiteService.TRACKER, priority);
        lead.look("tracker-" + priority.substring(1).replace('/', '-'));
      }
    }
  }

  @Test
  void themesLibrariesAndTheSearch() {
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, "/themes/people");
      lead.page().locator("[data-live-state=live]").waitFor();
      lead.look("tracker-theme");
      lead.open(SuiteService.TRACKER, "/libraries");
      lead.page().locator("[data-live-state=live]").waitFor();
      lead.look("tracker-libraries");
      lead.open(SuiteService.TRACKER, "/search");
      lead.button("Search").click();
      assertThat(lead.heading("There is a problem")).isVisible();
      lead.look("tracker-search-errors");
      page.getByLabel("Search the plan").fill("volunter hours");
      lead.button("Search").click();
      assertThat(page.locator("main a[href='/measures/volunteer-hours']")).isVisible();
      lead.look("tracker-search");
      page.getByLabel("Search the plan").fill("zeppelins");
      lead.button("Search").click();
      assertThat(lead.heading("Nothing found")).isVisible();
      lead.look("tracker-search-nothing");
    }
  }

  @Test
  void figuresEnteredByHand() {
    String visits = "/measures/school-visits/observations";
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, visits);
      lead.look("tracker-observations-empty");
      lead.open(SuiteService.TRACKER, visits + "/new");
      lead.send("Enter the figure");
      assertThat(lead.heading("There is a problem")).isVisible();
      lead.look("tracker-observation-errors");
      page.getByLabel("Period").selectOption(new SelectOption().setIndex(1));
      page.getByLabel("Number").fill("340");
      page.getByLabel("Where the figure comes from").fill("Counted by the libraries");
      lead.send("Enter the figure");
      lead.look("tracker-observation-waiting");
      approve();
      lead.open(SuiteService.TRACKER, visits);
      page.locator("a[href$=correct]").first().click();
      page.getByLabel("Number").fill("352");
      page.getByLabel("Why is it corrected?").fill("One library was missing");
      lead.look("tracker-observation-correct");
      lead.send("Correct the figure");
      approve();
      lead.open(SuiteService.TRACKER, visits);
      lead.look("tracker-observations");
      page.locator("a[href$=withdraw]").first().click();
      lead.look("tracker-observation-withdraw");
      lead.open(SuiteService.TRACKER, "/measures/school-visits");
      lead.page().locator("[data-live-state=live]").waitFor();
      lead.look("tracker-measure-by-hand");
      lead.open(SuiteService.TRACKER, "/");
      lead.look("tracker-dashboard-with-figures-by-hand");
    }
  }

  /** Nobody approves their own. */
  private void approve() {
    try (Visitor administrator = suite.desk(suite.people().demo("administrator"))) {
      Page page = administrator.open(SuiteService.TRACKER, "/approvals");
      administrator.send("Approve those ticked");
      assertThat(administrator.heading("There is a problem")).isVisible();
      page.locator("[name=proposal]").first().check();
      administrator.look("tracker-approvals");
      administrator.send("Approve those ticked");
      assertThat(page.getByText("No figure waits for approval.")).isVisible();
    }
  }

  @Test
  void milestonesAndTheRegister() {
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, "/milestones/1.1-m1/update");
      page.locator("[name=dueOn-month]").fill("13");
      lead.send("Update the milestone");
      assertThat(lead.heading("There is a problem")).isVisible();
      lead.look("tracker-milestone-errors");
      page.getByLabel("At risk").check();
      page.locator("[name=dueOn-month]").fill("3");
      page.locator("[name=dueOn-year]").fill(Integer.toString(Today.date().getYear() + 1));
      page.locator("[name=owner]").fill("Head of Libraries");
      page.getByLabel("Why is it so now?").fill("Agreed with the board");
      lead.send("Update the milestone");
      lead.look("tracker-milestone");
      lead.open(SuiteService.TRACKER, "/milestones");
      lead.look("tracker-milestones");
      lead.open(SuiteService.TRACKER, "/evidence/new?of=milestone/1.1-m1");
      lead.send("Add the file");
      lead.look("tracker-evidence-errors");
      lead.open(SuiteService.TRACKER, "/measures/school-visits/owner/change");
      lead.send("Save");
      lead.look("tracker-owner-errors");
      page.locator("[name=owner]").fill("Head of Learning");
      page.getByLabel("Why is it so now?").fill("Agreed with the board");
      lead.send("Save");
      lead.look("tracker-owner");
      lead.open(SuiteService.TRACKER, "/register");
      lead.look("tracker-register");
      lead.open(SuiteService.TRACKER, "/register/file");
      lead.send("Take the file");
      lead.look("tracker-register-file-errors");
      lead.open(SuiteService.TRACKER, "/observations/file");
      lead.send("Show what it comes to");
      lead.look("tracker-observations-file-errors");
      lead.open(SuiteService.TRACKER, "/");
      lead.page().locator("[data-live-state=live]").waitFor();
      lead.look("tracker-dashboard-with-milestones");
    }
  }

  @Test
  void targets() {
    String targets = "/measures/school-visits/targets";
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, targets);
      lead.look("tracker-targets-empty");
      lead.open(SuiteService.TRACKER, targets + "/new");
      lead.send("Set the target");
      assertThat(lead.heading("There is a problem")).isVisible();
      lead.look("tracker-target-errors");
      page.getByLabel("Financial year").selectOption(new SelectOption().setIndex(1));
      page.getByLabel("Minimum").check();
      page.getByLabel("Target for the end of the year").fill("1200");
      page.getByLabel("The same each day").check();
      page.getByLabel("Why is this the target?").fill("Agreed with the schools");
      lead.send("Set the target");
      lead.look("tracker-targets");
      page.locator("a[href$=correct]").first().click();
      page.getByLabel("Target for the end of the year").fill("1300");
      page.getByLabel("Why is it corrected?").fill("One school more");
      lead.look("tracker-target-correct");
      lead.send("Correct the target");
      lead.open(SuiteService.TRACKER, "/measures/school-visits");
      lead.look("tracker-measure-with-target");
      lead.open(SuiteService.TRACKER, "/");
      lead.page().locator("[data-live-state=live]").waitFor();
      lead.look("tracker-dashboard-with-targets");
      lead.open(SuiteService.TRACKER, targets);
      page.locator("a[href$=withdraw]").first().click();
      page.getByLabel("Why is it withdrawn?").fill("Of another year");
      lead.look("tracker-target-withdraw");
      lead.send("Withdraw the target");
      assertThat(page.getByText("Withdrawn").first()).isVisible();
    }
  }

  @Test
  void whatChangedCommentaryAndTheReviewOfAQuarter() {
    countSomething();
    String measure = "/measures/volunteer-hours";
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, measure);
      assertThat(page.locator("[data-live=volunteer-hours]").first())
          .containsText(Pattern.compile("[0-9] (h|min)"));
      lead.open(SuiteService.TRACKER, "/changes");
      lead.look("tracker-changes");
      lead.open(SuiteService.TRACKER, measure + "/changes");
      page.locator("a[href*='class=']").first().click();
      lead.look("tracker-change-with-facts");
      lead.open(SuiteService.TRACKER, measure + "/commentary");
      page.locator("main a[href*='/commentary/']").nth(1).click();
      lead.send("Save");
      assertThat(lead.heading("There is a problem")).isVisible();
      lead.look("tracker-commentary-errors");
      page.getByLabel("What is happening?").fill("Hours are as planned");
      page.getByLabel("Why?").fill("Every library has a coordinator");
      lead.send("Save");
      lead.look("tracker-commentary");
      lead.open(SuiteService.TRACKER, measure);
      page.locator("[data-live-state=live]").waitFor();
      lead.look("tracker-measure-with-commentary");
      lead.open(SuiteService.TRACKER, "/reviews");
      lead.look("tracker-reviews");
      page.locator("main a[href^='/reviews/']").first().click();
      lead.look("tracker-review");
      page.locator("a[href$='/check']").first().click();
      lead.send("The data is checked");
      assertThat(lead.heading("There is a problem")).isVisible();
      lead.look("tracker-review-check-errors");
      page.getByLabel("Why does the review go on with this?").fill("These are reported yearly");
      lead.send("The data is checked");
      page.locator("a[href$='/sign']").first().click();
      lead.look("tracker-review-sign");
    }
  }

  @Test
  void populationAndTheShareOfIt() {
    String lastYear = Integer.toString(Today.date().getYear() - 1);
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, "/population");
      lead.look("tracker-population-empty");
      lead.open(SuiteService.TRACKER, "/measures/under-5s-registered-percent");
      lead.look("tracker-share-without-denominator");
      lead.open(SuiteService.TRACKER, "/population/file");
      lead.send("Enter the estimates");
      lead.look("tracker-population-file-errors");
      lead.open(SuiteService.TRACKER, "/population/new");
      lead.send("Enter the estimate");
      lead.look("tracker-population-errors");
      page.getByLabel("Ages").selectOption("0-4");
      page.locator("#year").fill(lastYear);
      page.locator("#publishedOn-day").fill("1");
      page.locator("#publishedOn-month").fill("1");
      page.locator("#publishedOn-year").fill(Integer.toString(Today.date().getYear()));
      page.getByLabel("Where it comes from").fill("Made up for a test");
      page.getByLabel("Whole county").fill("5000");
      lead.send("Enter the estimate");
      lead.look("tracker-population");
      lead.open(SuiteService.TRACKER, "/population/0-4/" + lastYear + "/withdraw");
      lead.look("tracker-population-withdraw");
      lead.open(SuiteService.TRACKER, "/measures/under-5s-registered-percent");
      lead.look("tracker-share");
      lead.open(SuiteService.TRACKER, "/measures/under-5s-registered-percent/contributions");
      lead.look("tracker-share-opened");
      lead.open(SuiteService.TRACKER, "/checks");
      lead.look("tracker-checks-empty");
    }
  }

  @Test
  void aNewVersionOfARuleIsTried() {
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, "/trials");
      lead.look("tracker-trials-empty");
      lead.open(SuiteService.TRACKER, "/trials/new?measure=active-volunteers");
      lead.send("Try it");
      assertThat(lead.heading("There is a problem")).isVisible();
      lead.look("tracker-trial-errors");
      Locator entry = page.locator("#entry");
      entry.fill(entry.inputValue().replace("APPROVED", "SUBMITTED"));
      page.getByLabel("Why is the rule to change?").fill("To see what waits for approval");
      lead.send("Try it");
      page.locator("#side-by-side").waitFor();
      lead.look("tracker-trial");
      String trial = page.url().replaceFirst("\\?.*", "");
      page.navigate(trial + "/facts");
      lead.look("tracker-trial-facts");
      page.navigate(trial + "/return");
      lead.send("Send it back");
      lead.look("tracker-trial-return-errors");
      page.getByLabel("Why is it sent back?").fill("Only a test");
      lead.send("Send it back");
      lead.look("tracker-trial-sent-back");
    }
  }

  @Test
  void eventsSetAside() {
    publishNonsense();
    publishNonsense();
    Caller api = suite.api(suite.people().demo("administrator"), SuiteService.TRACKER);
    await().atMost(Duration.ofSeconds(30)).until(() -> api.get("/api/dead-events").size() > 1);
    try (Visitor administrator = suite.desk(suite.people().demo("administrator"))) {
      Page page = administrator.open(SuiteService.TRACKER, "/dead-events");
      page.getByText("The event as it came").first().click();
      administrator.look("tracker-dead-events");
      administrator.send(administrator.button("Try again").first());
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
      administrator.send(page.locator("form[action$=undo] button").first());
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

  @Test
  void ofSomebodyWithAnotherRole() {
    try (Visitor volunteer = suite.phone(suite.people().demo("volunteer"))) {
      volunteer.openExpecting(403, SuiteService.TRACKER, "/");
      volunteer.look("tracker-forbidden");
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
