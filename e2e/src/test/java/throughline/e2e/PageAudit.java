package throughline.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotCaret;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Looks at a page as it stands: by axe, and for anything that makes the whole page scroll sideways
 * or is heavy to transfer. Axe reads a page that has a part which no page before it had, and reads
 * it again at phone width where that shows or colours something differently; in the nightly lane it
 * reads every page at both. A picture is kept of each width at which something is wrong; with
 * {@code -Dpictures} of every width.
 */
final class PageAudit {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final boolean ALL_PICTURES = System.getProperty("pictures") != null;
  private static final boolean EVERY_PAGE = Boolean.getBoolean("nightly");
  private static final int HEIGHT = 812;
  // 1280 CSS pixels at a zoom of 400 %: WCAG 2.2, success criterion 1.4.10.
  private static final int NARROWEST = 320;
  private static final long HEAVIEST = 60_000;
  private static final int TALLEST_HEADER = 64;

  /**
   * Of the tracker's first page: an answer that nobody scrolls to the end of is none. With the
   * demonstration it takes 1,985; some figures that tests leave there take one line more.
   */
  private static final int TALLEST_ANSWER = 2_150;

  private static final int TALLEST_ANSWER_ON_A_PHONE = 4_500;
  private static final String WEIGHT =
      """
      () => performance.getEntriesByType('navigation')[0].workerStart > 0 ? 0
        : ['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind))
          .filter((each, i) => i === 0 || each.name !== location.href) // a live page reads itself anew
          .reduce((sum, each) => sum + each.encodedBodySize, 0)
      """;

  /** The parts of a page, each with all that axe may judge it by. */
  private static final String PARTS =
      """
      () => [...new Set([...document.querySelectorAll('body *')].map(part => [
        part.parentElement.localName, part.parentElement.getAttribute('class'), part.localName,
        part.getAttribute('class'), part.getAttribute('type'), part.getAttribute('role'),
        part.getAttributeNames().sort(), part.labels?.length, part.textContent.trim() !== '',
      ].join(' ')))]
      """;

  private static final String LAYOUT =
      """
      () => [...document.querySelectorAll('body *')].map(part => {
        const style = getComputedStyle(part)
        return [style.display, style.visibility, style.position, style.color, style.backgroundColor].join()
      }).join(' ')
      """;

  private static final Set<Object> READ_PARTS = ConcurrentHashMap.newKeySet();

  private PageAudit() {}

  /**
   * @param name of the pictures, without width and ending
   * @return what is wrong with the page
   */
  static List<String> at(Page page, String name) {
    ViewportSize own = page.viewportSize();
    page.waitForLoadState();
    page.setViewportSize(Chromium.DESK_WIDTH, HEIGHT);
    boolean isNew = READ_PARTS.addAll((List<?>) page.evaluate(PARTS)) || EVERY_PAGE;
    List<String> wrong = new ArrayList<>();
    wrong.addAll(at(Chromium.DESK_WIDTH, page, name + "-wide", ignored -> isNew));
    Object wide = page.evaluate(LAYOUT);
    wrong.addAll(
        at(
            Chromium.PHONE_WIDTH,
            page,
            name + "-phone",
            layout -> isNew && (EVERY_PAGE || !layout.equals(wide))));
    wrong.addAll(sideways(NARROWEST, page));
    wrong.addAll(heavy(page));
    page.setViewportSize(own.width, own.height);
    return wrong;
  }

  private static List<String> at(
      int width, Page page, String name, Predicate<Object> isReadInLayout) {
    List<String> wrong = new ArrayList<>(sideways(width, page));
    wrong.addAll(tall(width, page));
    if (isReadInLayout.test(page.evaluate(LAYOUT))) {
      Axe.violations(page).forEach(violation -> wrong.add(name + ": " + violation));
    }
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

  private static List<String> tall(int width, Page page) {
    boolean isPhone = width == Chromium.PHONE_WIDTH;
    int most = isPhone ? TALLEST_ANSWER_ON_A_PHONE : TALLEST_ANSWER;
    List<String> wrong = new ArrayList<>();
    int header = height(page, "header");
    if (isPhone && header > TALLEST_HEADER) {
      wrong.add("the header of %s takes %d pixels".formatted(page.url(), header));
    }
    int answer = height(page, "body:has(.tl-answer)");
    if (answer > most) {
      wrong.add("%s is %d high at %d".formatted(page.url(), answer, width));
    }
    return wrong;
  }

  private static int height(Page page, String selector) {
    return (int)
        page.evaluate("selector => document.querySelector(selector)?.offsetHeight ?? 0", selector);
  }

  private static List<String> sideways(int width, Page page) {
    page.setViewportSize(width, HEIGHT);
    int needed = (int) page.evaluate("() => document.documentElement.scrollWidth");
    return needed <= width
        ? List.of()
        : List.of("%s is %d wide at %d".formatted(page.url(), needed, width));
  }
}
