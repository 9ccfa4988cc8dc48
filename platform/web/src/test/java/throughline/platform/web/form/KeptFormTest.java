package throughline.platform.web.form;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;
import throughline.platform.web.provider.SignedInBrowser;
import throughline.platform.web.provider.WithTestProvider;

/** A form outlives the session that it was opened in, for the person who typed it alone. */
@QuarkusTest
// On purpose: people sign in as in production, in one application that six tests share.
@TestProfile(WithTestProvider.class)
class KeptFormTest {

  private static final String SIGNED_OUT = "You were signed out before you sent this form";

  private final String person = "typist" + UUID.randomUUID();
  private final String title = "A note & <b> " + UUID.randomUUID();
  private final SignedInBrowser browser = new SignedInBrowser();

  @Inject TestClock clock;

  @AfterEach
  void setClockBack() {
    clock.set(TestClock.NOON);
  }

  @Test
  void aFormSentAfterItsSessionIsShownAgainAsItWasAndCanBeSent() {
    Map<String, String> form = typedIn(browser);
    theSessionEnds();

    Response answer = browser.post("/notes/new", form);
    answer.then().statusCode(303).header("Location", endsWith("/notes/new"));
    assertEquals(1, answer.headers().getValues("Location").size());
    assertNothingPersonalIn(browser.cookies());
    String back = signInAgain(browser, person);
    assertEquals("/notes/new", back);

    Response page = browser.open(back);
    page.then()
        .statusCode(200)
        .body(containsString(SIGNED_OUT))
        .body(containsString("&lt;b&gt;"))
        .body(containsString("name=\"date-day\" type=\"text\" value=\"4\""))
        .body(containsString("name=\"date-month\" type=\"text\" value=\"11\""))
        .body(containsString("value=\"9:30am\""))
        .body(containsString("<option value=\"south\" selected>"))
        .body(containsString("value=\"SPOKE\" checked"))
        .body(containsString("value=\"90\""));
    form.putAll(SignedInBrowser.hiddenFields(page));
    browser
        .post("/notes/new", form)
        .then()
        .statusCode(303)
        .header("Location", containsString("/notes/"));
    assertEquals(1, notes());
    browser.open("/notes/new").then().body(not(containsString(SIGNED_OUT)));
  }

  @Test
  void aFormOfTheSamePersonsEarlierSessionIsNotSavedButShownAgain() {
    Map<String, String> form = typedIn(browser);
    browser.open("/sign-out");
    signInAgain(browser, person);

    browser
        .post("/notes/new", form)
        .then()
        .statusCode(303)
        .header("Location", endsWith("/notes/new"));

    assertEquals(0, notes());
    browser.open("/notes/new").then().body(containsString(SIGNED_OUT));
  }

  @Test
  void itGoesOnSayingWhatItsSenderSaw() {
    Map<String, String> form = typedIn(browser);
    assertEquals("5", form.get("version"));
    form.put("version", "4");
    theSessionEnds();
    browser.post("/notes/new", form).then().statusCode(303);
    signInAgain(browser, person);

    assertEquals("4", SignedInBrowser.hiddenFields(browser.open("/notes/new")).get("version"));
    assertEquals("5", SignedInBrowser.hiddenFields(browser.open(anew())).get("version"));
  }

  @Test
  void nobodyElseGetsIt() {
    Map<String, String> form = typedIn(browser);
    theSessionEnds();
    browser.post("/notes/new", form).then().statusCode(303);

    String back = signInAgain(browser, "somebody-else");
    for (int i = 0; i < 2; i++) {
      browser.open(back).then().statusCode(200).body(not(containsString(SIGNED_OUT)));
    }
    browser.open("/sign-out");
    signInAgain(browser, person);

    browser.open(back).then().body(containsString(SIGNED_OUT));
  }

