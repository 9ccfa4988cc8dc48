package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import throughline.local.SuiteService;

/** The pages on which people sign in, and whatever they may meet there. */
@EndToEnd
@BesideOthers
class SignInPagesTest {
  private static final Map<SuiteService, String> OWN_PAGES =
      Map.of(
          SuiteService.MEMBERSHIP, "/enrolments/new",
          SuiteService.BOOKINGS, "/bookings",
          SuiteService.VOLUNTEERS, "/hours/new",
          SuiteService.TRACKER, "/plan");
  private static final String FORGOTTEN = "Forgotten your password?";
  private static final int TRIES_THAT_LOCK = 4;

  private final Suite suite;

  SignInPagesTest(Suite suite) {
    this.suite = suite;
  }

  @ParameterizedTest
  @EnumSource(SuiteService.class)
  void thePageNamesTheServiceAndOnlyAPublicDoorOffersAnAccount(SuiteService service) {
    boolean isPublicDoor = service == SuiteService.BOOKINGS || service == SuiteService.VOLUNTEERS;
    try (Visitor visitor = askedToSignIn(service)) {
      String nameThere = serviceName(visitor);
      assertThat(visitor.link("Create an account")).hasCount(isPublicDoor ? 1 : 0);
      assertThat(visitor.page().getByLabel("E-mail address or user name")).isFocused();
      visitor.look("sign-in-" + service.folder());
      visitor.page().navigate(suite.address(service) + "/signed-out");
      assertEquals(serviceName(visitor), nameThere);
    }
  }

  @Test
  void nobodyLearnsWhoHasAnAccountNorWhetherItIsLocked() {
    Person somebody = suite.people().create("Locked");
    Person nobody = new Person("nobody@example.org", "Nobody", "only-for-this-test");
    try (Visitor guesser = askedToSignIn(SuiteService.VOLUNTEERS, somebody);
        Visitor other = askedToSignIn(SuiteService.VOLUNTEERS, nobody)) {
      other.signIn("a wrong password");
      String unknown = said(other);
      other.look("sign-in-refused");
      guesser.signIn("a wrong password");
      assertEquals(unknown, said(guesser));
      for (int again = 0; again < TRIES_THAT_LOCK; again++) {
        guesser.signIn("a wrong password");
      }
      guesser.signIn(somebody.password());
      assertTrue(guesser.isAskedToSignIn(), "the account is not locked");
      assertEquals(unknown, said(guesser));
      assertThat(guesser.page()).hasTitle("Error: Sign in – Volunteer hours – Throughline");
    }
  }

  @Test
  void anAccountIsMadeWithOneNameAndAPasswordWhoseRulesAreKnownBefore() {
    Person person = new Person(unique() + "@example.org", "Björk", "only-for-this-test");
    try (Visitor newcomer = askedToSignIn(SuiteService.BOOKINGS, person)) {
      newcomer.follow("Create an account");
      newcomer.look("register");
      newcomer.send("Create an account");
      newcomer.look("register-refused");
      newcomer.follow("Enter your name");
      newcomer.page().keyboard().type(person.name());
      newcomer.follow("Enter your e-mail address");
      newcomer.page().keyboard().type(person.username());
      newcomer.send("Create an account");
      assertThat(newcomer.heading("Look at your e-mail")).isVisible();
      newcomer.look("verify-email");
      newcomer.send("Send it again");
      newcomer.look("verify-email-too-soon");

      newcomer.followMail("Confirm your e-mail address");
      assertThat(newcomer.page().getByText("At least 12 characters.")).isVisible();
      newcomer.look("choose-password");
      refused(newcomer, "too short", "Password must have 12 characters or more");
      refused(newcomer, person.username(), "Password must not be your user name or e-mail address");
      refused(newcomer, "passwordpassword", "Many people use this password");
      newcomer.look("choose-password-refused");
      newcomer.fillPassword("New password", person.password());
      newcomer.send("Save the password");
      assertThat(newcomer.page().locator(".tl-header__person")).containsText(person.name());
    }
  }

