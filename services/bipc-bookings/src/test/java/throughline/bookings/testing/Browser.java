package throughline.bookings.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A browser without script: it keeps cookies and sends the forms that it finds on pages. */
public final class Browser {

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\">");

  private final Actor person;
  private final Map<String, String> cookies = new HashMap<>();

  private Browser(Actor person) {
    this.person = person;
  }

  public static Browser of(Actor person) {
    return new Browser(person);
  }

  public static Browser ofNobody() {
    return new Browser(null);
  }

  public ValidatableResponse open(String path) {
    return answer(request().get(path));
  }

  /** The page that an answer leads to. */
  public ValidatableResponse follow(ValidatableResponse answer) {
    var address = answer.statusCode(303).extract().header("Location");
    return open(address.replaceFirst("https?://[^/]+", "").replaceFirst("#.*", ""));
  }

  /** The fields of the page's form with that action and, if it has many such, that button. */
  public Map<String, String> formOn(String page, String action, String button) {
    var form =
        Pattern.compile(
                "<form method=\"post\" action=\"" + Pattern.quote(action) + "\".*?</form>",
                Pattern.DOTALL)
            .matcher(page)
            .results()
            .map(found -> found.group())
            .filter(found -> found.contains(button))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no form for " + action + " with " + button));
    var fields = new HashMap<String, String>();
    HIDDEN.matcher(form).results().forEach(field -> fields.put(field.group(1), field.group(2)));
    return fields;
  }

  public ValidatableResponse send(String action, Map<String, String> fields) {
    return answer(request().contentType(ContentType.URLENC).formParams(fields).post(action));
  }

  /** Opens the page, fills the form in and sends it. */
  public ValidatableResponse submit(
      String path, String action, String button, Map<String, String> typed) {
    var fields = formOn(open(path).statusCode(200).extract().asString(), action, button);
    fields.putAll(typed);
    return send(action, fields);
  }

  private RequestSpecification request() {
    var request = given().redirects().follow(false).cookies(cookies).accept("text/html");
    return person == null ? request : request.auth().oauth2(person.token());
  }

  private ValidatableResponse answer(Response response) {
    cookies.putAll(response.getCookies());
    return response.then();
  }
}
