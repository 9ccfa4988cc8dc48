package throughline.membership.testing;

import static io.restassured.RestAssured.given;

import io.restassured.path.xml.XmlPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A page as a browser without JavaScript has it open: what it shows, and its form to send. */
public final class Page {

  private final Actor reader;
  private final Response answer;
  private final Map<String, String> cookies;
  private final XmlPath html;

  private Page(Actor reader, Response answer, Map<String, String> cookies) {
    this.reader = reader;
    this.answer = answer;
    this.cookies = new HashMap<>(cookies);
    this.cookies.putAll(answer.cookies());
    this.html = answer.htmlPath();
  }

  /** Follows a link; what stands behind a # stays in the browser. */
  public static Page open(String link, Actor reader) {
    var answer =
        given()
            .redirects()
            .follow(false)
            .auth()
            .oauth2(reader.token())
            .accept("text/html")
            .get(link.replaceFirst("#.*", ""));
    return new Page(reader, answer, Map.of());
  }

  /** Sends the page's form with what was typed into it, and its hidden fields. */
  public Page send(Map<String, String> typed) {
    var sent =
        given()
            .redirects()
            .follow(false)
            .auth()
            .oauth2(reader.token())
            .accept("text/html")
            .cookies(cookies)
            .contentType("application/x-www-form-urlencoded; charset=UTF-8")
            .formParam("csrf-token", value("csrf-token"))
            .formParam("idempotencyKey", value("idempotencyKey"))
            .formParams(typed)
            .post(html.getString("**.find { it.name() == 'form' }.@action"));
    return new Page(reader, sent, cookies);
  }

  public int status() {
    return answer.statusCode();
  }

  public String header(String name) {
    return answer.header(name);
  }

  public String source() {
    return answer.asString();
  }

  /** Where the answer sends the browser, without the address of the server. */
  public String redirect() {
    return header("Location").replaceFirst("^http://[^/]+", "");
  }

  public String title() {
    return html.getString("html.head.title");
  }

  /** What the input with this name shows. */
  public String value(String name) {
    return html.getString("**.find { it.@name == '%s' }.@value".formatted(name));
  }

  /** The option of this select that is chosen. */
  public String chosen(String name) {
    return html.getString(
        "**.find { it.@name == '%s' }.option.find { it.@selected != '' }.@value".formatted(name));
  }

  /** The options of this select, as people read them. */
  public List<String> options(String name) {
    return html.getList("**.find { it.@name == '%s' }.option".formatted(name));
  }

  /** The names of everything that can be typed into or chosen, in the order of the tab key. */
  public List<String> inputs() {
    return html.getList(
        "**.findAll { (it.name() == 'input' || it.name() == 'select') && it.@type != 'hidden' }"
            + ".collect { it.@name.toString() }");
  }

  /** The links of the error summary, as target and message. */
  public List<String> problems() {
    return html.getList(
        "**.find { it.@class.toString().contains('govuk-error-summary__list') }.li.a"
            + ".collect { it.@href.toString() + ' ' + it.text() }");
  }

  /** What stands beside this key of a summary list. */
  public String summary(String key) {
    return html.getString(
            "**.find { it.name() == 'dt' && it.text().trim() == '%s' }.parent().dd".formatted(key))
        .strip();
  }

  public List<String> links() {
    return html.getList("**.findAll { it.name() == 'a' }.collect { it.@href.toString() }");
  }
}