  @Test
  void whoSendsAnotherFormFirstStillHasThisOne() {
    Map<String, String> form = typedIn(browser);
    theSessionEnds();
    browser.post("/notes/new", form).then().statusCode(303);
    signInAgain(browser, person);

    var another = new HashMap<>(form);
    another.putAll(SignedInBrowser.hiddenFields(browser.open("/notes/new?library=north")));
    browser.post("/notes/new", another).then().statusCode(303);

    browser.open("/notes/new").then().body(containsString(SIGNED_OUT));
  }

  @Test
  void somebodyElseWhoSendsAFormMeanwhileDoesNotThrowItAway() {
    Map<String, String> form = typedIn(browser);
    theSessionEnds();
    browser.post("/notes/new", form).then().statusCode(303);
    signInAgain(browser, "somebody-else");

    form.putAll(SignedInBrowser.hiddenFields(browser.open("/notes/new")));
    browser.post("/notes/new", form).then().statusCode(303);
    browser.open("/sign-out");
    signInAgain(browser, person);

    browser.open("/notes/new").then().body(containsString(SIGNED_OUT));
  }

  @Test
  void twoTabsAreBothKeptAndComeBackOneAfterTheOther() {
    Map<String, String> first = typedIn(browser);
    Map<String, String> second = typedAgain("second");
    theSessionEnds();
    browser.post("/notes/new", first).then().statusCode(303);
    browser.post("/notes/new", second).then().statusCode(303);
    signInAgain(browser, person);

    Response page = browser.open("/notes/new");
    page.then().body(containsString(SIGNED_OUT)).body(containsString("second"));
    second.putAll(SignedInBrowser.hiddenFields(page));
    browser.post("/notes/new", second).then().statusCode(303);

    page = browser.open("/notes/new");
    page.then().body(containsString(SIGNED_OUT)).body(containsString("A note &amp; &lt;b&gt;"));
    first.putAll(SignedInBrowser.hiddenFields(page));
    browser.post("/notes/new", first).then().statusCode(303);
    browser.open("/notes/new").then().body(not(containsString(SIGNED_OUT)));
    assertNull(browser.cookies().get("__Secure-sample-kept-form"));
  }

  @Test
  void twoPeopleAtOneDeskEachGetTheirOwn() {
    Map<String, String> first = typedIn(browser);
    browser.open("/sign-out");
    signInAgain(browser, "somebody-else");
    Map<String, String> second = typedAgain("second");
    theSessionEnds();
    browser.post("/notes/new", first).then().statusCode(303);
    browser.post("/notes/new", second).then().statusCode(303);

    signInAgain(browser, person);
    browser
        .open("/notes/new")
        .then()
        .body(containsString("A note &amp; &lt;b&gt;"))
        .body(not(containsString("second")));
    browser.open("/sign-out");
    signInAgain(browser, "somebody-else");
    browser.open("/notes/new").then().body(containsString("second"));
  }

  @Test
  void theStartPageHasThePagesOfAllThatAreKept() {
    Map<String, String> first = typedIn(browser);
    Map<String, String> second =
        new HashMap<>(SignedInBrowser.hiddenFields(browser.open("/sheets/new")));
    second.put("title", "second");
    theSessionEnds();
    browser.post("/notes/new", first).then().statusCode(303);
    browser.post("/sheets/new", second, "sheet", "", new byte[0]).then().statusCode(303);
    signInAgain(browser, person);

    assertEquals(List.of("/sheets/new", "/notes/new"), cards().eachAttr("href"));
  }

  @Test
  void theStartPageTellsThemApartByTheirPartOfTheServiceAndByWhenTheyWereSent() {
    Map<String, String> note = typedIn(browser);
    Map<String, String> sheet =
        new HashMap<>(SignedInBrowser.hiddenFields(browser.open("/sheets/new")));
    sheet.put("title", "second");
    theSessionEnds();
    browser.post("/notes/new", note).then().statusCode(303);
    clock.advance(Duration.ofMinutes(72));
    browser.post("/sheets/new", sheet, "sheet", "", new byte[0]).then().statusCode(303);
    signInAgain(browser, person);

    assertEquals(
        List.of("A form that is not sent: 1:12pm", "A form that is not sent: Write a note, midday"),
        cards().eachText());
  }

