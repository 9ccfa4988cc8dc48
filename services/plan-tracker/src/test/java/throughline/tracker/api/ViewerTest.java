package throughline.tracker.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.EndpointSecurity;
import throughline.platform.testing.TestTokens;

/** Councillors and staff read everything but what waits, and change nothing. */
@QuarkusTest
class ViewerTest {

  private static final String TOKEN = TestTokens.token("viewer", "Vivian (test)", "viewer");

  private static final Set<String> WAITS =
      Set.of(
          "/approvals", "/trials", "/trials/by-hand", "/checks", "/register/file", "/api/trials");

  /** Each asks whether the viewer holds the post that owns it. */
  private static final Set<String> OF_OWNERS =
      Set.of(
          "CommentaryPages.write",
          "EvidencePages.add",
          "MilestonePages.update",
          "ObservationPages.correct",
          "ObservationPages.enter",
          "ObservationPages.withdraw",
          "OwnershipPages.change");

  private static final int PAGES = 60;

  /** Kinds of pages, since one page of a measure links as another does. */
  @Test
  void everyLinkThatAViewerIsShownOpens() {
    var waiting = new ArrayDeque<>(List.of("/", "/measures/school-visits/observations"));
    var kinds = new HashSet<String>();
    var closed = new TreeSet<String>();
    while (!waiting.isEmpty() && kinds.size() < PAGES) {
      var page = waiting.remove();
      var answer = given().auth().oauth2(TOKEN).get(page);
      if (answer.statusCode() == 403) {
        closed.add(page);
      }
      if (answer.contentType().contains("html")) {
        Jsoup.parse(answer.asString()).select("a[href^=/]").eachAttr("href").stream()
            .map(href -> href.replaceFirst("#.*", ""))
            .filter(href -> !href.isEmpty() && !href.startsWith("/sign"))
            .filter(href -> kinds.add(kind(href)))
            .forEach(waiting::add);
      }
    }
    assertEquals(Set.of(), closed);
    assertTrue(kinds.size() > 15, kinds.toString());
  }

  private static String kind(String href) {
    return href.replaceFirst("\\?.*", "")
        .replaceFirst("^/(measures|milestones|priorities|themes|libraries|reviews)/[^/]+", "/$1/-");
  }

  @Test
  void whatWaitsIsNotForAViewer() {
    WAITS.forEach(path -> given().auth().oauth2(TOKEN).get(path).then().statusCode(403));
  }

  @Test
  void aViewerSendsNothingAndIsToldSo() {
    assertEquals(OF_OWNERS, EndpointSecurity.sentBy("viewer", "throughline.tracker"));
    given()
        .auth()
        .oauth2(TOKEN)
        .accept("text/html")
        .get("/milestones/1.1-m1/update")
        .then()
        .statusCode(403)
        .body(containsString("Nobody owns this yet"));
  }
}
