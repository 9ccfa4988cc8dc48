package throughline.platform.testing;

import static java.util.Comparator.comparing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Sends broken requests to every endpoint of the application under test, as somebody who may open
 * it. None may be answered as a failure of ours, without a word or with a log that tells what was
 * sent. The endpoints take turns; at night each gets every way. Every page that takes a file gets
 * every broken file, and every page that is posted to gets a form with nothing in it. A service
 * takes part by inheriting it:
 *
 * <pre>{@code
 * @QuarkusTest
 * class BrokenRequestsTest extends BrokenRequests {
 *   BrokenRequestsTest() {
 *     super("throughline.volunteers");
 *   }
 * }
 * }</pre>
 */
public abstract class BrokenRequests {

  /** An answer that repeats what was sent would be longer. */
  private static final int LONGEST_PROBLEM = 16_384;

  /** Each endpoint gets one in so many of what is broken in an address, which it reads itself. */
  private static final int OFTEN = 32;

  /** And of all else, which the same code reads for all, unless it is the first of its kind. */
  private static final int SELDOM = 512;

  private static final String ANY_ID = "00000000-0000-4000-8000-000000000000";

  /** Those of {@code platform/web}: a hidden field for the session, and one for the sending. */
  private static final String TOKEN = "csrf-token";

  private static final Map<String, String> ONLY_A_KEY = Map.of("idempotencyKey", "x");
  private static final Set<Integer> BARE = Set.of(400, 403, 413, 414, 431);

  private final List<Endpoint> endpoints;

  protected BrokenRequests(String applicationPackage) {
    this.endpoints = Endpoint.withThoseOfTests(applicationPackage);
  }

  /** Whether an endpoint takes part: all do, but one that fails on purpose for another test. */
  protected boolean walks(Endpoint endpoint) {
    return true;
  }

  /** What the other fields of a page that takes a file hold: all is right but the file. */
  protected Map<String, String> typed(Endpoint endpoint) {
    return Map.of();
  }

  @Test
  void noBrokenRequestIsOurFailureOrFloodsTheLog() throws IOException {
    assertFalse(endpoints.isEmpty(), "no endpoint found");
    var complaints = new ArrayList<String>();
    var breakages = Breakage.all();
    var seen = new HashSet<String>();
    int turn = 0;
    for (Endpoint endpoint : inOrder()) {
      var token = Actor.with(endpoint.roles().toArray(String[]::new)).token();
      for (Breakage breakage : inTurn(breakages, turn++, seen.add(kindOf(endpoint)))) {
        if (breakage.breaks(endpoint)) {
          check(endpoint, breakage, token)
              .forEach(
                  complaint ->
                      complaints.add(endpoint.name() + ", " + breakage.name() + ": " + complaint));
        }
      }
    }
    assertEquals(List.of(), complaints, () -> String.join("\n", complaints));
  }

  /**
   * Endpoints whose file is kept as it is and not read as a table, as {@code
   * SimpleClassName.method}: other files are broken there, and a test of their own sends them.
   */
  protected Set<String> keepFiles() {
    return Set.of();
  }

  /** A page that takes a file is found by itself; each wrong file is one sentence on it. */
  @Test
  void everyBrokenFileIsOneSentenceOnItsPageAndKeepsNothing() {
    var complaints =
        Lane.sampleOf(
                endpoints.stream()
                    .filter(this::walks)
                    .filter(UploadWalk::isFor)
                    .filter(page -> !keepFiles().contains(page.name()))
                    .toList())
            .stream()
            .flatMap(page -> new UploadWalk(page, typed(page)).complaints().stream())
            .toList();
    assertEquals(List.of(), complaints, () -> String.join("\n", complaints));
  }

  /** Where a form is sent to that has nothing in it: best a record that there is. */
  protected String addressOf(Endpoint endpoint) {
    return endpoint.pathWith(ANY_ID);
  }

  /** With its token alone, with an idempotency key alone, and with nothing: by whom it is for. */
  @Test
  void aFormWithNothingInItIsNobodysFailure() {
    var posts =
        inOrder().stream()
            .filter(endpoint -> endpoint.method().equals("POST") && !endpoint.isApi())
            .toList();
    var everyRole = posts.stream().flatMap(post -> post.roles().stream()).distinct();
    var person = Actor.with(everyRole.toArray(String[]::new));
    var token = tokenOf(Browser.of(person), posts);
    var complaints = new ArrayList<String>();
    for (Endpoint post : Lane.sample(posts)) {
      var sender =
          post.roles().isEmpty()
              ? Browser.ofNobody()
              : Browser.of(person.inRoles(post.roles().toArray(String[]::new)));
      complaints.addAll(complaintsOf(post, sender, Map.of(TOKEN, token)));
      for (var fields : List.of(ONLY_A_KEY, Map.<String, String>of())) {
        complaints.addAll(complaintsOf(post, sender, fields));
        complaints.addAll(complaintsOf(post, Browser.ofNobody(), fields));
      }
    }
    assertEquals(List.of(), complaints, () -> String.join("\n", complaints));
  }

