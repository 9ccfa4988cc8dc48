package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/** What people enter in the plan tracker: figures, milestones, owners, targets and estimates. */
@EndToEnd
class TrackerEntriesTest {
  private final Suite suite;

  TrackerEntriesTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void figuresEnteredByHand() {
    String visits = "/measures/school-visits/observations";
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, visits);
      lead.look("tracker-observations-empty");
      sendNothing(lead, visits + "/new", "Enter the figure", "tracker-observation-errors");
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
      sendNothing(
          lead, "/evidence/new?of=milestone/1.1-m1", "Add the file", "tracker-evidence-errors");
      sendNothing(lead, "/measures/school-visits/owner/change", "Save", "tracker-owner-errors");
      page.locator("[name=owner]").fill("Head of Learning");
      page.getByLabel("Why is it so now?").fill("Agreed with the board");
      lead.send("Save");
      lead.look("tracker-owner");
      lead.open(SuiteService.TRACKER, "/register");
      lead.look("tracker-register");
      page.navigate(page.url().replaceFirst("/register.*", "/posts/holder?post=Head+of+Libraries"));
      page.getByLabel("Email address of their account").fill("nobody");
      lead.send("Save");
      lead.look("tracker-post-errors");
      page.getByLabel("Email address of their account").fill("owner@example.org");
      lead.send("Save");
      lead.look("tracker-posts");
      sendNothing(lead, "/register/file", "Take the file", "tracker-register-file-errors");
      sendNothing(
          lead, "/observations/file", "Show what it comes to", "tracker-observations-file-errors");
      lead.open(SuiteService.TRACKER, "/");
      lead.page().locator("[data-live-state=live]").waitFor();
      lead.look("tracker-dashboard-with-milestones");
    }
    try (Visitor owner = suite.desk(suite.people().demo("owner"))) {
      Page page = owner.open(SuiteService.TRACKER, "/my-work");
      owner.look("tracker-my-work");
      page.locator("a[href='/milestones/1.1-m1/update']").click();
      owner.look("tracker-milestone-of-owner");
    }
  }

  @Test
  void targets() {
    String targets = "/measures/school-visits/targets";
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, targets);
      lead.look("tracker-targets-empty");
      sendNothing(lead, targets + "/new", "Set the target", "tracker-target-errors");
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
  void populationAndTheShareOfIt() {
    String lastYear = Integer.toString(Today.date().getYear() - 1);
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, "/population");
      lead.look("tracker-population-empty");
      lead.open(SuiteService.TRACKER, "/measures/under-5s-registered-percent");
      lead.look("tracker-share-without-denominator");
      sendNothing(
          lead, "/population/file", "Show what it comes to", "tracker-population-file-errors");
      sendNothing(lead, "/population/new", "Enter the estimate", "tracker-population-errors");
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

  /** Every form says what it needs. */
  private static void sendNothing(Visitor lead, String form, String button, String picture) {
    lead.open(SuiteService.TRACKER, form);
    lead.send(button);
    assertThat(lead.heading("There is a problem")).isVisible();
    lead.look(picture);
  }

  private Person lead() {
    return suite.people().demo("strategy-lead");
  }
}
