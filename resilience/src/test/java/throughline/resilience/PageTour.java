package throughline.resilience;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import throughline.client.SignedInBrowser;
import throughline.local.Realm;
import throughline.local.SuiteService;

/** Signs in to each service and follows its pages' links as far as they lead to other pages. */
final class PageTour {
  /** Who signs in, and at which page that nobody sees without. */
  private record Visit(SuiteService service, String username, String page) {}

  private static final List<Visit> VISITS =
      List.of(
          new Visit(SuiteService.MEMBERSHIP, "registrar", "/files"),
          new Visit(SuiteService.BOOKINGS, "bipc-adviser", "/week"),
          new Visit(SuiteService.VOLUNTEERS, "volunteer-coordinator", "/approvals"),
          new Visit(SuiteService.TRACKER, "strategy-lead", "/approvals"));
  private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#?]*)");
  private static final Pattern NOT_A_PAGE =
      Pattern.compile("/sign-out|.*\\.(csv|xlsx|pdf|ics|json|zip)");
  private static final int MOST_OF_A_SERVICE = 40;

  private final Suite suite;

  PageTour(Suite suite) {
    this.suite = suite;
  }

  /** Returns how many there were; fails at the first that is not shown. */
  int everyPageIsShown() throws IOException, InterruptedException {
    int shown = 0;
    for (Visit visit : VISITS) {
      shown += tour(visit);
    }
    return shown;
  }

  private int tour(Visit visit) throws IOException, InterruptedException {
    String address = suite.address(visit.service());
    String password = Realm.person(visit.username()).password();
    SignedInBrowser browser =
        SignedInBrowser.open(address + visit.page(), visit.username(), password);
    Set<String> seen = new HashSet<>(Set.of(visit.page()));
    Deque<String> next = new ArrayDeque<>(seen);
    int shown = 0;
    while (!next.isEmpty() && shown < MOST_OF_A_SERVICE) {
      String page = browser.page(address + next.remove());
      shown++;
      LINK.matcher(page)
          .results()
          .map(MatchResult::group)
          .map(link -> link.substring(link.indexOf("\"/") + 1))
          .filter(path -> !NOT_A_PAGE.matcher(path).matches())
          .filter(seen::add)
          .forEach(next::add);
    }
    return shown;
  }
}