  @Test
  void aForgottenPasswordIsReplacedByALinkThatWorksOnce() {
    Person forgetful = suite.people().create("Forgetful", "volunteer");
    Person withNew = new Person(forgetful.username(), forgetful.name(), "another-for-this-test");
    try (Visitor visitor = askedToSignIn(SuiteService.VOLUNTEERS, withNew)) {
      visitor.follow(FORGOTTEN);
      visitor.look("reset-password");
      visitor.send("Send the link");
      visitor.look("reset-password-refused");
      visitor.page().getByLabel("E-mail address or user name").fill(forgetful.username());
      visitor.send("Send the link");
      assertThat(visitor.page().getByText("If there is an account")).isVisible();
      visitor.look("reset-password-sent");

      visitor.followMail("Choose a new password");
      visitor.fillPassword("New password", withNew.password());
      visitor.send("Save the password");
      assertThat(visitor.page().locator(".tl-header__person")).containsText("Forgetful");

      visitor.follow("Sign out");
      visitor.followMail("Choose a new password");
      assertThat(visitor.heading("We cannot go on")).isVisible();
      visitor.look("link-used-before");
      visitor.open(SuiteService.VOLUNTEERS, "/hours/new");
    }
  }

  @Test
  void staffSetUpAnAppAndEnterItsCodeFromThenOnAlsoForANewPassword() {
    Person person = suite.people().create("Asked", "strategy-lead", "staff");
    suite.people().ask(person, "UPDATE_PROFILE");
    String key;
    try (Visitor visitor = askedToSignIn(SuiteService.TRACKER, person)) {
      visitor.signIn(person.password());
      assertThat(visitor.heading("Your details")).isVisible();
      visitor.look("your-details");
      visitor.send("Save and go on");
      assertThat(visitor.heading("Set up an app for codes")).isVisible();
      visitor.page().getByText("I cannot scan it").click();
      visitor.look("set-up-codes");
      key = visitor.page().locator(".tl-code").textContent();
      visitor.send("Save");
      visitor.look("set-up-codes-refused");
      visitor.page().getByLabel("Code").fill(Totp.now(key));
      visitor.send("Save");
      visitor.page().waitForURL(suite.address(SuiteService.TRACKER) + "/**");
    }
    try (Visitor visitor = askedToSignIn(SuiteService.TRACKER, person)) {
      visitor.signIn(person.password());
      visitor.look("enter-code");
      visitor.send("Sign in");
      assertThat(visitor.heading("There is a problem")).isVisible();
      visitor.look("enter-code-refused");
      visitor.page().getByLabel("Code").fill(Totp.next(key));
      visitor.send("Sign in");
      visitor.page().waitForURL(suite.address(SuiteService.TRACKER) + "/**");
    }
    try (Visitor visitor = askedToSignIn(SuiteService.TRACKER, person)) {
      visitor.follow(FORGOTTEN);
      visitor.page().getByLabel("E-mail address or user name").fill(person.username());
      visitor.send("Send the link");
      visitor.followMail("Choose a new password");
      assertThat(visitor.heading("Enter the code from your app")).isVisible();
    }
  }

  @Test
  void aPageThatIsOutOfDateOrNobodysLeadsBackIntoTheService() {
    try (Visitor visitor = askedToSignIn(SuiteService.VOLUNTEERS)) {
      Page page = visitor.page();
      String form = page.locator("form").getAttribute("action");
      page.navigate(form.replaceAll("execution=[^&]*", "execution=another"));
      assertThat(visitor.heading("This page is out of date")).isVisible();
      visitor.look("out-of-date");
      visitor.follow("Go on where you were");
      assertThat(visitor.heading("Sign in")).isVisible();

      Response answer =
          page.navigate(
              suite.issuer()
                  + "/protocol/openid-connect/auth?response_type=code&client_id=volunteers"
                  + "&redirect_uri=http://elsewhere.example/");
      assertEquals(400, answer.status());
      visitor.look("wrong-address");
      visitor.follow("Go to the start of Volunteer hours");
      assertThat(visitor.heading("Sign in")).isVisible();
    }
  }

