package throughline.e2e;

import java.nio.file.Path;
import throughline.local.Console;
import throughline.local.Port;
import throughline.local.Settings;
import throughline.local.Stack;
import throughline.local.SuiteService;

/**
 * The whole suite as processes of their own, on free ports and with empty databases, and one
 * browser to look at it. Nothing is shared with a stack that a developer runs.
 */
final class Suite implements AutoCloseable {
  private static final Path MODULE = Path.of("").toAbsolutePath();

  private final Stack stack;
  private final People people;
  private Chromium chromium;

  private Suite(Stack stack) {
    this.stack = stack;
    this.people = new People(stack.settings());
  }

  static Suite start() {
    Settings settings =
        Settings.onFreePorts(MODULE.getParent(), MODULE.resolve("target").resolve("stack"));
    Stack stack = new Stack(settings, new Console(System.out));
    // A build that is cancelled closes no store.
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
    stack.start(true);
    return new Suite(stack);
  }

  Stack stack() {
    return stack;
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

  Api api(Person person, SuiteService service) {
    return new Api(this, person, service);
  }

  /** Somebody at a desk, with nothing open yet. */
  Visitor desk(Person person) {
    return new Visitor(this, person, chromium().desk());
  }

  /** The same on a phone. */
  Visitor phone(Person person) {
    return new Visitor(this, person, chromium().phone());
  }

  Visitor phoneWithoutJavaScript(Person person) {
    return new Visitor(this, person, chromium().phoneWithoutJavaScript());
  }

  private Chromium chromium() {
    if (chromium == null) {
      chromium = new Chromium();
    }
    return chromium;
  }

  @Override
  public void close() {
    if (chromium != null) {
      chromium.close();
    }
    stack.close();
  }
}