  /** It is of the person, whichever of their pages it stands on and in whichever role. */
  private String tokenOf(Browser browser, List<Endpoint> posts) {
    var sentTo = posts.stream().map(Endpoint::path).collect(Collectors.toSet());
    return inOrder().stream()
        .filter(page -> page.isRead() && sentTo.contains(page.path()))
        .map(page -> browser.open(addressOf(page)).value(TOKEN))
        .filter(token -> !token.isEmpty())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no page with a form"));
  }

  private List<String> complaintsOf(Endpoint post, Browser sender, Map<String, String> fields) {
    try (var log = new LogWatch()) {
      var status = sender.post(addressOf(post), fields).status();
      return status < 500 && log.lines().lines().count() <= 1
          ? List.of()
          : List.of(
              "%s, %s: answered %d, logged %s"
                  .formatted(post.name(), fields.keySet(), status, log.lines()));
    }
  }

  /** Always the same, so that each endpoint gets the same requests in every run. */
  private List<Endpoint> inOrder() {
    return endpoints.stream()
        .filter(this::walks)
        .sorted(comparing(Endpoint::path).thenComparing(Endpoint::method))
        .toList();
  }

  private static String kindOf(Endpoint endpoint) {
    return "%s %s %s".formatted(endpoint.method(), endpoint.isApi(), endpoint.takes());
  }

  private static List<Breakage> inTurn(List<Breakage> all, int turn, boolean isFirstOfKind) {
    return IntStream.range(0, all.size())
        .filter(
            i -> {
              boolean isOften = isFirstOfKind || all.get(i).isInTheAddress();
              return Lane.NIGHTLY || (i + turn) % (isOften ? OFTEN : SELDOM) == 0;
            })
        .mapToObj(all::get)
        .toList();
  }

  private static List<String> check(Endpoint endpoint, Breakage breakage, String token)
      throws IOException {
    try (var log = new LogWatch();
        var connection = RawHttp.connect(RestAssured.port)) {
      var answer = connection.send(breakage.sentTo(endpoint, token)).answer();
      var complaints = new ArrayList<String>();
      complaints.addAll(complaintsOf(answer, endpoint));
      complaints.addAll(complaintsOf(log.lines(), endpoint));
      return complaints;
    } catch (AssertionError silent) {
      return List.of(silent.getMessage());
    }
  }

  private static List<String> complaintsOf(RawHttp.Answer answer, Endpoint endpoint) {
    var complaints = new ArrayList<String>();
    if (answer.status() == 0 || answer.status() >= 500) {
      complaints.add("answered " + answer.status());
    }
    if (answer.status() >= 400 && !isBare(answer)) {
      var type = answer.header("Content-Type").toLowerCase(Locale.ROOT);
      if (!type.startsWith("application/problem+json") && !type.startsWith("text/html")) {
        complaints.add(answer.status() + " comes as '" + type + "'");
      }
      if (answer.body().isBlank()) {
        complaints.add(answer.status() + " comes without a word");
      }
      if (endpoint.isApi() && answer.body().length() > LONGEST_PROBLEM) {
        complaints.add("answered with " + answer.body().length() + " characters");
      }
    }
    return complaints;
  }

  /**
   * What the web server refuses before any of our code sees it. Its words come from the connection
   * limits, which Netty finds on the class path of a running service and not among the class
   * loaders of a Quarkus test; the tests over there prove them.
   */
  private static boolean isBare(RawHttp.Answer answer) {
    return answer.body().isEmpty() && BARE.contains(answer.status());
  }

  private static List<String> complaintsOf(String log, Endpoint endpoint) {
    var complaints = new ArrayList<String>();
    var lower = log.toLowerCase(Locale.ROOT);
    if (log.lines().count() > 1) {
      complaints.add("logged " + log.lines().count() + " lines: " + log.lines().findFirst().get());
    }
    if (lower.contains(Breakage.MARKER.toLowerCase(Locale.ROOT))) {
      complaints.add("logged what was sent");
    }
    if (endpoint.path().length() > 1 && log.contains(endpoint.pathWith("1"))) {
      complaints.add("logged the path");
    }
    return complaints;
  }
}
