package throughline.volunteers.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;

/**
 * Opens pages and sends their forms as a browser without JavaScript does: hidden fields and
 * cookies.
 */
public final class Browser {

  private final Actor person;
  private final Map<String, String> cookies = new HashMap<>();

  public Browser(Actor person) {
    this.person = person;
  }

  /** A page as it came. */
  public record Page(int status, String html, String movedTo) {

    /** The text of what this CSS selector finds, as a person reads it. */
    public String text(String selector) {
      return Jsoup.parse(html).select(selector).text();
    }

    /** Whether there is such an element. */
    public boolean has(String selector) {
      return !Jsoup.parse(html).select(selector).isEmpty();
    }

    /** The value of a field of the form that is sent to this address. */
    public String field(String action, String name) {
      return Jsoup.parse(html)
          .select("form[action=%s] [name=%s]".formatted(action, name))
          .attr("value");
    }
  }

  public Page open(String path) {
    return page(given().auth().oauth2(person.token()).cookies(cookies).get(path));
  }

  /** Fills in a form of the page and sends it. */
  public Page send(Page page, String action, Map<String, String> typed) {
    var fields = new HashMap<>(typed);
    for (var hidden : new String[] {"csrf-token", "idempotencyKey"}) {
      fields.putIfAbsent(hidden, page.field(action, hidden));
    }
    return page(
        given()
            .auth()
            .oauth2(person.token())
            .cookies(cookies)
            .redirects()
            .follow(false)
            .contentType(ContentType.URLENC.withCharset("UTF-8"))
            .formParams(fields)
            .post(action));
  }

  private Page page(Response response) {
    cookies.putAll(response.cookies());
    return new Page(response.statusCode(), response.asString(), response.header("Location"));
  }
}
