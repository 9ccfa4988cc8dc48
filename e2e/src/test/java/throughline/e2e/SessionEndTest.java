package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/** How a session ends, and what outlives it. */
@EndToEnd
class SessionEndTest {
  private static final int TRIES = 5;

  private final Suite suite;

  SessionEndTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void copiedCookiesOpenNothingAfterSigningOutOnNoInstance() {
    Person person = suite.people().create("Coordinator", "volunteer-coordinator", "bipc-adviser");
    Person volunteer = suite.people().create("Volunteer", "volunteer");
    String hours = new Given(suite).hours(volunteer);
    try (SecondInstance second = new SecondInstance(suite, SuiteService.VOLUNTEERS);
        Visitor visitor = suite.desk(person)) {
      Page page = visitor.open(SuiteService.VOLUNTEERS, "/approvals");
      Map<String, String> form = hidden(page.locator("form[action='/approvals/" + hours + "']"));
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
  void aFormOutlivesItsSessionInEveryServiceThatHasOne() {
    keepsWhatWasTyped(
        SuiteService.VOLUNTEERS, "/hours/new", "Log hours", HoursForm::fill, "volunteer");
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
  }

  private void keepsWhatWasTyped(
      SuiteService service, String path, String button, Consumer<Page> fill, String role) {
    Person person = suite.people().create("Typist", role);
    try (Visitor visitor = suite.phone(person)) {
      Page page = visitor.open(service, path);
      fill.accept(page);
      Map<String, String> typed = typed(page);
      suite.people().signOutEverywhere(person);
      await().until(() -> new CopiedCookies(page).open(suite.address(service) + path) == 302);

      visitor.send(button);
      visitor.signInOnceAsked();

      assertThat(visitor.heading("Not sent yet")).isVisible();
      assertEquals(typed, typed(page));
      visitor.look("kept-form-" + service.folder());
      visitor.send(button);
      page.waitForURL(url -> !url.endsWith(path));
    }
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
        page.locator("main input:not([type=hidden]):not([type=radio]), main select").all()) {
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
