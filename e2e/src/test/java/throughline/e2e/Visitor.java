package throughline.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import throughline.local.SuiteService;

/**
 * One person with a browser of their own. Closing it fails the test if a page has complained, for
 * example of something that the content security policy forbids.
 */
final class Visitor implements AutoCloseable {
  private static final String EXPECTED_OF_ERROR_PAGES = "Failed to load resource";
  private static final Path LAST_SEEN = Path.of("target", "last-seen");

  private final Suite suite;
  private final Person person;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  Visitor(Suite suite, Person person, BrowserContext context) {
    this.suite = suite;
    this.person = person;
    this.context = context;
    this.page = context.newPage();
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    page.onConsoleMessage(this::note);
  }

  Page page() {
    return page;
  }

  /** Opens a page and signs in on the way, if asked to. */
  Page open(SuiteService service, String path) {
    page.navigate(suite.address(service) + path);
    signInIfAsked();
    return page;
  }

  /** Opens a page that answers with an error. */
  Page openExpecting(int status, SuiteService service, String path) {
    open(service, path);
    Response answer = page.navigate(suite.address(service) + path);
    assertEquals(status, answer.status(), answer.url());
    return page;
  }

  void signInIfAsked() {
    if (isAskedToSignIn()) {
      signIn(person.password());
      page.waitForURL(url -> !isKeycloak(url));
    }
  }

  /** Where it is sure to be asked, by whatever leads there. */
  void signInOnceAsked() {
    page.waitForURL(this::isKeycloak);
    signInIfAsked();
  }

  /** Fills the page that asks for it, and sends it. */
  void signIn(String password) {
    page.getByLabel("E-mail address or user name").fill(person.username());
    fillPassword("Password", password);
    send("Sign in");
  }

  /** Makes an account, from the page that offers it to the service that was wanted. */
  void register() {
    follow("Create an account");
    page.getByLabel("Full name").fill(person.name());
    page.getByLabel("E-mail address").fill(person.username());
    send("Create an account");
    followMail("Confirm your e-mail address");
    fillPassword("New password", person.password());
    send("Save the password");
    page.waitForURL(url -> !isKeycloak(url));
  }

  void fillPassword(String label, String password) {
    // Exactly, since the button beside the field is called "Show password".
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(password);
  }

  /** Opens the link in the newest mail of that subject to this person, once it has come. */
  void followMail(String subject) {
    var mail =
        page.locator("tr")
            .filter(new Locator.FilterOptions().setHasText(person.username()))
            .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(subject))
            .first();
    await() // a page belongs to this thread
        .pollInSameThread()
        .until(
            () -> {
              page.navigate(suite.mail()); // without script nothing moves by itself
              return mail.isVisible();
            });
    mail.click();
    page.locator(".text a").first().click();
    page.waitForLoadState();
  }

  boolean isAskedToSignIn() {
    return isKeycloak(page.url());
  }

  /** Presses a button that sends a form, and returns the answer to that, not what it leads to. */
  Response send(String button) {
    return send(button(button));
  }

  Response send(Locator button) {
    Response answer =
        page.waitForResponse(
            response -> response.request().method().equals("POST"), () -> button.click());
    page.waitForLoadState();
    return answer;
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Follows a link, whether it looks like one or like a button. */
  void follow(String name) {
    link(name).or(button(name)).click();
    page.waitForLoadState();
  }

  /**
   * Checks the page as it stands; see {@link PageAudit}. What is wrong with it fails the test at
   * the end.
   */
  void look(String name) {
    complaints.addAll(PageAudit.at(page, name));
  }

  Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }

  private boolean isKeycloak(String url) {
    return url.startsWith(suite.issuer());
  }

  private void note(ConsoleMessage message) {
    boolean isError = message.type().equals("error");
    if (isError && !message.text().startsWith(EXPECTED_OF_ERROR_PAGES)) {
      complaints.add(page.url() + ": " + message.text());
    }
  }

  @Override
  public void close() {
    keepWhatWasSeenLast();
    context.close();
    assertEquals(List.of(), complaints);
  }

  /** For whoever asks why a test failed. A picture of each page would cost more than it tells. */
  private void keepWhatWasSeenLast() {
    try {
      Files.createDirectories(LAST_SEEN);
      Files.writeString(LAST_SEEN.resolve(person.username() + ".html"), content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String content() {
    try {
      return page.content();
    } catch (PlaywrightException onItsWayToTheNextPage) {
      return onItsWayToTheNextPage.getMessage();
    }
  }
}
