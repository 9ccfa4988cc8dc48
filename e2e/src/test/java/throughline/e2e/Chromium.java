package throughline.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The system's own Chromium, without a window. */
final class Chromium implements AutoCloseable {
  static final int DESK_WIDTH = 1280;
  static final int PHONE_WIDTH = 375;

  private static final String INSTALLED =
      Optional.ofNullable(System.getenv("THROUGHLINE_BROWSER")).orElse("/usr/bin/chromium");
  private static final int MILLIS = 60_000;
  private static final List<String> ARGUMENTS =
      List.of(
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  Chromium() {
    PlaywrightAssertions.setDefaultAssertionTimeout(MILLIS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(Path.of(INSTALLED))
                    .setChromiumSandbox(false)
                    .setArgs(ARGUMENTS));
  }

  BrowserContext desk() {
    return context(options().setViewportSize(DESK_WIDTH, 900));
  }

  /** A browser of its own, which finds again in that folder what it kept before it was closed. */
  BrowserContext deskOnDisk(Path folder) {
    BrowserContext context =
        playwright
            .chromium()
            .launchPersistentContext(
                folder,
                new LaunchPersistentContextOptions()
                    .setExecutablePath(Path.of(INSTALLED))
                    .setChromiumSandbox(false)
                    .setArgs(ARGUMENTS)
                    .setLocale("en-GB")
                    .setTimezoneId("Europe/London")
                    .setViewportSize(DESK_WIDTH, 900));
    context.setDefaultTimeout(MILLIS);
    return context;
  }

  BrowserContext phone() {
    return context(phoneOptions());
  }

  BrowserContext phoneWithoutJavaScript() {
    return context(phoneOptions().setJavaScriptEnabled(false));
  }

  private static Browser.NewContextOptions phoneOptions() {
    return options().setViewportSize(PHONE_WIDTH, 812).setIsMobile(true).setHasTouch(true);
  }

  private static Browser.NewContextOptions options() {
    return new Browser.NewContextOptions().setLocale("en-GB").setTimezoneId("Europe/London");
  }

  private BrowserContext context(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    context.setDefaultTimeout(MILLIS);
    return context;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
