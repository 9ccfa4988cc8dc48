package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/** Every page of the volunteers service, in each of its states. */
@EndToEnd
class VolunteersPagesTest {
  private final Suite suite;
  private final Given given;

  VolunteersPagesTest(Suite suite) {
    this.suite = suite;
    this.given = new Given(suite);
  }

  @Test
  void ofAVolunteer() {
    Person person = volunteer();
    try (Visitor volunteer = suite.phone(person)) {
      Page page = volunteer.open(SuiteService.VOLUNTEERS, "/");
      volunteer.look("volunteers-start");
      volunteer.open(SuiteService.VOLUNTEERS, "/hours");
      assertThat(page.getByText("You have not logged any hours yet.")).isVisible();
      volunteer.look("volunteers-hours-empty");
      volunteer.open(SuiteService.VOLUNTEERS, "/hours/new");
      volunteer.look("volunteers-form");
      volunteer.send("Log hours");
      assertThat(volunteer.heading("There is a problem")).isVisible();
      volunteer.look("volunteers-form-errors");
      HoursForm.fill(page);
      volunteer.send("Log hours");
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("Logged: 15 minutes");
      volunteer.look("volunteers-hours-logged");
      given.approval(given.hours(person));
      volunteer.open(SuiteService.VOLUNTEERS, "/hours");
      assertThat(page.locator(".govuk-tag").getByText("Approved")).isVisible();
      volunteer.look("volunteers-hours");
      volunteer.openExpecting(403, SuiteService.VOLUNTEERS, "/approvals");
      volunteer.look("volunteers-forbidden");
      volunteer.openExpecting(404, SuiteService.VOLUNTEERS, "/nowhere");
      volunteer.look("volunteers-not-found");
    }
  }

  @Test
  void ofAStrangerWhoAppliesAndIsAccepted() {
    Person person = suite.people().create("Stranger", "volunteer");
    try (Visitor stranger = suite.phone(person)) {
      Page page = stranger.open(SuiteService.VOLUNTEERS, "/");
      stranger.look("volunteers-start-stranger");
      stranger.open(SuiteService.VOLUNTEERS, "/hours/new");
      HoursForm.fill(page);
      stranger.send("Log hours");
      assertThat(page.getByText("Apply first").first()).isVisible();
      stranger.open(SuiteService.VOLUNTEERS, "/");
      stranger.follow("Digital helper");
      stranger.look("volunteers-role");
      stranger.follow("Apply for Digital helper");
      stranger.look("volunteers-apply");
      page.getByLabel("Headington").check();
      stranger.send("Apply");
      assertThat(stranger.heading("There is a problem")).isVisible();
      page.getByLabel("18 to 24").check();
      stranger.send("Apply");
      assertThat(stranger.heading("Your application is sent")).isVisible();
      stranger.look("volunteers-applied");
      stranger.open(SuiteService.VOLUNTEERS, "/");
      assertThat(stranger.heading("Your application")).isVisible();
      stranger.look("volunteers-start-applicant");
    }
    try (Visitor coordinator = suite.phone(suite.people().demo("volunteer-coordinator"))) {
      coordinator.open(SuiteService.VOLUNTEERS, "/");
      coordinator.look("volunteers-start-coordinator");
      coordinator.follow("Applications to decide");
      coordinator.look("volunteers-applications");
      coordinator.follow(person.name());
      coordinator.look("volunteers-application");
      coordinator.send("Accept");
      assertThat(coordinator.page().getByText("Accepted. A mail has told the applicant."))
          .isVisible();
    }
    try (Visitor volunteer = suite.phone(person)) {
      volunteer.open(SuiteService.VOLUNTEERS, "/");
      assertThat(volunteer.heading("Your volunteering")).isVisible();
    }
  }

  @Test
  void ofAVolunteerOnAPhone() {
    try (Visitor volunteer = suite.phone(volunteer())) {
      for (String path :
          List.of(
              "",
              "hours/new",
              "ideas",
              "my-rota",
              "my-rota/calendar",
              "standing",
              "thanks",
              "you-said",
              "roles")) {
        volunteer.open(SuiteService.VOLUNTEERS, "/" + path);
        volunteer.look("volunteers-own-" + path.replace('/', '-'));
      }
    }
  }

  @Test
  void ofACoordinatorOnAPhone() {
    given.hours(volunteer());
    try (Visitor coordinator = suite.phone(suite.people().demo("volunteer-coordinator"))) {
      for (String path :
          List.of(
              "",
              "approvals",
              "approved",
              "applications",
              "renewals",
              "rota",
              "rota/risks",
              "rota/slots/new",
              "rota/shifts/new",
              "today",
              "ideas/waiting",
              "survey/results",
              "monitoring",
              "people",
              "people/pairs",
              "people/new",
              "sheets/new")) {
        coordinator.open(SuiteService.VOLUNTEERS, "/" + path);
        coordinator.look("volunteers-staff-" + path.replace('/', '-'));
      }
    }
  }