  @Test
  void theSameFormSentTwiceIsKeptOnceAsItWasSentLast() {
    Map<String, String> form = typedIn(browser);
    theSessionEnds();
    long before = keptForms();
    browser.post("/notes/new", form).then().statusCode(303);
    form.put("title", "Typed since");
    browser.post("/notes/new", form).then().statusCode(303);

    assertEquals(before + 1, keptForms());
    signInAgain(browser, person);
    Response page = browser.open("/notes/new");
    page.then().body(containsString("Typed since"));
    form.putAll(SignedInBrowser.hiddenFields(page));
    browser.post("/notes/new", form).then().statusCode(303);
    browser.open("/notes/new").then().body(not(containsString(SIGNED_OUT)));
  }

  @Test
  void aBrowserHoldsTheNewestFiveAndNoMore() {
    Map<String, String> form = typedIn(browser);
    theSessionEnds();
    for (int i = 1; i <= 7; i++) {
      form.put("idempotencyKey", UUID.randomUUID().toString());
      form.put("title", "Number " + i);
      clock.advance(Duration.ofSeconds(1));
      browser.post("/notes/new", form).then().statusCode(303);
    }
    assertEquals(5 * 44 - 1, browser.cookies().get("__Secure-sample-kept-form").length());
    signInAgain(browser, person);

    for (int i = 7; i >= 3; i--) {
      browser.open("/notes/new").then().body(containsString("Number " + i));
      browser.open(anew());
    }
    browser.open("/notes/new").then().body(not(containsString(SIGNED_OUT)));
  }

  @Test
  void ofAButtonAloneNothingIsKept() {
    browser.signIn(person, "volunteer");
    Map<String, String> button = SignedInBrowser.hiddenFields(browser.open("/notes/new"));
    button.put("pressed", "ATTENDED");
    theSessionEnds();
    long before = keptForms();

    browser
        .post("/notes/new", button)
        .then()
        .statusCode(303)
        .header("Location", endsWith("/notes/new"));

    assertEquals(before, keptForms());
  }

  @Test
  void aFormThatThisServiceDidNotMakeIsNotKept() {
    Map<String, String> form = typedIn(browser);
    theSessionEnds();
    long before = keptForms();
    for (String token : new String[] {"", "forged", "A".repeat(128)}) {
      form.put("csrf-token", token);
      browser.post("/notes/new", form).then().statusCode(401).body(containsString("was not saved"));
    }
    assertEquals(before, keptForms());
  }

  @Test
  void nobodyFillsTheTable() {
    Map<String, String> form = typedIn(browser);
    theSessionEnds();
    long before = keptForms();
    for (int i = 0; i < 20; i++) {
      browser.copy().post("/notes/new", form).then().statusCode(303);
    }
    assertEquals(before + 5, keptForms());
  }

  @Test
  void whoWouldRatherBeginAnewCan() {
    Map<String, String> form = typedIn(browser);
    theSessionEnds();
    browser.post("/notes/new", form);
    signInAgain(browser, person);

    browser.open(anew()).then().body(not(containsString(SIGNED_OUT)));
    browser.open("/notes/new").then().body(not(containsString(SIGNED_OUT)));
  }

  @Test
  void whoBeginsAnewDropsTheFormTheySawAndNoOtherHoweverOftenThePageIsLoaded() {
    Map<String, String> first = typedIn(browser);
    Map<String, String> second = typedAgain("second");
    theSessionEnds();
    browser.post("/notes/new", first).then().statusCode(303);
    browser.post("/notes/new", second).then().statusCode(303);
    signInAgain(browser, person);
    browser.open("/notes/new").then().body(containsString("second"));
    String anew = anew();

    for (int i = 0; i < 2; i++) {
      browser.open(anew).then().body(not(containsString(SIGNED_OUT)));
    }

    browser
        .open("/notes/new")
        .then()
        .body(containsString(SIGNED_OUT))
        .body(containsString("A note &amp; &lt;b&gt;"));
  }

