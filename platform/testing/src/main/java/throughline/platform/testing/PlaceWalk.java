package throughline.platform.testing;

import static io.restassured.RestAssured.given;
import static java.util.Comparator.comparing;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Walks every endpoint that a role opens whose work is bound to places, and calls each as somebody
 * who has the role at the wrong place, or at none: that shows nothing and changes nothing. Then it
 * calls the same as somebody of the place, which does, so that a wrong address proves nothing.
 *
 * <p>The endpoints come from the classes: a new one is tried without a line written for it, unless
 * it has to be sent something.
 */
public final class PlaceWalk {

  /** Not one of them says whether there is such a record. */
  private static final Set<Integer> REFUSALS = Set.of(400, 403, 404);

  private static final Pattern PARAMETER = Pattern.compile("([^/]+)/\\{[^}]+}");

  private final List<Endpoint> endpoints;
  private final String role;
  private final Supplier<PlacedRecord> records;
  private final Set<String> found = new TreeSet<>();

  private PlaceWalk(String servicePackage, String role, Supplier<PlacedRecord> records) {
    this.endpoints =
        new ArrayList<>(
            Endpoint.of(servicePackage).stream()
                .filter(endpoint -> endpoint.roles().contains(role))
                .toList());
    this.role = role;
    this.records = records;
  }

  /**
   * The endpoints of the role that show or change a record to somebody of another place, each with
   * the claim that did it and what came of it; also those whose call by the right person proved
   * nothing.
   *
   * @param servicePackage the root package of the service, on the class path
   * @param role a role that is bound to places
   * @param records makes a new record, at a place
   * @param bare the endpoints that show nothing of a record to anybody, as {@code
   *     SimpleClassName.method}; one that does, or is gone, is found, too
   */
  public static Set<String> findings(
      String servicePackage, String role, Supplier<PlacedRecord> records, Set<String> bare) {
    return findings(servicePackage, role, records, bare, Set.of());
  }

  /**
   * The same, without endpoints whose records are one person's own and no place's: a test of their
   * own has to prove that.
   */
  public static Set<String> findings(
      String servicePackage,
      String role,
      Supplier<PlacedRecord> records,
      Set<String> bare,
      Set<String> personal) {
    var walk = new PlaceWalk(servicePackage, role, records);
    walk.endpoints.removeIf(endpoint -> personal.contains(endpoint.name()));
    var shown = new TreeSet<>(bare);
    for (var endpoint : walk.endpoints) {
      if (walk.isBare(endpoint)) {
        shown.remove(endpoint.name());
        if (!bare.contains(endpoint.name())) {
          walk.found.add(endpoint.name() + " shows or changes nothing at the right place either");
        }
      }
    }
    shown.forEach(name -> walk.found.add(name + " is not bare any more"));
    return walk.found;
  }

  /** Tries the wrong places, then the right one: whether that showed or changed nothing. */
  private boolean isBare(Endpoint endpoint) {
    var target = records.get();
    var person = Actor.named("Robin of the place", role).at(target.place());
    var call = call(endpoint, target, person);
    var before = Database.digest();
    for (var claim : wrongClaims(target)) {
      tryWrong(endpoint, target, call, person.claiming(claim));
    }
    var untouched = Database.digest();
    if (!before.equals(untouched)) {
      found.add(endpoint.name() + " changes something for somebody of another place");
    }
    var answer = call.as(person);
    if (answer.status() >= 400) {
      found.add(endpoint.name() + " answered " + answer.status() + " at the right place");
    }
    return !showsAny(answer, target, endpoint) && untouched.equals(Database.digest());
  }

  private void tryWrong(Endpoint endpoint, PlacedRecord target, Call call, Actor wrong) {
    var answer = call.as(wrong);
    var what = endpoint.name() + " as " + wrong.places();
    if (showsAny(answer, target, endpoint)) {
      found.add(what + " shows the record: " + answer.status());
    }
    if (answer.status() >= 400 && !REFUSALS.contains(answer.status())) {
      found.add(what + " is answered " + answer.status());
    }
    if (!endpoint.isRead() && answer.status() < 400) {
      found.add(what + " is done: " + answer.status());
    }
  }

  private List<Object> wrongClaims(PlacedRecord target) {
    var place = target.place();
    return List.of(
        List.of(),
        List.of(role + "@" + target.elsewhere()),
        List.of(role + "@" + place.toLowerCase(Locale.ROOT)),
        List.of(role + "@" + place + "*", role + "@**", "*@*", "*@" + place),
        List.of(role + "@" + target.elsewhere() + "," + place),
        List.of("another-role@*", "another-role@" + place, place, role, "@" + place),
        "another-role@* " + role + "@" + target.elsewhere());
  }

  private static boolean showsAny(Answer answer, PlacedRecord target, Endpoint endpoint) {
    var asked = fill(endpoint, target);
    return target.marks().stream()
        .filter(mark -> !asked.contains(mark))
        .anyMatch(answer.text()::contains);
  }

  /** What came back, as far as anybody can read it. */
  private record Answer(int status, String text) {

    static Answer of(Response answer) {
      return new Answer(answer.statusCode(), answer.asString() + answer.header("Location"));
    }

    static Answer of(Page page) {
      return new Answer(page.status(), page.source() + page.header("Location"));
    }
  }

  /** One request that whoever is given sends. */
  private interface Call {
    Answer as(Actor person);
  }

  private Call call(Endpoint endpoint, PlacedRecord target, Actor rightPerson) {
    var path = fill(endpoint, target);
    var typed = target.typed().getOrDefault(endpoint.name(), Map.of());
    if (endpoint.isApi()) {
      return person -> Answer.of(api(endpoint, path, typed, person));
    }
    var browser = Browser.of(rightPerson);
    if (endpoint.isRead()) {
      return person -> Answer.of(browser.after(person).open(path));
    }
    var fields = formFor(path, target, browser).untyped(path, "");
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
   * The page with the form, opened before the place was taken away. Forms mostly stand where they
   * are sent to, so such pages are opened first.
   */
  private Page formFor(String action, PlacedRecord target, Browser browser) {
    return endpoints.stream()
        .filter(endpoint -> endpoint.isRead() && !endpoint.isApi())
        .map(endpoint -> fill(endpoint, target))
        .distinct()
        .sorted(comparing(path -> -likeness(path, action)))
        .map(browser::open)
        .filter(page -> page.has("form[action=" + action + "]"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no page of the role has a form for " + action));
  }

  /** How many characters both begin with. */
  private static int likeness(String path, String action) {
    var shorter = Math.min(path.length(), action.length());
    return IntStream.range(0, shorter)
        .filter(i -> path.charAt(i) != action.charAt(i))
        .findFirst()
        .orElse(shorter);
  }

  private static String fill(Endpoint endpoint, PlacedRecord target) {
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
