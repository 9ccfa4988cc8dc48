package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/**
 * Whoever signs in on a browser finds nothing of what the one before typed and did not send, on any
 * page of any service.
 */
@EndToEnd
class NextPersonTest {
  private static final String TYPED = "Wilfreda Unsent";

  private static final List<Place> PLACES =
      List.of(
          new Place(SuiteService.MEMBERSHIP, "/enrolments/new"),
          new Place(SuiteService.MEMBERSHIP, "/find"),
          new Place(SuiteService.MEMBERSHIP, "/cards/received"),
          new Place(SuiteService.MEMBERSHIP, "/suppressions/lift"),
          new Place(SuiteService.BOOKINGS, "/sessions/new"),
          new Place(SuiteService.VOLUNTEERS, "/hours/new"),
          new Place(SuiteService.TRACKER, "/population/new"),
          new Place(SuiteService.TRACKER, "/search"));

  /** Whatever can be typed into; returns into how many. */
  private static final String TYPE =
      """
      text => {
        const boxes = [...document.querySelectorAll('input[type=text], input:not([type]), input[type=search], textarea')]
        for (const box of boxes) {
          box.value = text
          box.dispatchEvent(new Event('input', { bubbles: true }))
        }
        return boxes.length
      }
      """;

  private static final String SHOWS =
      """
      text => document.body.innerText.includes(text)
        || [...document.querySelectorAll('input, textarea')].some(box => box.value.includes(text))
      """;

  /** How many enrolments the browser holds, and whether it has a key to them. */
  private static final String HELD =
      """
      () => new Promise(resolve => {
        const opening = indexedDB.open('desk')
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(['owner', 'drafts'])
          const key = transaction.objectStore('owner').get('desk')
          const drafts = transaction.objectStore('drafts').count()
          transaction.oncomplete = () => {
            opening.result.close()
            resolve(`${drafts.result} ${key.result === undefined}`)
          }
        }
      })
      """;

  private record Place(SuiteService service, String path) {}

  private final Suite suite;
  private final Person first;
  private final Person second;

  NextPersonTest(Suite suite) {
    this.suite = suite;
    this.first = somebody();
    this.second = somebody();
  }

  private Person somebody() {
    return suite
        .people()
        .create("Everywhere", "registrar", "bipc-adviser", "volunteer", "strategy-lead");
  }

  @Test
  void noTabThatStayedOpenShowsWhatTheOneBeforeTyped() {
    try (Visitor one = suite.desk(first)) {
      var tabs = new ArrayList<Page>();
      for (Place place : PLACES) {
        Visitor tab = new Visitor(suite, first, one.page().context());
        type(tab, place);
        tabs.add(tab.page());
      }
      endSession(one.page());
      try (Visitor next = new Visitor(suite, second, one.page().context())) {
        next.open(SuiteService.BOOKINGS, "/");
        tabs.forEach(NextPersonTest::showsNothing);
      }
    }
  }

  @Tag("nightly")
  @Test
  void whoGoesBackFindsTheFormsEmpty() {
    try (Visitor one = suite.desk(first)) {
      Page page = one.page();
      for (Place place : PLACES) {
        type(one, place);
        page.navigate(suite.address(place.service()) + "/privacy");
      }
      endSession(page);
      try (Visitor next = new Visitor(suite, second, page.context())) {
        next.open(SuiteService.VOLUNTEERS, "/");
        Set<String> left = new HashSet<>(PLACES.stream().map(this::address).toList());
        while (!left.isEmpty()) {
          goBack(page);
          left.remove(page.url());
          showsNothing(page);
        }
      }
    }
  }

  @Test
  void aPageThatHasNoFormOfEnrolmentClearsTheDeviceAsWell() {
    try (Visitor one = suite.desk(first)) {
      DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, one);
      isKeptOn(desk.page());
      endSession(desk.page());
      desk.page().navigate("about:blank"); // an open form would take the next one's key
      try (Visitor next = new Visitor(suite, second, one.page().context())) {
        Page page = next.open(SuiteService.MEMBERSHIP, "/coverage");
        await().pollInSameThread().until(() -> page.evaluate(HELD).equals("0 true"));
      }
    }
  }

  @Test
  void withoutANetworkNothingIsShownToWhoSignedInAtAnotherService() {
    try (Visitor one = suite.desk(first)) {
      DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, one);
      isKeptOn(desk.page());
      endSession(desk.page());
      desk.page().navigate("about:blank");
      try (Visitor next = new Visitor(suite, second, one.page().context())) {
        Page page = next.open(SuiteService.TRACKER, "/");
        desk.loseTheNetwork();
        page.navigate(suite.address(SuiteService.MEMBERSHIP) + DeskWithoutNetwork.WAITING);
        assertThat(page.locator("[role=status]")).containsText("No network");
        assertThat(page.locator("[data-drafts] section")).hasCount(0);
        assertEquals("0 true", page.evaluate(HELD));
      }
    }
  }

  /** Typed anew until the page has begun to keep it. */
  private static void isKeptOn(Page page) {
    await()
        .pollInSameThread()
        .pollInterval(Duration.ofSeconds(2)) // longer than the pause after which it is kept
        .until(
            () -> {
              boolean isKept = page.evaluate(HELD).equals("1 false");
              page.evaluate(TYPE, TYPED);
              return isKept;
            });
  }

  private void type(Visitor visitor, Place place) {
    visitor.open(place.service(), place.path());
    assertTrue((int) visitor.page().evaluate(TYPE, TYPED) > 0, place.toString());
  }

  private String address(Place place) {
    return suite.address(place.service()) + place.path();
  }

  private void endSession(Page page) {
    suite.people().signOutEverywhere(first);
    for (Place place : PLACES) {
      await().pollInSameThread().until(() -> new CopiedCookies(page).open(address(place)) == 302);
    }
  }

  /** A page that is just being loaded anew, for somebody else, forgets that it was to go back. */
  private static void goBack(Page page) {
    String before = page.url();
    await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofSeconds(3))
        .ignoreExceptions()
        .until(
            () -> {
              if (page.url().equals(before)) {
                page.evaluate("() => { setTimeout(() => history.back()) }");
              }
              return !page.url().equals(before);
            });
  }

  private static void showsNothing(Page page) {
    await()
        .pollInSameThread()
        .ignoreExceptions() // it may be on its way to the next page
        .untilAsserted(() -> assertEquals(false, page.evaluate(SHOWS, TYPED), page.url()));
  }
}
