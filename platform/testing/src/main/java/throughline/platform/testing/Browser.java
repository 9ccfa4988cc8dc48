package throughline.platform.testing;

import static io.restassured.RestAssured.given;

import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Opens pages and sends their forms as a browser without JavaScript does: it keeps cookies, sends a
 * form's hidden fields with what was typed, and follows a redirect only when it is told to.
 */
public final class Browser {

  /** A page rather than anything else, but also what a link leads to that is none. */
  private static final String ACCEPT =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

  private static final AtomicInteger NETWORKS = new AtomicInteger();

  private final Actor person;
  private final Map<String, String> cookies;
  private final String network;

  private Browser(Actor person, Map<String, String> cookies, String network) {
    this.person = person;
    this.cookies = cookies;
    this.network = network;
  }

  public static Browser of(Actor person) {
    return new Browser(person, new HashMap<>(), null);
  }

  public static Browser ofNobody() {
    return new Browser(null, new HashMap<>(), null);
  }

  /** The same behind a network address that no other browser has, so that none spends its tries. */
  public static Browser ofNobodyElsewhere() {
    int number = NETWORKS.incrementAndGet();
    return new Browser(
        null, new HashMap<>(), "2001:db8::%x:%x".formatted(number >> 16, number & 0xffff));
  }

  /** The same browser, after what the provider says of the person in it has changed. */
  public Browser after(Actor change) {
    return new Browser(change, cookies, network);
  }

  /** Opens an address of the service; what stands behind a # stays in the browser. */
  public Page open(String link) {
    return page(Sender.get(link.replaceFirst("#.*", ""), headers()));
  }

  /** Opens the page that an answer leads to; fails unless it is a 303. */
  public Page follow(Page answer) {
    answer.then().statusCode(303);
    return open(answer.redirect());
  }

  /**
   * @param typed wins over a hidden field of the same name
   */
  public Page send(Page page, String action, Map<String, String> typed) {
    return press(page, action, "", typed);
  }

  /** Sends the form by its button with that label, with the button's own name and value. */
  public Page press(Page page, String action, String label, Map<String, String> typed) {
    var fields = page.untyped(action, label);
    fields.putAll(typed);
    return post(action, fields);
  }

  public Page tick(Page page, String action, String field, List<String> boxes) {
    return tick(page, action, Map.of(field, boxes));
  }

  /** The same where several fields have many values each. */
  public Page tick(Page page, String action, Map<String, List<String>> boxes) {
    var form = new HashMap<String, Object>(page.untyped(action, ""));
    form.putAll(boxes);
    return page(Sender.form(action, headers(), form));
  }

  public Page upload(Page page, String action, String field, String name, byte[] content) {
    return upload(page, action, field, name, content, Map.of());
  }

  /**
   * @param typed wins over a hidden field of the same name
   */
  public Page upload(
      Page page,
      String action,
      String field,
      String name,
      byte[] content,
      Map<String, String> typed) {
    var fields = page.untyped(action, "");
    fields.putAll(typed);
    if (name.isEmpty()) {
      return upload(request().multiPart(field, name, content), action, fields);
    }
    // From the disk: REST Assured would make an object of each byte.
    var file = temporary(content);
    try {
      var part = new MultiPartSpecBuilder(file.toFile()).controlName(field).fileName(name);
      var sending = request().multiPart(part.mimeType("application/octet-stream").build());
      return upload(sending, action, fields);
    } finally {
      delete(file);
    }
  }

  private Page upload(RequestSpecification sending, String action, Map<String, String> fields) {
    fields.forEach(sending::multiPart);
    return page(Answer.of(sending.post(action)));
  }

  /** Sends fields as no page of the service would: without the hidden fields of its form. */
  public Page post(String action, Map<String, String> fields) {
    return page(Sender.form(action, headers(), fields));
  }

  private static Path temporary(byte[] content) {
    try {
      return Files.write(Files.createTempFile("upload", ""), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RequestSpecification request() {
    return given().redirects().follow(false).headers(headers());
  }

  private Map<String, String> headers() {
    var headers = new HashMap<>(Map.of("Accept", ACCEPT));
    if (!cookies.isEmpty()) {
      headers.put(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    if (person != null) {
      headers.put("Authorization", "Bearer " + person.token());
    }
    if (network != null) {
      headers.put("X-Forwarded-For", network);
    }
    return headers;
  }

  private Page page(Answer answer) {
    cookies.putAll(answer.cookies());
    return new Page(answer);
  }
}
