package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/** Every page of the bookings service, in each of its states. */
@EndToEnd
class BookingsPagesTest {
  private final Suite suite;
  private final Given given;
  private final ZonedDateTime soon = Today.soon();

  BookingsPagesTest(Suite suite) {
    this.suite = suite;
    this.given = new Given(suite);
  }

  @Test
  void ofSomebodyWithoutAnAccount() {
    String open = given.session("Protecting your idea: patents, trade marks and designs", soon, 6);
    String full = given.session("One to one with an adviser", soon, 1);
    given.booking(entrepreneur(), full);
    try (Visitor anyone = suite.phone(entrepreneur())) {
      anyone.open(SuiteService.BOOKINGS, "/");
      anyone.look("bookings-catalogue");
      anyone.open(SuiteService.BOOKINGS, "/sessions/" + open);
      anyone.look("bookings-session-signed-out");
      anyone.open(SuiteService.BOOKINGS, "/sessions/" + full);
      assertThat(anyone.page().getByText("This session is full.")).isVisible();
      anyone.look("bookings-session-full");
      anyone.openExpecting(404, SuiteService.BOOKINGS, "/sessions/" + UUID.randomUUID());
      anyone.look("bookings-not-found");
    }
  }

  @Test
  void ofSomebodyWhoBooksByTheLinkOfAMail() {
    String session = given.session("Sell on the market", soon.plusDays(4), 6);
    given.session("Sell on the web", soon.plusDays(5), 6);
    Person person = entrepreneur();
    try (Visitor anyone = suite.phone(person)) {
      Page page = anyone.open(SuiteService.BOOKINGS, "/sessions/" + session);
      ask(page, person);
      anyone.send("Ask for a place");
      assertThat(anyone.heading("Look in your mailbox")).isVisible();
      anyone.look("bookings-place-asked");
      anyone.followMail("Confirm your place");
      anyone.look("bookings-place-held");
      anyone.send("Book this place");
      assertThat(anyone.heading("You have a place")).isVisible();
      anyone.look("bookings-place-booked");
      anyone.follow("Move to another session");
      anyone.look("bookings-place-move");
      page.goBack();
      anyone.send("I cannot come");
      assertThat(anyone.heading("Your place is cancelled")).isVisible();
      anyone.look("bookings-place-cancelled");
    }
  }

  @Test
  void ofSomebodyWhoWaitsByTheLinkOfAMail() {
    String full = given.session("One place alone", soon.plusDays(6), 1);
    given.booking(entrepreneur(), full);
    Person person = entrepreneur();
    try (Visitor anyone = suite.phone(person)) {
      Page page = anyone.open(SuiteService.BOOKINGS, "/sessions/" + full);
      ask(page, person);
      anyone.send("Join the waiting list");
      anyone.followMail("You are on the waiting list");
      anyone.look("bookings-place-waiting");
      anyone.send("Leave the waiting list");
      assertThat(anyone.heading("No place is kept for you")).isVisible();
    }
  }

  @Test
  void ofAnAdviserOnAPhone() {
    String session = given.session("Find your first customers", soon, 6);
    given.booking(entrepreneur(), session);
    try (Visitor adviser = suite.phone(suite.people().demo("bipc-adviser"))) {
      for (String path :
          List.of("edit", "write", "book-for", "walk-in", "groups", "register/print", "cancel")) {
        adviser.open(SuiteService.BOOKINGS, "/sessions/" + session + "/" + path);
        adviser.look("bookings-session-" + path.replace('/', '-'));
      }
      for (String path :
          List.of(
              "venues",
              "venues/SPOKE",
              "advisers/new",
              "registers/finished",
              "enquiries",
              "week",
              "outcomes",
              "outcomes/asked",
              "people",
              "imports/new")) {
        adviser.open(SuiteService.BOOKINGS, "/" + path);
        adviser.look("bookings-" + path.replace('/', '-'));
      }
    }
  }

  @Test
  void ofAnEntrepreneur() {
    String session = given.session("Your first business plan", soon, 6);
    Person person = entrepreneur();
    try (Visitor entrepreneur = suite.phone(person)) {
      Page page = entrepreneur.open(SuiteService.BOOKINGS, "/bookings");
      assertThat(page.getByText("You have not booked any sessions yet.")).isVisible();
      entrepreneur.look("bookings-list-empty");
      entrepreneur.open(SuiteService.BOOKINGS, "/sessions/" + session);
      entrepreneur.look("bookings-session-to-book");
      entrepreneur.send("Book a place");
      assertThat(entrepreneur.heading("You have a place")).isVisible();
      entrepreneur.look("bookings-booking");
      String booked = page.url();
      entrepreneur.open(SuiteService.BOOKINGS, "/");
      assertThat(page.locator(".tl-card").getByText("Your next booking")).isVisible();
      entrepreneur.look("bookings-start");
      page.navigate(booked);
      String booking = page.url().substring(page.url().lastIndexOf('/') + 1);
      entrepreneur.open(SuiteService.BOOKINGS, "/sessions/" + session);
      entrepreneur.look("bookings-session-booked");
      given.attendance(booking);
      entrepreneur.open(SuiteService.BOOKINGS, "/bookings/" + booking);
      entrepreneur.look("bookings-booking-attended");
      given.booking(person, given.session("Finding your first customers", soon.plusDays(9), 6));
      entrepreneur.open(SuiteService.BOOKINGS, "/bookings");
      entrepreneur.look("bookings-list");
      entrepreneur.openExpecting(403, SuiteService.BOOKINGS, "/registers");
      entrepreneur.look("bookings-forbidden");
    }
  }

