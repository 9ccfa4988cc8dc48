package throughline.platform.testing;

import static io.restassured.RestAssured.given;
import static java.util.Comparator.comparing;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Calls endpoints about one record, as {@link PlacedRecord} says what each has to be sent. */
final class RecordCalls {

  private static final Pattern PARAMETER = Pattern.compile("([^/]+)/\\{[^}]+}");

  private final List<Endpoint> endpoints;

  /** By the name of the endpoint that a form is sent to, the one whose page had it. */
  private final Map<String, Endpoint> pages = new HashMap<>();

  /** The forms of these endpoints are looked for among them. */
  RecordCalls(List<Endpoint> endpoints) {
    this.endpoints = endpoints;
  }

  /** What came back, as far as anybody can read it. */
  record Answer(int status, String text, byte[] bytes) {

    static Answer of(Response answer) {
      return new Answer(
          answer.statusCode(), answer.asString() + answer.header("Location"), answer.asByteArray());
    }

    static Answer of(Page page) {
      return new Answer(page.status(), page.source() + page.header("Location"), page.bytes());
    }
  }

  /** One request that whoever is given sends. */
  interface Call {
    Answer as(Actor person);
  }

  /**
   * The same endpoints in the order in which they are best walked: whoever has opened the pages
   * knows where the forms are.
   */
  static List<Endpoint> pagesFirst(List<Endpoint> endpoints) {
    return endpoints.stream().sorted(comparing(endpoint -> !endpoint.isRead())).toList();
  }

  /** A request of the endpoint about this record, made ready by somebody who may send it. */
  Call call(Endpoint endpoint, PlacedRecord target, Actor rightPerson) {
    var path = fill(endpoint, target);
    var typed = target.typed().getOrDefault(endpoint.name(), Map.of());
    if (endpoint.isApi()) {
      return person -> Answer.of(api(endpoint, path, typed, person));
    }
    var browser = Browser.of(rightPerson);
    if (endpoint.isRead()) {
      return person -> Answer.of(opened(endpoint, target, browser.after(person)));
    }
    var fields =
        formFor(endpoint, target, browser, rightPerson)
            .map(page -> page.untyped(path, ""))
            .orElseGet(HashMap::new);
    fields.putAll(typed);
    return person -> Answer.of(browser.after(person).post(path, fields));
  }

  private static Response api(
      Endpoint endpoint, String path, Map<String, String> typed, Actor person) {
    var request = given().redirects().follow(false).auth().oauth2(person.token());
    if (typed.isEmpty()) {
      request.noContentType();
    } else {
      request.contentType(ContentType.JSON).body(typed);
    }
    return request.request(endpoint.method(), path);
  }

  /**
   * The page with the form, opened before the place was taken away: the one that had it before, or
   * else any. Forms mostly stand where they are sent to, so such pages are opened first. Without
   * one the form is sent as it is, and refused.
   */
  private Optional<Page> formFor(
      Endpoint endpoint, PlacedRecord target, Browser browser, Actor person) {
    var action = fill(endpoint, target);
    var known = pages.get(endpoint.name());
    return endpoints.stream()
        .filter(page -> page.isRead() && !page.isApi())
        .filter(page -> person.roles().stream().anyMatch(page.roles()::contains))
        .sorted(
            comparing((Endpoint page) -> page != known)
                .thenComparing(page -> -likeness(fill(page, target), action)))
        .map(page -> opened(page, target, browser))
        .filter(page -> page.actions().contains(action))
        .findFirst();
  }

  /** Opens a page and keeps in mind whose forms it has. */
  private Page opened(Endpoint endpoint, PlacedRecord target, Browser browser) {
    var page = browser.open(fill(endpoint, target));
    var actions = page.actions();
    endpoints.stream()
        .filter(other -> !other.isRead() && actions.contains(fill(other, target)))
        .forEach(other -> pages.putIfAbsent(other.name(), endpoint));
    return page;
  }

  /** How many characters both begin with. */
  private static int likeness(String path, String action) {
    var shorter = Math.min(path.length(), action.length());
    return IntStream.range(0, shorter)
        .filter(i -> path.charAt(i) != action.charAt(i))
        .findFirst()
        .orElse(shorter);
  }

  /** The address of the endpoint for this record. */
  static String fill(Endpoint endpoint, PlacedRecord target) {
    var path =
        PARAMETER
            .matcher(endpoint.path())
            .replaceAll(part -> part.group(1) + "/" + id(endpoint, target, part.group(1)));
    return path + target.queries().getOrDefault(endpoint.name(), "");
  }

  private static String id(Endpoint endpoint, PlacedRecord target, String part) {
    var id = target.ids().get(part);
    if (id == null) {
      throw new AssertionError(endpoint.name() + " needs a number behind " + part);
    }
    return id;
  }
}
