package throughline.platform.testing;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page as a {@link Browser} got it, asked as a person reads it. Selectors are of CSS. */
public final class Page {

  private final Response answer;
  private final Document html;

  Page(Response answer) {
    this.answer = answer;
    this.html = Jsoup.parse(answer.asString());
  }

  /** The answer, to be checked as REST Assured does. */
  public ValidatableResponse then() {
    return answer.then();
  }

  /** The HTTP status. */
  public int status() {
    return answer.statusCode();
  }

  /** A header of the answer; null when it has none of that name. */
  public String header(String name) {
    return answer.header(name);
  }

  /** The HTML as it came. */
  public String source() {
    return answer.asString();
  }

  /** What came, if it is no page. */
  public byte[] bytes() {
    return answer.asByteArray();
  }

  /** Where the answer sends the browser, without the address of the server. */
  public String redirect() {
    return header("Location").replaceFirst("^https?://[^/]+", "");
  }

  /** The text of what the selector finds. */
  public String text(String selector) {
    return html.select(selector).text();
  }

  /** Whether there is such an element. */
  public boolean has(String selector) {
    return html.selectFirst(selector) != null;
  }

  /** What the page's field with this name shows; empty when there is none. */
  public String value(String name) {
    return html.select("[name=" + name + "]").attr("value");
  }

  /** What is typed in the field with this name, of whichever kind; empty when there is none. */
  public String typed(String name) {
    var field = html.select("[name=" + name + "]");
    if (field.is("select")) {
      return chosen(name);
    }
    return field.is("textarea") ? field.first().wholeText() : field.val();
  }

  /** The name of the page's field for a file. */
  String fileField() {
    return html.select("input[type=file]").attr("name");
  }

  /** The option of this select that is chosen; empty when there is none. */
  public String chosen(String name) {
    return html.select("[name=" + name + "] option[selected]").attr("value");
  }

  /** The options of this select, as people read them. */
  public List<String> options(String name) {
    return html.select("[name=" + name + "] option").eachText();
  }

  /** The names of everything that can be typed into or chosen, in the order of the tab key. */
  public List<String> inputs() {
    return html.select("input:not([type=hidden]), select").eachAttr("name");
  }

  /** The links of the error summary, as target and message. */
  public List<String> problems() {
    return html.select(".govuk-error-summary__list a").stream()
        .map(link -> link.attr("href") + " " + link.text())
        .toList();
  }

  /** What stands beside this key of a summary list. */
  public String summary(String key) {
    return html.select("dt").stream()
        .filter(term -> term.text().equals(key))
        .map(term -> term.nextElementSibling().text())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + key + " in a summary list"));
  }

  /** Where the page's only form goes; empty when there is none. */
  public String action() {
    return html.select("form").attr("action");
  }

  /** Where all its forms go. */
  List<String> actions() {
    return html.select("form").eachAttr("action");
  }

  /** The targets of all links. */
  public List<String> links() {
    return html.select("a").eachAttr("href");
  }

  /** What pressing this button of the form sends even if nothing is typed. */
  Map<String, String> untyped(String action, String label) {
    var button = button(action, label);
    var sent = button.closest("form").select("input[type=hidden]");
    if (button.hasAttr("name")) {
      sent.add(button);
    }
    var fields = new HashMap<String, String>();
    sent.forEach(field -> fields.put(field.attr("name"), field.attr("value")));
    return fields;
  }

  private Element button(String action, String label) {
    return html.select("form button").stream()
        .filter(button -> button.closest("form").attr("action").equals(action))
        .filter(button -> button.text().startsWith(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no form for " + action + " with " + label));
  }
}
