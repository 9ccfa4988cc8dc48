package throughline.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Sends every way in which a request can be broken to every endpoint of the application under test,
 * as somebody who may open it. None may be answered as a failure of ours, without a word or with a
 * log that tells what was sent. A service takes part by inheriting it:
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

  private static final Set<Integer> BARE = Set.of(400, 403, 413, 414, 431);

  private final List<Endpoint> endpoints;

  /**
   * Finds the endpoints.
   *
   * @param applicationPackage the application's root package
   */
  protected BrokenRequests(String applicationPackage) {
    this.endpoints = Endpoint.withThoseOfTests(applicationPackage);
  }

  /** Whether an endpoint takes part: all do, but one that fails on purpose for another test. */
  protected boolean walks(Endpoint endpoint) {
    return true;
  }

  @Test
  void noBrokenRequestIsOurFailureOrFloodsTheLog() throws IOException {
    assertFalse(endpoints.isEmpty(), "no endpoint found");
    var complaints = new ArrayList<String>();
    for (Endpoint endpoint : endpoints.stream().filter(this::walks).toList()) {
      var token = Actor.with(endpoint.roles().toArray(String[]::new)).token();
      for (Breakage breakage : Breakage.all()) {
        check(endpoint, breakage, token)
            .forEach(
                complaint ->
                    complaints.add(endpoint.name() + ", " + breakage.name() + ": " + complaint));
      }
    }
    assertEquals(List.of(), complaints, () -> String.join("\n", complaints));
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
   * What the web server refuses before any of our code sees it. Its words come from
   * platform/connections, which Netty finds on the class path of a running service and not among
   * the class loaders of a Quarkus test; the tests over there prove them.
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