  @Test
  void ofAnEntrepreneurWhoComesTooLate() {
    String session = given.session("The last place", soon, 1);
    try (Visitor late = suite.desk(entrepreneur())) {
      late.open(SuiteService.BOOKINGS, "/bookings");
      late.open(SuiteService.BOOKINGS, "/sessions/" + session);
      given.booking(entrepreneur(), session);
      late.send("Book a place");
      assertThat(late.heading("There is a problem")).isVisible();
      late.look("bookings-session-too-late");
    }
  }

  @Test
  void ofAnAccountThatCannotBook() {
    String session = given.session("For entrepreneurs alone", soon, 6);
    try (Visitor volunteer = suite.desk(suite.people().demo("volunteer"))) {
      volunteer.open(SuiteService.BOOKINGS, "/sign-in");
      Page page = volunteer.open(SuiteService.BOOKINGS, "/sessions/" + session);
      assertThat(page.getByText("Your account cannot book sessions.")).isVisible();
      volunteer.look("bookings-session-other-role");
    }
  }

  @Test
  void ofAnAdviserWhoOpensASession() {
    try (Visitor adviser = suite.desk(suite.people().demo("bipc-adviser"))) {
      Page page = adviser.open(SuiteService.BOOKINGS, "/sessions/new");
      adviser.look("bookings-form");
      adviser.send("Open the session");
      assertThat(adviser.heading("There is a problem")).isVisible();
      adviser.look("bookings-form-errors");
      SessionForm.fill(page, "Grow your business with market research", soon.plusDays(3));
      adviser.send("Open the session");
      assertThat(page.getByText("The session is open.")).isVisible();
      adviser.look("bookings-session-opened");
      adviser.follow("See the register");
      assertThat(page.getByText("Nobody has booked this session yet.")).isVisible();
      adviser.look("bookings-register-empty");
    }
  }

  @Test
  void ofAnAdviserWhoRecordsAttendance() {
    String later = given.session("Starting up in Oxfordshire", soon.plusDays(5), 6);
    given.booking(entrepreneur(), later);
    String session = given.session("Your questions on intellectual property", soon, 6);
    given.booking(entrepreneur(), session);
    given.booking(entrepreneur(), session);
    try (Visitor adviser = suite.desk(suite.people().demo("bipc-adviser"))) {
      Page page = adviser.open(SuiteService.BOOKINGS, "/registers");
      assertThat(page.getByText("Your questions on intellectual property")).isVisible();
      adviser.look("bookings-registers");
      adviser.open(SuiteService.BOOKINGS, "/sessions/" + later + "/register");
      adviser.look("bookings-register-not-open");
      adviser.open(SuiteService.BOOKINGS, "/sessions/" + session + "/register");
      adviser.look("bookings-register");
      page.getByText("Came for part of it").first().click();
      adviser.send("Came for part");
      assertThat(adviser.heading("There is a problem")).isVisible();
      adviser.look("bookings-register-part-errors");
      page.getByLabel("For how many minutes?").fill("30");
      page.keyboard().press("Enter");
      assertThat(page.getByText("30 minutes")).isVisible();
      adviser.look("bookings-register-recorded");
    }
  }

  @Test
  void ofAnAdviserAtTheDesk() {
    try (Visitor adviser = suite.desk(suite.people().demo("bipc-adviser"))) {
      Page page = adviser.open(SuiteService.BOOKINGS, "/enquiries");
      adviser.send(
          page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Finance:")));
      adviser.look("bookings-enquiries");
      adviser.send("Take back: Finance");
      adviser.follow("Put an earlier day right");
      adviser.send("Save the numbers");
      assertThat(adviser.heading("There is a problem")).isVisible();
      adviser.look("bookings-enquiries-day-errors");
    }
  }

  @Test
  void ofAManager() {
    given.booking(entrepreneur(), given.session("A session of this week", soon, 6));
    try (Visitor adviser = suite.desk(suite.people().demo("bipc-adviser"))) {
      adviser.open(SuiteService.BOOKINGS, "/week");
      adviser.look("bookings-week");
      adviser.open(SuiteService.BOOKINGS, "/week?from=2031-02-02&to=2031-01-01");
      adviser.look("bookings-week-errors");
      adviser.open(SuiteService.BOOKINGS, "/outcomes");
      adviser.look("bookings-outcomes");
      adviser.follow("Who was asked, and answers by telephone");
      adviser.look("bookings-asked");
    }
  }

  /** A page that comes from the browser's memory has the form that it had. */
  @Test
  void ofAnAdviserWhoGoesBackAndPressesAnotherButton() {
    String session = given.session("Your questions on patents", soon, 6);
    Person person = entrepreneur();
    given.booking(person, session);
    try (Visitor adviser = suite.phone(suite.people().demo("bipc-adviser"))) {
      Page page = adviser.open(SuiteService.BOOKINGS, "/sessions/" + session + "/register");
      adviser.send(button(page, "Attended " + person.name()));
      assertThat(page.locator(".govuk-tag").getByText("Attended")).isVisible();
      page.goBack();
      adviser.send(button(page, "Did not come " + person.name()));
      assertThat(page.locator(".govuk-tag").getByText("Did not come")).isVisible();
    }
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void ask(Page page, Person person) {
    page.getByLabel("Your name").fill(person.name());
    page.getByLabel("Your email address").fill(person.username());
  }

  private Person entrepreneur() {
    return suite.people().create("Entrepreneur", "entrepreneur");
  }
}
