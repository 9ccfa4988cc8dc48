package throughline.platform.testing;

import static java.util.Comparator.comparing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Calls endpoints about one record, as {@link PlacedRecord} says what each has to be sent. */
final class RecordCalls {

  private static final Pattern PARAMETER = Pattern.compile("([^/]+)/" + Endpoint.PARAMETER);

  /**
   * By the name of the endpoint that a form is sent to, those whose pages had it, in whichever walk
   * of this test JVM.
   */
  private static final Map<String, Set<Endpoint>> PAGES = new ConcurrentHashMap<>();

  private final List<Endpoint> endpoints;

  RecordCalls(List<Endpoint> endpoints) {
    this.endpoints = endpoints;
  }

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

  Call call(Endpoint endpoint, PlacedRecord target, Actor rightPerson) {
    var path = fill(endpoint, target);
    var typed = target.typed().getOrDefault(endpoint.name(), Map.of());
    if (endpoint.isApi()) {
      return person -> Api.call(person, endpoint.method(), path, Map.of(), typed);
    }
    var browser = Browser.of(rightPerson);
    if (endpoint.isRead()) {
      return person -> opened(endpoint, target, browser.after(person)).answer();
    }
    var fields =
        formFor(endpoint, target, browser, rightPerson)
            .map(page -> page.untyped(path, ""))
            .orElseGet(HashMap::new);
    fields.putAll(typed);
    return person -> browser.after(person).post(path, fields).answer();
  }

  /**
   * The page with the form, opened before the place was taken away: one that had it for another
   * record, or where none is known, any. Forms mostly stand where they are sent to, so such pages
   * are opened first. Without one the form is sent as it is, and refused.
   */
  private Optional<Page> formFor(
      Endpoint endpoint, PlacedRecord target, Browser browser, Actor person) {
    var action = fill(endpoint, target);
    var mayBeOpened =
        endpoints.stream()
            .filter(page -> page.isRead() && !page.isApi())
            .filter(page -> person.roles().stream().anyMatch(page.roles()::contains))
            .sorted(comparing(page -> -likeness(fill(page, target), action)))
            .toList();
    var known = PAGES.getOrDefault(endpoint.name(), Set.of());
    var hadIt = mayBeOpened.stream().filter(known::contains).toList();
    return (hadIt.isEmpty() ? mayBeOpened : hadIt)
        .stream()
            .map(page -> opened(page, target, browser))
            .filter(page -> page.actions().contains(action))
            .findFirst();
  }

  private Page opened(Endpoint endpoint, PlacedRecord target, Browser browser) {
    var page = browser.open(fill(endpoint, target));
    var actions = page.actions();
    endpoints.stream()
        .filter(other -> !other.isRead() && actions.contains(fill(other, target)))
        .forEach(
            other ->
                PAGES
                    .computeIfAbsent(other.name(), name -> ConcurrentHashMap.newKeySet())
                    .add(endpoint));
    return page;
  }

  private static int likeness(String path, String action) {
    var shorter = Math.min(path.length(), action.length());
    return IntStream.range(0, shorter)
        .filter(i -> path.charAt(i) != action.charAt(i))
        .findFirst()
        .orElse(shorter);
  }

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
