package throughline.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotCaret;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at a page as it stands: by axe at desk and phone width, and for anything that makes the
 * whole page scroll sideways or is heavy to transfer. A picture is kept of each width at which
 * something is wrong; with {@code -Dpictures} of every width.
 */
final class PageAudit {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final boolean ALL_PICTURES = System.getProperty("pictures") != null;
  private static final int HEIGHT = 812;
  // 1280 CSS pixels at a zoom of 400 %: WCAG 2.2, success criterion 1.4.10.
  private static final int NARROWEST = 320;
  private static final long HEAVIEST = 60_000;
  private static final String WEIGHT =
      """
      () => performance.getEntriesByType('navigation')[0].workerStart > 0 ? 0
        : ['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind))
          .filter((each, i) => i === 0 || each.name !== location.href) // a live page reads itself anew
          .reduce((sum, each) => sum + each.encodedBodySize, 0)
      """;

  private PageAudit() {}

  /**
   * @param name of the pictures, without width and ending
   * @return what is wrong with the page
   */
  static List<String> at(Page page, String name) {
    ViewportSize own = page.viewportSize();
    page.waitForLoadState();
    List<String> wrong = new ArrayList<>();
    wrong.addAll(at(Chromium.DESK_WIDTH, page, name + "-wide"));
    wrong.addAll(at(Chromium.PHONE_WIDTH, page, name + "-phone"));
    wrong.addAll(sideways(NARROWEST, page));
    wrong.addAll(heavy(page));
    page.setViewportSize(own.width, own.height);
    return wrong;
  }

  private static List<String> at(int width, Page page, String name) {
    List<String> wrong = new ArrayList<>(sideways(width, page));
    Axe.violations(page).forEach(violation -> wrong.add(name + ": " + violation));
    if (ALL_PICTURES || !wrong.isEmpty()) {
      takePicture(page, name);
    }
    return wrong;
  }

  private static void takePicture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS.resolve(name + ".png"))
            .setFullPage(true)
            .setCaret(ScreenshotCaret.INITIAL));
  }

  /**
   * With everything that the page fetches, also if the browser had it already. What a service
   * worker hands on is told unpacked, so it does not say what the network carries: a page is
   * weighed where no worker stands between. The page of all parts holds one of each and is for
   * those who build pages.
   */
  private static List<String> heavy(Page page) {
    long bytes = ((Number) page.evaluate(WEIGHT)).longValue();
    return bytes <= HEAVIEST || page.url().endsWith("/parts")
        ? List.of()
        : List.of("%s transfers %d bytes".formatted(page.url(), bytes));
  }

  private static List<String> sideways(int width, Page page) {
    page.setViewportSize(width, HEIGHT);
    int needed = (int) page.evaluate("() => document.documentElement.scrollWidth");
    return needed <= width
        ? List.of()
        : List.of("%s is %d wide at %d".formatted(page.url(), needed, width));
  }
}
