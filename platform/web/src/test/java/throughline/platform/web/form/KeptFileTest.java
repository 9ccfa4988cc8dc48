package throughline.platform.web.form;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static throughline.platform.web.sample.SheetPages.digest;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Database;
import throughline.platform.testing.RawHttp;
import throughline.platform.web.provider.SignedInBrowser;
import throughline.platform.web.provider.WithTestProvider;

/** A file outlives the session in which it was chosen, with its form. */
@QuarkusTest
// On purpose: people sign in as in production, in one application that six tests share.
@TestProfile(WithTestProvider.class)
class KeptFileTest {

  private static final String FORM = "/sheets/new";
  private static final String SIGNED_OUT = "You were signed out before you sent this form";
  private static final String IS_KEPT = "</strong> is kept: you need not choose it again";
  private static final byte[] NONE = {};

  /** Three pieces, of which the last is not full. */
  private static final byte[] SHEET = random(600 * 1024);

  private final String person = "typist" + UUID.randomUUID();
  private final SignedInBrowser browser = new SignedInBrowser();

  @Inject KeptForms forms;

  @BeforeEach
  void forgetWhatOthersKept() {
    Database.execute("DELETE FROM kept_form");
  }

  @Test
  void theFileIsSentWithTheFormThatComesBack() {
    keepAfterTheSession("births.csv", SHEET);

    Response page = comeBack();
    page.then().body(containsString(SIGNED_OUT)).body(containsString("births.csv" + IS_KEPT));
    send(page, "A title", "", NONE)
        .then()
        .statusCode(303)
        .header("Location", endsWith("/sheets/births.csv-" + digest(SHEET)));

    assertEquals(0, Database.number("SELECT count(*) FROM kept_form"));
    assertEquals(0, pieces());
    browser.open(FORM).then().body(not(containsString(IS_KEPT)));
  }

  @Test
  void itStaysForAsLongAsTheFormIsRefused() {
    keepAfterTheSession("births.csv", SHEET);

    Response refused = send(comeBack(), "", "", NONE);
    refused.then().statusCode(400).body(containsString("births.csv" + IS_KEPT));
    send(refused, "A title", "", NONE)
        .then()
        .statusCode(303)
        .header("Location", endsWith("births.csv-" + digest(SHEET)));
    assertEquals(0, pieces());
  }

  @Test
  void anotherFileTakesItsPlace() {
    keepAfterTheSession("births.csv", SHEET);
    byte[] other = random(10);

    send(comeBack(), "A title", "other.csv", other)
        .then()
        .statusCode(303)
        .header("Location", endsWith("other.csv-" + digest(other)));
    assertEquals(0, pieces());
  }

  @Test
  void aFormOfTheSamePersonsEarlierSessionKeepsItToo() {
    Map<String, String> fields = opened();
    browser.open("/sign-out");
    signInAgain(person);

    browser.post(FORM, fields, "sheet", "births.csv", SHEET).then().statusCode(303);

    send(browser.open(FORM), "A title", "", NONE)
        .then()
        .header("Location", endsWith("births.csv-" + digest(SHEET)));
  }

  @Test
  void aSecondSessionThatEndsDoesNotLoseIt() {
    keepAfterTheSession("births.csv", SHEET);
    Map<String, String> fields = filled(comeBack(), "Typed since");
    theSessionEnds();

    browser.post(FORM, fields, "sheet", "", NONE).then().statusCode(303);

    Response page = comeBack();
    page.then().body(containsString("Typed since")).body(containsString("births.csv" + IS_KEPT));
    send(page, "A title", "", NONE)
        .then()
        .header("Location", endsWith("births.csv-" + digest(SHEET)));
  }

  @Test
  void ofTwoFormsOfOnePageEachIsSentWithItsOwnFile() {
    Map<String, String> first = opened();
    Map<String, String> second = filled(browser.open(FORM), "Births of December");
    theSessionEnds();
    browser.post(FORM, first, "sheet", "births.csv", SHEET).then().statusCode(303);
    Response page = comeBack();
    byte[] other = random(10);
    browser.post(FORM, second, "sheet", "other.csv", other).then().statusCode(303);

    send(page, "A title", "", NONE)
        .then()
        .header("Location", endsWith("births.csv-" + digest(SHEET)));

    page = browser.open(FORM);
    page.then().body(containsString("other.csv" + IS_KEPT));
    send(page, "A title", "", NONE)
        .then()
        .header("Location", endsWith("other.csv-" + digest(other)));
    assertEquals(0, pieces());
  }

