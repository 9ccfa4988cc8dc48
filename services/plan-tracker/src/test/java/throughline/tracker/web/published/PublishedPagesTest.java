package throughline.tracker.web.published;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.TestTokens;

@QuarkusTest
class PublishedPagesTest {

  private static final String MEASURE = "/published/measures/newborns";

  @Test
  void everyoneReadsWhatWasReleased() {
    published(1235);

    page("/published")
        .body(containsString("1 target: 1 off track"))
        .body(containsString("1,235 enrolled; 1,500 expected by now. 265 short."))
        .body(containsString("■"))
        .body(containsString("published on 12 November 2026"));
    page(MEASURE)
        .body(containsString("1,235"))
        .body(containsString("<abbr title=\"provisional: still changes\">[p]</abbr>"))
        .body(containsString("2026/27 so far"))
        .body(containsString(">Not stated<"))
        .body(containsString("1,190"))
        .body(containsString("Two offices send theirs late."))
        .body(containsString("<svg"));
    page(MEASURE)
        .body(containsString("<svg class=\"tl-map\""))
        .body(containsString("<title>Westgate: 45</title>"))
        .body(containsString("<title>Banbury: [c]</title>"))
        .body(containsString("Crown copyright"));
    page("/published/libraries").body(containsString("/published/libraries/BANB"));
    page("/published/libraries/BANB")
        .body(containsString("confidential: hidden, so that nothing is told of a few people"))
        .body(containsString("1,235"));
    page("/published/priorities/1.1").body(containsString(MEASURE));
    page("/published/measures").body(containsString("/published/priorities/1.1"));
  }

  @Test
  void noPageLeadsToWhatNeedsASignIn() {
    published(1240);
    var links = Pattern.compile("href=\"(/[^\"#]*)");

    for (var path :
        new String[] {"/published", MEASURE, "/published/libraries/BANB", "/published/releases"}) {
      var found = links.matcher(page(path).extract().asString()).results().toList();
      assertTrue(found.size() > 5, path);
      assertEquals(
          0,
          found.stream()
              .map(link -> link.group(1))
              .filter(
                  link ->
                      !link.matches("/(published.*|assets/.*|help|accessibility|privacy|cookies)"))
              .peek(System.out::println)
              .count(),
          path);
    }
  }

  @Test
  void aPageIsOneForAllAndKeptUntilSomethingIsPublished() {
    published(1245);
    var first = page(MEASURE).header("Cache-Control", "public, max-age=60").extract();
    var tag = first.header("ETag");

    given()
        .header("If-None-Match", tag)
        .get(MEASURE)
        .then()
        .statusCode(304)
        .header("ETag", tag)
        .body(equalTo(""));
    given()
        .auth()
        .oauth2(TestTokens.token("l", "Lee Lead (test)", "strategy-lead"))
        .get(MEASURE)
        .then()
        .header("ETag", tag)
        .body(equalTo(first.asString()));
    given()
        .auth()
        .oauth2(TestTokens.token("l", "Lee Lead (test)", "strategy-lead"))
        .accept("text/html")
        .get("/published/libraries/BANB")
        .then()
        .statusCode(200)
        .body(not(containsString("Lee Lead")))
        .body(not(containsString("/waiting")))
        .body(not(containsString("/sign-out")))
        .body(not(containsString("href=\"/plan\"")));
    given().get(MEASURE + "?whatever=1").then().header("ETag", tag);

    published(1250);

    page(MEASURE).header("ETag", not(equalTo(tag)));
  }

  @Test
  void aFileOfAVersionIsKeptForEver() {
    var number = published(1255);
    var release = "/published/releases/%d/1".formatted(number);

    page(release)
        .body(containsString("figures.csv, 13 bytes"))
        .body(containsString("Hours of two libraries came late."))
        .body(containsString("Numbers of people from 1 to 7 are hidden."))
        .body(containsString("As known on"));
    given()
        .get(release + "/files/figures.csv")
        .then()
        .statusCode(200)
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .header("ETag", "\"" + "b".repeat(64) + "\"")
        .body(equalTo("measure,value"));
    given()
        .header("If-None-Match", "\"" + "b".repeat(64) + "\"")
        .get(release + "/files/figures.csv")
        .then()
        .statusCode(304);
  }

  @Test
  void aCorrectionIsANewVersionAndTheOldOneSaysSo() {
    var number = published(1260);
    ReleaseFixture.corrected();
    ReleaseFixture.announced("To the end of December 2026 (test)");

    await()
        .untilAsserted(
            () ->
                page("/published/releases")
                    .body(containsString("Corrected: A library was counted twice (test)."))
                    .body(
                        containsString(
                            "Due on 11 February 2027, with figures to 31 December 2026.")));
    page("/published/releases/%d/1".formatted(number))
        .body(containsString("There are newer figures"));
    page("/published/releases/%d/2".formatted(number))
        .body(not(containsString("There are newer figures")));
  }

  @Test
  void whatIsNotThereIsSaidAndNotKept() {
    published(1265);

    for (var path :
        new String[] {
          "/published/measures/nothing",
          "/published/libraries/COUNTY",
          "/published/priorities/9",
          "/published/releases/999/1",
          "/published/releases/x/1",
        }) {
      given()
          .accept("text/html")
          .get(path)
          .then()
          .statusCode(404)
          .header("Cache-Control", "no-store");
    }
  }

  @Test
  void searchEnginesMayReadThemAndNothingElse() {
    given()
        .get("/robots.txt")
        .then()
        .body(containsString("Allow: /published\n"))
        .body(containsString("Disallow: /\n"));
  }

  /** Seen by this instance, too. */
  private static long published(int newborns) {
    var number = ReleaseFixture.published(newborns);
    var words = "%,d".formatted(newborns);
    await().untilAsserted(() -> page(MEASURE).body(containsString(words)));
    return number;
  }

  private static ValidatableResponse page(String path) {
    return given().accept("text/html").get(path).then().statusCode(200);
  }
}
