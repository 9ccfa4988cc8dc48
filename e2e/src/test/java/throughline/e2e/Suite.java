package throughline.e2e;

import com.microsoft.playwright.BrowserContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import throughline.client.Caller;
import throughline.local.Administrator;
import throughline.local.Callers;
import throughline.local.Console;
import throughline.local.Port;
import throughline.local.Settings;
import throughline.local.Stack;
import throughline.local.SuiteService;

/**
 * The whole suite as processes of their own, on free ports and with empty databases, and one
 * browser for each thread to look at it. Nothing is shared with a stack that a developer runs.
 */
final class Suite implements AutoCloseable {
  private static final Path MODULE = Path.of("").toAbsolutePath();

  /** What never comes is waited for longer than a busy machine takes for what does. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Stack stack;
  private final Administrator administrator;
  private final People people;
  private final Callers callers;
  private final Queue<Chromium> opened = new ConcurrentLinkedQueue<>();

  /** Playwright's objects belong to the thread that made them. */
  private final ThreadLocal<Chromium> chromium = ThreadLocal.withInitial(this::openChromium);

  private Suite(Stack stack) {
    this.stack = stack;
    this.administrator = new Administrator(stack.settings());
    this.people = new People(administrator);
    this.callers = new Callers(stack.settings());
  }

  static Suite start() {
    Awaitility.setDefaultTimeout(PATIENCE);
    Settings settings =
        Settings.onFreePorts(MODULE.getParent(), MODULE.resolve("target").resolve("stack"));
    Stack stack = new Stack(settings, new Console(System.out));
    // A build that is cancelled closes no store.
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
    stack.start(true);
    Suite suite = new Suite(stack);
    suite.lookAtSignIn();
    return suite;
  }

  /**
   * Keycloak 26.7 compresses a stylesheet when it is first asked for, and answers whoever asks at
   * the same moment that there is none.
   */
  private void lookAtSignIn() {
    try (BrowserContext browser = chromium().desk()) {
      browser.newPage().navigate(address(SuiteService.TRACKER));
    }
  }

  Stack stack() {
    return stack;
  }

  Administrator administrator() {
    return administrator;
  }

  People people() {
    return people;
  }

  String address(SuiteService service) {
    return stack.settings().address(service.port());
  }

  String issuer() {
    return stack.settings().issuer();
  }

  /** Where the mail that the suite sends can be read. */
  String mail() {
    return stack.settings().address(Port.MAIL_PAGE);
  }

  Caller api(Person person, SuiteService service) {
    return callers.signIn(person.username(), person.password(), service);
  }

  /** Somebody at a desk, with nothing open yet. */
  Visitor desk(Person person) {
    return new Visitor(this, person, chromium().desk());
  }

  /** The same with a browser that can be closed and opened again. */
  Visitor deskOnDisk(Person person, Path folder) {
    return new Visitor(this, person, chromium().deskOnDisk(folder));
  }

  /** The same on a phone. */
  Visitor phone(Person person) {
    return new Visitor(this, person, chromium().phone());
  }

  Visitor phoneWithoutJavaScript(Person person) {
    return new Visitor(this, person, chromium().phoneWithoutJavaScript());
  }

  private Chromium chromium() {
    return chromium.get();
  }

  private Chromium openChromium() {
    Chromium own = new Chromium();
    opened.add(own);
    return own;
  }

  @Override
  public void close() {
    opened.forEach(Chromium::close);
    stack.close();
  }
}