  @Test
  void aFormWhoseFileIsGoneIsSentWithNoOther() {
    Map<String, String> first = opened();
    Map<String, String> second = filled(browser.open(FORM), "Births of December");
    theSessionEnds();
    browser.post(FORM, first, "sheet", "births.csv", SHEET).then().statusCode(303);
    browser.post(FORM, second, "sheet", "other.csv", random(10)).then().statusCode(303);
    Response page = comeBack();
    page.then().body(containsString("other.csv" + IS_KEPT));
    browser.open(FORM + SignedInBrowser.anew(page));

    send(page, "Births of December", "", NONE)
        .then()
        .statusCode(400)
        .body(containsString("Choose the sheet"))
        .body(not(containsString(IS_KEPT)));
    Map<String, String> again = filled(page, "Births of December");
    theSessionEnds();
    browser.post(FORM, again, "sheet", "", NONE).then().statusCode(303);
    comeBack().then().body(containsString("Births of December")).body(not(containsString(IS_KEPT)));
  }

  @Test
  void aFormThatGotANewKeyGoesOnWithTheFileThatItsPageHasShown() {
    Map<String, String> first = opened();
    Map<String, String> second = filled(browser.open(FORM), "Births of December");
    theSessionEnds();
    browser.post(FORM, first, "sheet", "births.csv", SHEET).then().statusCode(303);
    Response page = comeBack();
    browser.post(FORM, second, "sheet", "other.csv", random(10)).then().statusCode(303);
    Map<String, String> renewed = filled(page, "Sent as new");
    renewed.put("idempotencyKey", UUID.randomUUID().toString());
    theSessionEnds();
    for (int i = 0; i < 2; i++) {
      browser.post(FORM, renewed, "sheet", "", NONE).then().statusCode(303);
    }

    page = comeBack();
    page.then().body(containsString("Sent as new")).body(containsString("births.csv" + IS_KEPT));
    send(page, "Sent as new", "", NONE)
        .then()
        .header("Location", endsWith("births.csv-" + digest(SHEET)));
    browser.open(FORM).then().body(containsString("other.csv" + IS_KEPT));
  }

  @Test
  void anotherFileThatIsKeptInItsPlaceIsTheOneThatIsSent() {
    keepAfterTheSession("births.csv", SHEET);
    Map<String, String> renewed = filled(comeBack(), "Another file");
    renewed.put("idempotencyKey", UUID.randomUUID().toString());
    theSessionEnds();
    byte[] other = random(10);
    browser.post(FORM, renewed, "sheet", "other.csv", other).then().statusCode(303);

    Response page = comeBack();
    page.then().body(containsString("other.csv" + IS_KEPT));
    browser.open(FORM + SignedInBrowser.anew(page));

    send(page, "Another file", "", NONE).then().statusCode(400);
    browser.open(FORM).then().body(containsString("births.csv" + IS_KEPT));
  }

  @Test
  void nobodyElseGetsItAndNobodyReadsItInTheDatabase() {
    byte[] sheet = "Family name,Given names\nSmith,Zebedee\n".getBytes(StandardCharsets.UTF_8);
    keepAfterTheSession("births-of-zebedee.csv", sheet);
    String named = SignedInBrowser.hiddenFields(comeBack()).get("kept-file");
    browser.open("/sign-out");

    signInAgain("somebody-else");
    Response page = browser.open(FORM);
    page.then().body(not(containsString(SIGNED_OUT))).body(not(containsString("zebedee")));
    Map<String, String> fields = filled(page, "A title");
    fields.put("kept-file", named);
    browser
        .post(FORM, fields, "sheet", "", NONE)
        .then()
        .statusCode(400)
        .body(containsString("Choose the sheet"));

    assertFalse(kept().toLowerCase(Locale.ROOT).contains("zebedee"), "what is kept can be read");
    browser.open("/sign-out");
    assertEquals(FORM, signInAgain(person));
    browser.open(FORM).then().body(containsString("births-of-zebedee.csv" + IS_KEPT));
  }

  @Test
  void oneThatIsTooLargeIsNotKeptAndThePageSaysSo() {
    keepAfterTheSession("births.csv", random((1 << 20) + 1));

    assertEquals(0, pieces());
    comeBack()
        .then()
        .body(containsString(SIGNED_OUT))
        .body(containsString("The file is larger than 1 MB"))
        .body(not(containsString(IS_KEPT)));
  }