  @Test
  void ofAVolunteerAtWorkWhenTheClocksWentBack() {
    try (Visitor volunteer = suite.phone(volunteer())) {
      Page page = volunteer.open(SuiteService.VOLUNTEERS, "/hours/new");
      HoursForm.fill(page);
      DateInput.fill(page, HoursForm.DAY, nightWhenTheClocksWentBack());
      page.getByLabel("When did you start?", new Page.GetByLabelOptions().setExact(true))
          .fill("1:30am");
      page.getByLabel("When did you finish?").fill("6am");
      volunteer.send("Log hours");
      assertThat(page.getByText("The first, before the clocks went back")).isVisible();
      volunteer.look("volunteers-form-which-of-two");
    }
  }

  @Test
  void ofACoordinator() {
    Person first = volunteer();
    given.hours(first);
    given.hours(volunteer());
    Person person = given.accepted(suite.people().create("Coordinator", "volunteer-coordinator"));
    given.hours(person);
    try (Visitor coordinator = suite.desk(person)) {
      Page page = coordinator.open(SuiteService.VOLUNTEERS, "/approvals");
      assertThat(page.getByText("You worked or entered these")).isVisible();
      coordinator.look("volunteers-approvals");
      coordinator.send(approvalOf(first, page));
      assertThat(page.getByText("Approved: 15 minutes by " + first.name())).isVisible();
      coordinator.look("volunteers-approved");
    }
  }

  /** Chromium sends the form of a tick box by the enter key, as of any field. */
  @Test
  void ofACoordinatorWhoPressesEnterOnABox() {
    Person person = volunteer();
    given.hours(person);
    try (Visitor coordinator = suite.desk(suite.people().demo("volunteer-coordinator"))) {
      Page page = coordinator.open(SuiteService.VOLUNTEERS, "/approvals");
      Locator box =
          page.getByRole(
              AriaRole.CHECKBOX,
              new Page.GetByRoleOptions().setName(Pattern.compile("^" + person.name() + " ")));
      box.focus();
      page.keyboard().press("Enter");
      assertThat(coordinator.heading("There is a problem")).isVisible();
      assertThat(approvalOf(person, page)).isVisible();
      box.check();
      box.press("Enter");
      assertThat(page.getByText("Approved: 15 minutes by " + person.name())).isVisible();
    }
  }

  @Test
  void ofACoordinatorWhoComesTooLate() {
    Person person = volunteer();
    String hours = given.hours(person);
    try (Visitor coordinator = suite.desk(suite.people().demo("volunteer-coordinator"))) {
      Page page = coordinator.open(SuiteService.VOLUNTEERS, "/approvals");
      given.approval(hours);
      coordinator.send(approvalOf(person, page));
      assertThat(coordinator.heading("There is a problem")).isVisible();
      coordinator.look("volunteers-approved-already");
    }
  }

  @Test
  void ofCoordinatorsOfOtherLibraries() {
    Person person = volunteer();
    given.hours(person);
    try (Visitor ofCowley = suite.desk(suite.people().demo("volunteer-and-coordinator"))) {
      Page page = ofCowley.open(SuiteService.VOLUNTEERS, "/approvals");
      assertThat(page.getByText(person.name())).hasCount(0);
      ofCowley.open(SuiteService.VOLUNTEERS, "/hours/new");
    }
    try (Visitor ofTheCounty = suite.desk(suite.people().demo("county-coordinator"))) {
      Page page = ofTheCounty.open(SuiteService.VOLUNTEERS, "/approvals");
      assertThat(approvalOf(person, page)).isVisible();
    }
  }

  @Test
  void ofACoordinatorWithoutAPlace() {
    Person person = suite.people().createWithoutPlaces("Coordinator", "volunteer-coordinator");
    try (Visitor coordinator = suite.desk(person)) {
      coordinator.openExpecting(403, SuiteService.VOLUNTEERS, "/approvals");
      assertThat(coordinator.heading("Your account has no place of work yet")).isVisible();
      coordinator.look("volunteers-no-place");
    }
  }

  private static Locator approvalOf(Person volunteer, Page page) {
    return page.getByRole(AriaRole.ROW)
        .filter(new Locator.FilterOptions().setHasText(volunteer.name()))
        .getByRole(AriaRole.BUTTON);
  }

  private static LocalDate nightWhenTheClocksWentBack() {
    LocalDate today = Today.date();
    LocalDate thisYears =
        LocalDate.of(today.getYear(), Month.OCTOBER, 1)
            .with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY));
    return thisYears.isBefore(today)
        ? thisYears
        : LocalDate.of(today.getYear() - 1, Month.OCTOBER, 1)
            .with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY));
  }

  private Person volunteer() {
    return given.volunteer();
  }
}