  @Test
  void nobodyElseDropsItWhoHasTheAddress() {
    Map<String, String> form = typedIn(browser);
    theSessionEnds();
    browser.post("/notes/new", form).then().statusCode(303);
    signInAgain(browser, person);
    String anew = anew();
    browser.open("/sign-out");
    signInAgain(browser, "somebody-else");

    browser.open(anew).then().statusCode(200);

    browser.open("/sign-out");
    signInAgain(browser, person);
    browser.open("/notes/new").then().body(containsString(SIGNED_OUT));
  }

  @Test
  void aPageThatIsAskedAboutSomethingElseIsAnotherForm() {
    Map<String, String> form = typedIn(browser);
    theSessionEnds();
    browser.post("/notes/new", form);
    signInAgain(browser, person);

    for (int i = 0; i < 2; i++) {
      browser.open("/notes/new?library=north").then().body(not(containsString(SIGNED_OUT)));
      browser.open("/notes/new?library=south").then().body(containsString(SIGNED_OUT));
    }
  }

  @Test
  void anotherSitesFormIsRefusedInEverySession() {
    Map<String, String> form = typedIn(browser);
    SignedInBrowser attacker = new SignedInBrowser();
    attacker.signIn("attacker", "volunteer");
    Map<String, String> own = SignedInBrowser.hiddenFields(attacker.open("/notes/new"));
    form.put("csrf-token", own.get("csrf-token"));

    for (int i = 0; i < 2; i++) {
      browser.post("/notes/new", form).then().statusCode(400);
    }
    form.remove("csrf-token");
    browser.post("/notes/new", form).then().statusCode(400);
    assertEquals(0, notes());
  }

  private Map<String, String> typedIn(SignedInBrowser browser) {
    browser.signIn(person, "volunteer");
    Map<String, String> form =
        new HashMap<>(SignedInBrowser.hiddenFields(browser.open("/notes/new")));
    form.putAll(
        Map.of(
            "title", title.substring(0, 40),
            "kind", "SPOKE",
            "library", "south",
            "date-day", "4",
            "date-month", "11",
            "date-year", "2026",
            "start", "9:30am",
            "minutes", "90"));
    return form;
  }

  /** The form of another tab. */
  private Map<String, String> typedAgain(String title) {
    Map<String, String> form =
        new HashMap<>(SignedInBrowser.hiddenFields(browser.open("/notes/new")));
    form.putAll(
        Map.of("title", title, "kind", "HUB", "library", "north", "start", "10am", "minutes", "5"));
    form.putAll(Map.of("date-day", "5", "date-month", "11", "date-year", "2026"));
    return form;
  }

  /** As after a night: the browser still has its cookie. */
  private void theSessionEnds() {
    Database.execute("DELETE FROM sign_in_session");
  }

  private String signInAgain(SignedInBrowser browser, String who) {
    return browser.comeBackAs(
        who, UUID.randomUUID().toString(), "volunteer", browser.open("/notes/new"));
  }

  /** Where the page of the form leads whoever would rather begin anew. */
  private String anew() {
    return "/notes/new" + SignedInBrowser.anew(browser.open("/notes/new"));
  }

  private Elements cards() {
    return Jsoup.parse(browser.open("/").asString()).select(".tl-card a");
  }

  private void assertNothingPersonalIn(Map<String, String> cookies) {
    assertFalse(cookies.toString().contains("note"), cookies::toString);
    assertEquals(43, cookies.get("__Secure-sample-kept-form").length());
  }

  private long notes() {
    return Database.number(
        "SELECT count(*) FROM note WHERE title = '%s'".formatted(title.substring(0, 40)));
  }

  private static long keptForms() {
    return Database.number("SELECT count(*) FROM kept_form");
  }
}