  @Test
  void whatExpiresIsDeletedWithItsForm() {
    keepAfterTheSession("births.csv", SHEET);
    Response page = comeBack();
    Database.execute("UPDATE kept_form SET expires_at = '2020-01-01 00:00Z'");

    send(page, "A title", "", NONE)
        .then()
        .statusCode(400)
        .body(containsString("Choose the sheet"))
        .body(not(containsString(IS_KEPT)));

    forms.purgeBatch(Instant.parse("2020-01-02T00:00:00Z"), 10);
    assertEquals(0, pieces());
  }

  @Test
  void whoWouldRatherBeginAnewLeavesNothing() {
    keepAfterTheSession("births.csv", SHEET);
    Response page = comeBack();

    browser.open(FORM + SignedInBrowser.anew(page)).then().body(not(containsString(IS_KEPT)));
    assertEquals(0, pieces());
  }

  @Test
  void aFormThatThisServiceDidNotMakeWritesNothingToTheDisk() throws IOException {
    Map<String, String> fields = opened();
    theSessionEnds();
    fields.put("csrf-token", "forged");

    browser
        .post(FORM, fields, "sheet", "births.csv", SHEET)
        .then()
        .statusCode(401)
        .body(containsString("was not saved"));

    assertEquals(0, Database.number("SELECT count(*) FROM kept_form"));
    try (RawHttp connection = RawHttp.connect(RestAssured.port)) {
      connection.send(begunUpload("forged"));
      assertEquals(401, connection.answer().status());
      assertEquals(0, uploads());
    }
  }

  @Test
  void anUploadThatBreaksOffLeavesNothing() throws IOException {
    Map<String, String> fields = opened();
    theSessionEnds();

    try (RawHttp connection = RawHttp.connect(RestAssured.port)) {
      connection.send(begunUpload(fields.get("csrf-token")));
      await().until(() -> uploads() == 1);
    }

    await().until(() -> uploads() == 0);
    assertEquals(0, Database.number("SELECT count(*) FROM kept_form"));
  }

  /** The head, the token and the beginning of a file, of which more is announced. */
  private String begunUpload(String token) {
    return """
        POST /sheets/new HTTP/1.1\r
        Host: localhost\r
        Content-Type: multipart/form-data; boundary=b\r
        Content-Length: 100000\r
        \r
        --b\r
        Content-Disposition: form-data; name="csrf-token"\r
        \r
        %s\r
        --b\r
        Content-Disposition: form-data; name="sheet"; filename="a.csv"\r
        \r
        %s"""
        .formatted(token, person);
  }

  /** Other suites of this machine have uploads, too: this test's begin with its person. */
  private long uploads() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(this::isOwn).count();
    }
  }

  private boolean isOwn(Path file) {
    try {
      return file.getFileName().toString().startsWith("upload-")
          && Files.readString(file, StandardCharsets.ISO_8859_1).startsWith(person);
    } catch (IOException deletedSince) {
      return false;
    }
  }

  private Map<String, String> opened() {
    browser.signIn(person, "volunteer");
    return filled(browser.open(FORM), "Births of November");
  }

  private void keepAfterTheSession(String name, byte[] file) {
    Map<String, String> fields = opened();
    theSessionEnds();
    browser
        .post(FORM, fields, "sheet", name, file)
        .then()
        .statusCode(303)
        .header("Location", endsWith(FORM));
  }

  private Response comeBack() {
    assertEquals(FORM, signInAgain(person));
    return browser.open(FORM);
  }

  private Response send(Response page, String title, String name, byte[] file) {
    return browser.post(FORM, filled(page, title), "sheet", name, file);
  }

  private static Map<String, String> filled(Response page, String title) {
    Map<String, String> fields = new HashMap<>(SignedInBrowser.hiddenFields(page));
    fields.put("title", title);
    return fields;
  }

  /** As after a night: the browser still has its cookie. */
  private static void theSessionEnds() {
    Database.execute("DELETE FROM sign_in_session");
  }

  private String signInAgain(String who) {
    return browser.comeBackAs(who, UUID.randomUUID().toString(), "volunteer", browser.open(FORM));
  }

  private static long pieces() {
    return Database.number("SELECT count(*) FROM kept_file_piece");
  }

  private static String kept() {
    return Database.text(
        """
        SELECT string_agg(encode(fields, 'escape') || encode(file, 'escape')
                          || encode(content, 'escape'), '')
        FROM kept_form JOIN kept_file_piece ON form_id = id
        """);
  }

  private static byte[] random(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    return content;
  }
}
