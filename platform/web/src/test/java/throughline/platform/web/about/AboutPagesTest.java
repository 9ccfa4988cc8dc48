package throughline.platform.web.about;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.TestTokens;
import throughline.platform.web.settings.SuiteLink;

/** What stands around every page: the footer's pages, and the way to the other services. */
@QuarkusTest
class AboutPagesTest {

  @Test
  void theFooterLeadsToPagesThatAnybodyMayRead() {
    var links = Jsoup.parse(given().get("/").asString()).select("footer a").eachAttr("href");
    assertEquals(List.of("/help", "/accessibility", "/privacy", "/cookies"), links);
    links.forEach(
        link ->
            given()
                .get(link)
                .then()
                .statusCode(200)
                .body(containsString("<h1"))
                .body(not(containsString("made up")))
                .body(not(containsString("{"))));
    given()
        .get("/cookies")
        .then()
        .body(containsString("q_session_sample"))
        .body(containsString("sample-kept-form"));
    given().get("/accessibility").then().body(containsString("partially compliant"));
    given().get("/privacy").then().body(containsString("Notes are kept for a week."));
    given().get("/help").then().body(containsString("Contact the notes desk, 01632 960 000."));
    given().get("/help").then().body(containsString("for a session, the next one"));
  }

  @Test
  void noPageIsSentTheIndentationOfItsTemplate() {
    for (var path : List.of("/", "/help")) {
      assertEquals(
          List.of(),
          given().get(path).asString().lines().filter(line -> line.startsWith(" ")).toList());
    }
  }

  @Test
  void theSwitcherLeadsWhereTheRolesOpenSomething() {
    var both = services("volunteer", "registrar");
    assertEquals(List.of("Sample notes", "Enrolments"), both);
    assertEquals(List.of(), services("volunteer")); // one alone is no choice
    assertEquals(
        List.of(), Jsoup.parse(given().get("/").asString()).select(".tl-switcher").eachText());
  }

  @Test
  void theServiceThatIsOpenIsNoLink() {
    var switcher = page("volunteer", "registrar").select(".tl-switcher");
    assertEquals("Sample notes", switcher.select("[aria-current]").text());
    assertEquals(List.of("https://enrol.example/"), switcher.select("a").eachAttr("href"));
  }

  @Test
  void aServiceOfTheSuiteIsReadFromOneLine() {
    assertEquals(
        new SuiteLink("The plan", URI.create("https://plan.example"), Set.of("a", "b")),
        SuiteLink.of(" The plan |https://plan.example/ | a b "));
    var wrong = assertThrows(IllegalArgumentException.class, () -> SuiteLink.of("plan|x|a"));
    assertTrue(wrong.getMessage().startsWith("Write each service as"), wrong.getMessage());
  }

  private static List<String> services(String... roles) {
    return page(roles).select(".tl-switcher li").eachText();
  }

  private static org.jsoup.nodes.Document page(String... roles) {
    var token = TestTokens.token("switcher", "Ada Vole", roles);
    return Jsoup.parse(given().auth().oauth2(token).get("/").asString());
  }
}
