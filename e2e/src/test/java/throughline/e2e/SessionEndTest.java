package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.local.Instance;
import throughline.local.SuiteService;

/** How a session ends, and what outlives it. */
@EndToEnd
class SessionEndTest {
  private static final int TRIES = 5;
  private static final IsVisibleOptions SOON = new IsVisibleOptions().setTimeout(20_000);
  private static final String SHEETS = "/sheets/new";
  private static final FilePayload SHEET =
      new FilePayload(
          "sheet.csv",
          "text/csv",
          "Volunteer,Library,Date,Start,Finish\nVolunteer nobody knows,Cowley,24/11/2026,14:30,16:00\n"
              .getBytes(StandardCharsets.UTF_8));

  private final Suite suite;

  SessionEndTest(Suite suite) {
    this.suite = suite;
  }

  @Tag("nightly")
  @Test
  void copiedCookiesOpenNothingAfterSigningOutOnNoInstance() {
    Person person = suite.people().create("Coordinator", "volunteer-coordinator", "bipc-adviser");
    Given given = new Given(suite);
    Person volunteer = given.volunteer();
    String hours = given.hours(volunteer);
    try (Instance second = suite.stack().another(SuiteService.VOLUNTEERS);
        Visitor visitor = suite.desk(person)) {
      Page page = visitor.open(SuiteService.VOLUNTEERS, "/approvals");
      Map<String, String> form = hidden(page.locator("#approve-one"));
      CopiedCookies copied = new CopiedCookies(page);
      List<String> instances = List.of(suite.address(SuiteService.VOLUNTEERS), second.address());
      instances.forEach(instance -> assertEquals(200, copied.open(instance + "/approvals")));

      visitor.open(SuiteService.BOOKINGS, "/registers");
      visitor.follow("Sign out");
      assertThat(visitor.heading("You have signed out")).isVisible();

      for (int i = 0; i < TRIES; i++) {
        for (String instance : instances) {
          assertEquals(302, copied.open(instance + "/approvals"));
          assertEquals(303, copied.post(instance + "/approvals/" + hours, form));
        }
      }
      assertEquals(
          "SUBMITTED",
          suite
              .api(volunteer, SuiteService.VOLUNTEERS)
              .get("/api/hours/" + hours)
              .get("status")
              .asText());
    }
  }

  @Test
  void aFormOutlivesItsSession() {
    keepsWhatWasTyped(
        SuiteService.VOLUNTEERS, "/hours/new", "Log hours", HoursForm::fill, "volunteer");
  }

  @Tag("nightly")
  @Test
  void aFormOutlivesItsSessionInTheOtherServices() {
    keepsWhatWasTyped(
        SuiteService.MEMBERSHIP,
        "/enrolments/new",
        "Enrol",
        SessionEndTest::fillEnrolment,
        "registrar");
    keepsWhatWasTyped(
        SuiteService.BOOKINGS,
        "/sessions/new",
        "Open the session",
        page -> SessionForm.fill(page, "Kept for later", Today.soon()),
        "bipc-adviser");
    keepsWhatWasTyped(
        SuiteService.TRACKER,
        "/measures/under-5s-at-events/targets/new",
        "Set the target",
        SessionEndTest::fillTarget,
        "strategy-lead");
  }

  /** The session ends on one instance, and the file is there on the other. */
  @Tag("nightly")
  @Test
  void aFormsFileOutlivesItsSessionOnEveryInstance() {
    Person person = suite.people().create("Coordinator", "volunteer-coordinator");
    try (Instance second = suite.stack().another(SuiteService.VOLUNTEERS);
        Visitor visitor = suite.phone(person)) {
      Page page = visitor.open(SuiteService.VOLUNTEERS, SHEETS);
      page.getByLabel("Signing-in sheet").setInputFiles(SHEET);
      theSessionEnds(person, page, SuiteService.VOLUNTEERS, SHEETS);
      visitor.send("Check the sheet");
      visitor.signInOnceAsked();
      assertThat(page.getByText("sheet.csv is kept: you need not choose it again")).isVisible();
      visitor.look("kept-file-volunteers");

      page.navigate(second.address() + SHEETS);
      assertThat(page.getByText("sheet.csv is kept: you need not choose it again")).isVisible();
      visitor.send("Check the sheet");
      page.waitForURL(url -> url.startsWith(second.address()) && !url.endsWith(SHEETS));
      assertThat(page.getByText("What to put right")).isVisible(SOON);
    }
  }