  @Test
  void signingOutWithoutTheServiceIsConfirmedFirst() {
    try (Visitor visitor = suite.desk(suite.people().create("Leaver", "volunteer"))) {
      visitor.open(SuiteService.VOLUNTEERS, "/hours/new");
      visitor.page().navigate(suite.issuer() + "/protocol/openid-connect/logout");
      visitor.look("sign-out");
      visitor.send("Sign out");
      assertThat(visitor.heading("You have signed out")).isVisible();
      visitor.look("signed-out-at-the-provider");
    }
  }

  @Test
  void theKeyboardIsEnough() {
    Person volunteer = suite.people().create("Keyboard", "volunteer");
    try (Visitor visitor = askedToSignIn(SuiteService.VOLUNTEERS, volunteer)) {
      Page page = visitor.page();
      Keyboard keys = new Keyboard(page);
      keys.tabTo(visitor.link("Skip to main content"));
      keys.press("Enter");
      keys.type(page.getByLabel("E-mail address or user name"), volunteer.username());
      keys.type(page.locator("#password"), volunteer.password());
      Locator show = page.getByRole(AriaRole.BUTTON).first();
      keys.tabTo(show);
      keys.press("Enter");
      assertThat(page.locator("#password")).hasAttribute("type", "text");
      assertThat(show).hasText("Hide");
      keys.tabTo(visitor.link(FORGOTTEN));
      keys.tabTo(visitor.button("Sign in"));
      keys.press("Enter");
      page.waitForURL(suite.address(SuiteService.VOLUNTEERS) + "/**");
    }
  }

  @Test
  void withoutAScriptTheNewPasswordIsAskedForTwice() {
    Person person = suite.people().create("Plain", "volunteer");
    suite.people().ask(person, "UPDATE_PASSWORD");
    try (Visitor visitor = suite.phoneWithoutJavaScript(person)) {
      visitor.page().navigate(suite.address(SuiteService.VOLUNTEERS) + "/hours/new");
      visitor.signIn(person.password());
      visitor.fillPassword("New password", "another-for-this-test");
      visitor.fillPassword("The same password again", "a-different-one-this-is");
      visitor.send("Save the password");
      assertThat(visitor.link("Enter the same password twice")).isVisible();
      visitor.fillPassword("New password", "another-for-this-test");
      visitor.fillPassword("The same password again", "another-for-this-test");
      visitor.send("Save the password");
      visitor.page().waitForURL(suite.address(SuiteService.VOLUNTEERS) + "/**");
    }
  }

  private Visitor askedToSignIn(SuiteService service) {
    return askedToSignIn(service, new Person(unique() + "@example.org", "Nobody", "never-given"));
  }

  /** Somebody who has come to the service and was led to the page that asks who they are. */
  private Visitor askedToSignIn(SuiteService service, Person person) {
    Visitor visitor = suite.desk(person);
    visitor.page().navigate(suite.address(service) + OWN_PAGES.get(service));
    assertTrue(visitor.isAskedToSignIn(), visitor.page()::url);
    return visitor;
  }

  private static void refused(Visitor visitor, String password, String why) {
    visitor.fillPassword("New password", password);
    visitor.send("Save the password");
    assertThat(visitor.page().locator("#password-error")).containsText(why);
  }

  /** All that the page says, and where it says it. */
  private static String said(Visitor visitor) {
    assertThat(visitor.heading("There is a problem")).isVisible();
    return visitor
        .page()
        .locator("main")
        .innerHTML()
        .replaceAll("action=\"[^\"]*\"|href=\"http[^\"]*\"|href=\"/[^\"]*\"|value=\"[^\"]*\"", "");
  }

  private static String serviceName(Visitor visitor) {
    return visitor.page().locator(".tl-header__service").textContent().strip();
  }

  private static String unique() {
    return "newcomer-" + UUID.randomUUID().toString().substring(0, 8);
  }
}
