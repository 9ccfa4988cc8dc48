package throughline.platform.testing;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page as a {@link Browser} got it, asked as a person reads it. Selectors are of CSS. */
public final class Page {

  private final Answer answer;
  private final String source;
  private Document html;

  Page(Answer answer) {
    this.answer = answer;
    this.source = answer.text();
  }

  /** Read when something is first asked of it: of many answers only the status is. */
  private synchronized Document html() {
    if (html == null) {
      html = Jsoup.parse(source);
    }
    return html;
  }

  Answer answer() {
    return answer;
  }

  public ValidatableResponse then() {
    return answer.then();
  }

  public int status() {
    return answer.status();
  }

  public String header(String name) {
    return answer.header(name);
  }

  public String source() {
    return source;
  }

  /** What came, if it is no page. */
  public byte[] bytes() {
    return answer.body();
  }

  /** Where the answer sends the browser, without the address of the server. */
  public String redirect() {
    return header("Location").replaceFirst("^https?://[^/]+", "");
  }

  public String text(String selector) {
    return html().select(selector).text();
  }

  public boolean has(String selector) {
    return html().selectFirst(selector) != null;
  }

  public String value(String name) {
    return html().select("[name=" + name + "]").attr("value");
  }

  public String typed(String name) {
    var field = html().select("[name=" + name + "]");
    if (field.is("select")) {
      return chosen(name);
    }
    return field.is("textarea") ? field.first().wholeText() : field.val();
  }

  String fileField() {
    return html().select("input[type=file]").attr("name");
  }

  public String chosen(String name) {
    return html().select("[name=" + name + "] option[selected]").attr("value");
  }

  public List<String> options(String name) {
    return html().select("[name=" + name + "] option").eachText();
  }

  /** The names of everything that can be typed into or chosen, in the order of the tab key. */
  public List<String> inputs() {
    return html().select("input:not([type=hidden]), select").eachAttr("name");
  }

  /** The links of the error summary, as target and message. */
  public List<String> problems() {
    return html().select(".govuk-error-summary__list a").stream()
        .map(link -> link.attr("href") + " " + link.text())
        .toList();
  }

  public String summary(String key) {
    return html().select("dt").stream()
        .filter(term -> term.text().equals(key))
        .map(term -> term.nextElementSibling().text())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + key + " in a summary list"));
  }

  public String action() {
    return html().select("form").attr("action");
  }

  List<String> actions() {
    return Stream.concat(
            html().select("form").eachAttr("action").stream(),
            html().select("button").eachAttr("formaction").stream())
        .toList();
  }

  public List<String> links() {
    return html().select("a").eachAttr("href");
  }

  Map<String, String> untyped(String action, String label) {
    var button = button(action, label);
    var form = formOf(button);
    var fields = new HashMap<String, String>();
    html().select("input[type=hidden]").stream()
        .filter(field -> formOf(field) == form)
        .forEach(field -> fields.put(field.attr("name"), field.attr("value")));
    if (button.hasAttr("name")) {
      fields.put(button.attr("name"), button.attr("value"));
    }
    return fields;
  }

  private Element button(String action, String label) {
    return html().select("button").stream()
        .filter(button -> action.equals(actionOf(button)))
        .filter(button -> button.text().startsWith(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no form for " + action + " with " + label));
  }

  private String actionOf(Element button) {
    var form = formOf(button);
    if (form == null) {
      return null;
    }
    return button.hasAttr("formaction") ? button.attr("formaction") : form.attr("action");
  }

  private Element formOf(Element control) {
    return control.hasAttr("form")
        ? html().getElementById(control.attr("form"))
        : control.closest("form");
  }
}