  /** A row's button belongs to the form of its page, and the form to the address of the button. */
  @Test
  void aRowsButtonDoesNothingWithoutASessionAndWorksAfterSigningInAgain() {
    Given given = new Given(suite);
    Person volunteer = given.volunteer();
    given.hours(volunteer);
    Person coordinator = suite.people().create("Coordinator", "volunteer-coordinator");
    worksOnceSignedInAgain(
        coordinator, SuiteService.VOLUNTEERS, "/approvals", "Approve", volunteer, "Approved");
    String session = given.session("Kept for later", Today.soon(), 6);
    Person entrepreneur = suite.people().create("Entrepreneur", "entrepreneur");
    given.booking(entrepreneur, session);
    worksOnceSignedInAgain(
        suite.people().create("Adviser", "bipc-adviser"),
        SuiteService.BOOKINGS,
        "/sessions/" + session + "/register",
        "Did not come",
        entrepreneur,
        "Did not come");
  }

  @Test
  void whatWasTickedIsStillTickedAfterSigningInAgain() {
    Given given = new Given(suite);
    Person volunteer = given.volunteer();
    given.hours(volunteer);
    Person coordinator = suite.people().create("Coordinator", "volunteer-coordinator");
    try (Visitor visitor = suite.desk(coordinator)) {
      Page page = visitor.open(SuiteService.VOLUNTEERS, "/approvals");
      Locator box =
          page.getByRole(
              AriaRole.CHECKBOX,
              new Page.GetByRoleOptions().setName(Pattern.compile("^" + volunteer.name())));
      box.check();
      theSessionEnds(coordinator, page, SuiteService.VOLUNTEERS, "/approvals");

      visitor.send("Approve those ticked");
      visitor.signInOnceAsked();

      assertThat(visitor.heading("Not sent yet")).isVisible();
      assertThat(box).isChecked();
      visitor.send("Approve those ticked");
      assertThat(page.locator(".govuk-notification-banner").getByText("Approved")).isVisible();
    }
  }

  private void worksOnceSignedInAgain(
      Person person, SuiteService service, String path, String button, Person of, String done) {
    try (Visitor visitor = suite.desk(person)) {
      Page page = visitor.open(service, path);
      Locator row =
          page.getByRole(
              AriaRole.BUTTON,
              new Page.GetByRoleOptions()
                  .setName(Pattern.compile("^" + button + " .*" + of.name() + "$")));
      Locator told = page.locator("strong, .govuk-notification-banner").getByText(done).first();
      theSessionEnds(person, page, service, path);

      visitor.send(row);
      visitor.signInOnceAsked();

      assertThat(row).isVisible();
      assertThat(told).hasCount(0);
      visitor.send(row);
      assertThat(told).isVisible();
    }
  }

  private void keepsWhatWasTyped(
      SuiteService service, String path, String button, Consumer<Page> fill, String role) {
    Person person = suite.people().create("Typist", role);
    if (service == SuiteService.VOLUNTEERS) {
      new Given(suite).accepted(person);
    }
    try (Visitor visitor = suite.phone(person)) {
      Page page = visitor.open(service, path);
      fill.accept(page);
      Map<String, String> typed = typed(page);
      theSessionEnds(person, page, service, path);

      visitor.send(button);
      visitor.signInOnceAsked();

      assertThat(visitor.heading("Not sent yet")).isVisible();
      assertEquals(typed, typed(page));
      visitor.look("kept-form-" + service.folder());
      visitor.send(button);
      page.waitForURL(url -> !url.endsWith(path));
    }
  }

  private void theSessionEnds(Person person, Page page, SuiteService service, String path) {
    suite.people().signOutEverywhere(person);
    await().until(() -> new CopiedCookies(page).open(suite.address(service) + path) == 302);
  }

  private static void fillTarget(Page page) {
    page.getByLabel("Financial year").selectOption(new SelectOption().setIndex(1));
    page.getByLabel("Minimum").check();
    page.getByLabel("Target for the end of the year").fill("1,000");
    page.getByLabel("The same each day").check();
    page.getByLabel("Why is this the target?").fill("To see that it is kept");
  }

  /** With the office, which a registrar of every office is asked for. */
  private static void fillEnrolment(Page page) {
    page.getByLabel("Registration office").selectOption(new SelectOption().setIndex(1));
    EnrolmentForm.fill(page, "Ünal O’Brien <b>");
  }

  /** What is in every field that a person sees, by its name. */
  private static Map<String, String> typed(Page page) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (Locator field :
        page.locator(
                "main input:not([type=hidden]):not([type=radio]):not([type=file]), main select, main textarea")
            .all()) {
      typed.put(field.getAttribute("name"), field.inputValue());
    }
    for (Locator chosen : page.locator("main input[type=radio]:checked").all()) {
      typed.put(chosen.getAttribute("name"), chosen.getAttribute("value"));
    }
    return typed;
  }

  private static Map<String, String> hidden(Locator form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Locator field : form.locator("input[type=hidden]").all()) {
      fields.put(field.getAttribute("name"), field.inputValue());
    }
    return fields;
  }
}
