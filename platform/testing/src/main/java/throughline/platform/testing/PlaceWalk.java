package throughline.platform.testing;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Walks the endpoints that a role opens whose work is bound to places, a {@linkplain Lane sample}
 * of them or at night all, and calls each as somebody who has the role at the wrong place, or at
 * none: that shows nothing and changes nothing. Then it calls the same as somebody of the place,
 * which does, so that a wrong address proves nothing.
 *
 * <p>The endpoints come from the classes: a new one is tried without a line written for it, unless
 * it has to be sent something.
 */
public final class PlaceWalk {

  private static final int TRIES = 4;
  private static final Duration STILL = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** Not one of them says whether there is such a record. */
  private static final Set<Integer> REFUSALS = Set.of(400, 403, 404);

  private final List<Endpoint> endpoints;
  private final RecordCalls calls;
  private final Supplier<PlacedRecord> records;
  private final Set<String> found = new TreeSet<>();
  private final Actor somebody;
  private PlacedRecord target;
  private Actor person;
  private List<Actor> wrong = List.of();

  private PlaceWalk(
      String servicePackage, String role, Supplier<PlacedRecord> records, Set<String> personal) {
    this.endpoints =
        Endpoint.of(servicePackage).stream()
            .filter(endpoint -> endpoint.roles().contains(role))
            .filter(endpoint -> !personal.contains(endpoint.name()))
            .toList();
    this.calls = new RecordCalls(endpoints);
    this.somebody = Actor.named("Robin of the place", role);
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
   * @param personal those whose records are one person's own and no place's: a test of their own
   *     has to prove that
   */
  public static Set<String> findings(
      String servicePackage,
      String role,
      Supplier<PlacedRecord> records,
      Set<String> bare,
      Set<String> personal) {
    var walk = new PlaceWalk(servicePackage, role, records, personal);
    var shown = new TreeSet<>(bare);
    var walked = Lane.sampleOf(walk.endpoints);
    walk.endpoints.stream()
        .filter(endpoint -> !walked.contains(endpoint))
        .forEach(endpoint -> shown.remove(endpoint.name()));
    for (var endpoint : RecordCalls.pagesFirst(walked)) {
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
    makeReady();
    var call = calls.call(endpoint, target, person);
    if (changes(() -> wrong.forEach(stranger -> tryWrong(endpoint, call, stranger)))) {
      found.add(endpoint.name() + " changes something for somebody of another place");
    }
    var before = Database.digest();
    var answer = call.as(person);
    if (answer.status() >= 400) {
      found.add(endpoint.name() + " answered " + answer.status() + " at the right place");
    }
    var shown = showsAny(answer, endpoint);
    var changed =
        !before.equals(Database.digest()) && (!endpoint.isRead() || changes(() -> call.as(person)));
    if (changed) {
      target = null;
    }
    return !shown && !changed;
  }

  /**
   * The service's own threads write meanwhile, at their own time: what these calls change, they
   * change each time. Of what is done once and not again, the answer tells. After many tests there
   * is much left for those threads, so that a second try waits until they are still.
   */
  private static boolean changes(Runnable calls) {
    for (var i = 0; i < TRIES; i++) {
      if (i > 0) {
        awaitStill();
      }
      var before = Database.digest();
      calls.run();
      if (before.equals(Database.digest())) {
        return false;
      }
    }
    return true;
  }

  /** Not for ever: if they never are, the tries that are left decide. */
  private static void awaitStill() {
    var seen = new AtomicReference<>(Database.digest());
    try {
      Awaitility.await()
          // On purpose: still is what has not changed for a while.
          .pollDelay(STILL)
          .pollInterval(STILL)
          .atMost(LONGEST)
          .until(
              () -> {
                var now = Database.digest();
                return now.equals(seen.getAndSet(now));
              });
    } catch (ConditionTimeoutException restless) {
      return;
    }
  }

  /** A record that nothing has changed serves one endpoint after the other. */
  private void makeReady() {
    if (target == null) {
      target = records.get();
      if (wrong.isEmpty()) {
        person = somebody.at(target.place());
        wrong = wrongClaims().stream().map(somebody::claiming).toList();
      }
      target.before().accept(person);
    }
  }

  private void tryWrong(Endpoint endpoint, RecordCalls.Call call, Actor stranger) {
    var answer = call.as(stranger);
    var what = endpoint.name() + " as " + stranger.places();
    if (showsAny(answer, endpoint)) {
      found.add(what + " shows the record: " + answer.status());
    }
    if (answer.status() >= 400 && !REFUSALS.contains(answer.status())) {
      found.add(what + " is answered " + answer.status());
    }
    if (!endpoint.isRead() && answer.status() < 400) {
      found.add(what + " is done: " + answer.status());
    }
  }

  private List<Object> wrongClaims() {
    var place = target.place();
    var role = somebody.roles().get(0);
    return List.of(
        List.of(),
        List.of(role + "@" + target.elsewhere()),
        List.of(role + "@" + place.toLowerCase(Locale.ROOT)),
        List.of(role + "@" + place + "*", role + "@**", "*@*", "*@" + place),
        List.of(role + "@" + target.elsewhere() + "," + place),
        List.of("another-role@*", "another-role@" + place, place, role, "@" + place),
        "another-role@* " + role + "@" + target.elsewhere());
  }

  private boolean showsAny(Answer answer, Endpoint endpoint) {
    var asked = RecordCalls.fill(endpoint, target);
    var read = answer.text() + answer.header("Location");
    return target.marks().stream().filter(mark -> !asked.contains(mark)).anyMatch(read::contains);
  }
}
