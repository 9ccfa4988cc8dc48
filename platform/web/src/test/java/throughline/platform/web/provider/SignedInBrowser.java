package throughline.platform.web.provider;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** A browser with cookies, in which somebody signs in by the code flow. */
public final class SignedInBrowser {

  private static final Pattern STATE = Pattern.compile("[?&]state=([^&]+)");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\">");

  private final Map<String, String> cookies = new HashMap<>();

  /** Signs in and follows to the page that was wanted. Returns the provider's session. */
  public String signIn(String subject, String role) {
    return signIn(subject, UUID.randomUUID().toString(), role);
  }

  public String signIn(String subject, String session, String role) {
    comeBackAs(subject, session, role, open("/sign-in"));
    return session;
  }

  /** Answers the service's request for a sign-in, and says where that leads in the end. */
  public String comeBackAs(String subject, String session, String role, Response challenge) {
    challenge.then().statusCode(302);
    Matcher state = STATE.matcher(challenge.header("Location"));
    assertTrue(state.find(), challenge.header("Location"));
    String code = subject + "." + session + "." + role;
    Response signedIn = open("/signed-in?code=" + code + "&state=" + state.group(1));
    signedIn.then().statusCode(302);
    return signedIn.header("Location").replaceFirst("^https?://[^/]+", "");
  }

  public Response open(String path) {
    return kept(request().get(path));
  }

  /** The hidden fields of the form on a page. */
  public static Map<String, String> hiddenFields(Response page) {
    Map<String, String> fields = new HashMap<>();
    HIDDEN.matcher(page.asString()).results().forEach(m -> fields.put(m.group(1), m.group(2)));
    return fields;
  }

  /** Where a page leads whoever would rather begin anew, from its own address. */
  public static String anew(Response page) {
    return Jsoup.parse(page.asString()).select("a[href*='empty=']").attr("href");
  }

  public Response post(String path, Map<String, String> fields) {
    return kept(
        request()
            .contentType("application/x-www-form-urlencoded; charset=UTF-8")
            .formParams(fields)
            .post(path));
  }

  /** A form with a file; with none where its name is empty, as browsers send it. */
  public Response post(
      String path, Map<String, String> fields, String field, String name, byte[] file) {
    RequestSpecification request = request().contentType("multipart/form-data; boundary=b");
    fields.forEach(
        (each, value) ->
            request.multiPart(new MultiPartSpecBuilder(value).controlName(each).build()));
    return kept(
        request
            .multiPart(new MultiPartSpecBuilder(file).controlName(field).fileName(name).build())
            .post(path));
  }

  /** Another browser with a copy of the cookies as they are now. */
  public SignedInBrowser copy() {
    SignedInBrowser thief = new SignedInBrowser();
    thief.cookies.putAll(cookies);
    return thief;
  }

  public Map<String, String> cookies() {
    return cookies;
  }

  private RequestSpecification request() {
    return given().redirects().follow(false).cookies(cookies).accept("text/html");
  }

  private Response kept(Response answer) {
    answer
        .detailedCookies()
        .forEach(
            cookie -> {
              if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
              } else {
                cookies.put(cookie.getName(), cookie.getValue());
              }
            });
    return answer;
  }
}
