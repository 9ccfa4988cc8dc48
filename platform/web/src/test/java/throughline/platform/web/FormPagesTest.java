package throughline.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestTokens;

/**
 * The layout around a page, and a form from opening to saving, as a browser without script does it.
 */
@QuarkusTest
class FormPagesTest {

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\">");

  private static final Map<String, String> RIGHT =
      Map.of(
          "title", "A day at the desk",
          "kind", "SPOKE",
          "library", "south",
          "date-day", "4",
          "date-month", "11",
          "date-year", "2026",
          "start", "9:30am",
          "minutes", "90");

  @Test
  void theFrameNamesPageServiceAndPerson() {
    asVolunteer()
        .get("/notes/new")
        .then()
        .statusCode(200)
        .contentType("text/html")
        .body(containsString("<html lang=\"en-GB\""))
        .body(containsString("<title>Write a note – Sample notes – Throughline</title>"))
        .body(containsString("<a href=\"#main-content\" class=\"govuk-skip-link\">"))
        .body(containsString("id=\"main-content\""))
        .body(containsString("Signed in as </span>Ada Vole</span>"))
        .body(containsString("href=\"/sign-out\">Sign out</a>"))
        .body(not(containsString("There is a problem")));
  }

  @Test
  void navigationShowsWhatTheRoleMayOpenAndWhereItIs() {
    asVolunteer()
        .get("/notes/new")
        .then()
        .body(containsString("href=\"/notes/new\" aria-current=\"page\""))
        .body(containsString(">Figures</a>"))
        .body(not(containsString(">Approve</a>")));
    var navigation = Jsoup.parse(given().get("/").asString()).select("nav a").eachText();
    assertFalse(navigation.isEmpty());
    assertFalse(navigation.contains("Write a note"), navigation::toString);
  }

  @Test
  void whatIsTypedCannotBecomeMarkup() {
    var typed = new HashMap<>(RIGHT);
    typed.put("title", "<script>alert(1)</script>" + "x".repeat(40));
    page(submit(typed, true), 400)
        .body(containsString("&lt;script&gt;alert"))
        .body(not(containsString("<script>alert")));
  }

  @Test
  void wrongFieldsAreListedAndWhatWasTypedStays() {
    var typed = new HashMap<>(RIGHT);
    typed.putAll(Map.of("title", " ", "date-day", "31", "minutes", "none"));

    page(submit(typed, true), 400)
        .body(containsString("<title>Error: Write a note – Sample notes – Throughline</title>"))
        .body(containsString("<a href=\"#title\">Enter a title</a>"))
        .body(containsString("<a href=\"#date-day\">Date must be a real date, for example"))
        .body(
            containsString(
                "<a href=\"#minutes\">Minutes must be a whole number from 1 to 1440</a>"))
        .body(containsString("aria-describedby=\"title-hint title-error\""))
        .body(containsString("id=\"minutes-error\""))
        .body(containsString("name=\"date-day\" type=\"text\" value=\"31\""))
        .body(containsString("value=\"none\""))
        .body(containsString("<option value=\"south\" selected>"))
        .body(containsString("value=\"SPOKE\" checked"));
  }

  @Test
  void aRightFormIsSavedOnceHoweverOftenItIsSent() {
    Map<String, String> form = opened();
    form.putAll(RIGHT);

    Response first = post(form);
    Response again = post(form);

    first.then().statusCode(303).header("Location", containsString("/notes/"));
    again.then().statusCode(303).header("Idempotent-Replayed", "true");
    assertEquals(first.header("Location"), again.header("Location"));
    form.put("title", "Another note with the same key");
    page(post(form), 422).body(containsString("This form was already sent"));
  }

  @Test
  void aConflictIsAPage() {
    var typed = new HashMap<>(RIGHT);
    typed.put("title", "full");
    page(submit(typed, true), 409).body(containsString("Choose another shelf."));
  }

  @Test
  void withoutTheTokenNothingIsSaved() {
    var typed = new HashMap<>(RIGHT);
    typed.put("title", UUID.randomUUID().toString());
    page(submit(typed, false), 400).body(containsString("open for too long"));
    assertEquals(0, notesWithTitle(typed.get("title")));
    asVolunteer()
        .contentType("text/plain")
        .body("title=x")
        .post("/notes/new")
        .then()
        .statusCode(415)
        .contentType("text/html");
    asVolunteer().contentType("application/json").post("/notes/new").then().statusCode(415);
  }

  @Test
  void signingOutWithoutBeingSignedInEndsOnTheSamePage() {
    given()
        .redirects()
        .follow(false)
        .get("/sign-out")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/signed-out"));
    given().get("/signed-out").then().statusCode(200).body(containsString("You have signed out"));
  }

  @Test
  void datesInPagesAreLondons() {
    asVolunteer().get("/notes/5").then().body(containsString("1 July 2026 at 2:30pm"));
  }

  @Test
  void stylesheetAndScriptAreKeptForAYear() {
    String page = given().get("/").asString();
    for (var kind : Map.of("css", "text/css", "js", "text/javascript").entrySet()) {
      var link =
          Pattern.compile("/assets/throughline-[0-9a-f]{10}\\." + kind.getKey()).matcher(page);
      link.find();
      given()
          .get(link.group())
          .then()
          .statusCode(200)
          .contentType(startsWith(kind.getValue()))
          .header("Cache-Control", "public, max-age=31536000, immutable")
          .header("Vary", "accept-encoding");
    }
    given()
        .get("/assets/throughline-0000000000.css")
        .then()
        .statusCode(404)
        .header("Cache-Control", "no-store");
  }

  private static long notesWithTitle(String title) {
    return Database.number("SELECT count(*) FROM note WHERE title = '%s'".formatted(title));
  }

  private Response submit(Map<String, String> typed, boolean withToken) {
    Map<String, String> form = opened();
    if (!withToken) {
      form.remove("csrf-token");
    }
    form.putAll(typed);
    return post(form);
  }

  private Map<String, String> opened() {
    Response page = asVolunteer().get("/notes/new");
    Map<String, String> fields = new HashMap<>();
    HIDDEN.matcher(page.asString()).results().forEach(m -> fields.put(m.group(1), m.group(2)));
    assertEquals(128, fields.get("csrf-token").length());
    UUID.fromString(fields.get("idempotencyKey"));
    return fields;
  }

  private Response post(Map<String, String> form) {
    return asVolunteer()
        .redirects()
        .follow(false)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParams(form)
        .post("/notes/new");
  }

  private static ValidatableResponse page(Response answer, int status) {
    return answer.then().statusCode(status).contentType("text/html");
  }

  private static RequestSpecification asVolunteer() {
    return given().auth().oauth2(TestTokens.token("form-filler", "Ada Vole", "volunteer"));
  }
}
