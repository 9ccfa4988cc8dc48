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

  /** The answer as it came. */
  Answer answer() {
    return answer;
  }

  /** The answer, to be checked as REST Assured does. */
  public ValidatableResponse then() {
    return answer.then();
  }

  /** The HTTP status. */
  public int status() {
    return answer.status();
  }

  /** A header of the answer; null when it has none of that name. */
  public String header(String name) {
    return answer.header(name);
  }

  /** The HTML as it came. */
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

  /** The text of what the selector finds. */
  public String text(String selector) {
    return html().select(selector).text();
  }

  /** Whether there is such an element. */
  public boolean has(String selector) {
    return html().selectFirst(selector) != null;
  }

  /** What the page's field with this name shows; empty when there is none. */
  public String value(String name) {
    return html().select("[name=" + name + "]").attr("value");
  }

  /** What is typed in the field with this name, of whichever kind; empty when there is none. */
  public String typed(String name) {
    var field = html().select("[name=" + name + "]");
    if (field.is("select")) {
      return chosen(name);
    }
    return field.is("textarea") ? field.first().wholeText() : field.val();
  }

  /** The name of the page's field for a file. */
  String fileField() {
    return html().select("input[type=file]").attr("name");
  }

  /** The option of this select that is chosen; empty when there is none. */
  public String chosen(String name) {
    return html().select("[name=" + name + "] option[selected]").attr("value");
  }

  /** The options of this select, as people read them. */
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

  /** What stands beside this key of a summary list. */
  public String summary(String key) {
    return html().select("dt").stream()
        .filter(term -> term.text().equals(key))
        .map(term -> term.nextElementSibling().text())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + key + " in a summary list"));
  }

  /** Where the page's only form goes; empty when there is none. */
  public String action() {
    return html().select("form").attr("action");
  }

  /** Where all its forms go, by whichever button. */
  List<String> actions() {
    return Stream.concat(
            html().select("form").eachAttr("action").stream(),
            html().select("button").eachAttr("formaction").stream())
        .toList();
  }

  /** The targets of all links. */
  public List<String> links() {
    return html().select("a").eachAttr("href");
  }

  /** What pressing this button of the form sends even if nothing is typed. */
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

  /** Where a button sends its form; null if it has none. */
  private String actionOf(Element button) {
    var form = formOf(button);
    if (form == null) {
      return null;
    }
    return button.hasAttr("formaction") ? button.attr("formaction") : form.attr("action");
  }

  /** The form of a button or field: the one that it names, else the one around it. */
  private Element formOf(Element control) {
    return control.hasAttr("form")
        ? html().getElementById(control.attr("form"))
        : control.closest("form");
  }
}
