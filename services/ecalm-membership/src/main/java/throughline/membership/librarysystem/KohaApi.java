package throughline.membership.librarysystem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.membership.librarysystem.LibrarySystem.Unreachable;

/**
 * Requests to Koha's REST API by the one thread of the patron sync. An answer comes back only if it
 * is about what was asked; whatever is about the service or the server is {@link Unreachable}.
 */
final class KohaApi {
  /** What Koha answered about a member. */
  record KohaAnswer(int status, JsonNode body) {
    boolean is(int expected) {
      return status == expected;
    }

    boolean isDone() {
      return status >= 200 && status < 300;
    }

    /** Koha's own word for why not; empty if it has none. */
    String errorCode() {
      return body.path("error_code").asText("");
    }

    /**
     * Koha's sentence, which may hold what was sent: to look for a field in it, never to be shown.
     */
    String error() {
      return body.path("error").asText("");
    }

    /** Hides whom it is about from any log that this object slips into. */
    @Override
    public String toString() {
      return "KohaAnswer " + status;
    }
  }

  /**
   * How Koha's REST API is reached.
   *
   * @param name the id of an API key, or a user
   * @param secret that of the key, or the user's password
   * @param isKey whether it is an API key, for which there are tokens (OAuth2 client credentials)
   */
  record KohaAccess(
      URI address,
      String name,
      String secret,
      boolean isKey,
      Duration connectTimeout,
      Duration requestTimeout) {
    static KohaAccess of(LibrarySystemSettings settings) {
      var isKey = settings.clientId().isPresent();
      var name = settings.clientId().or(settings::user);
      var secret = isKey ? settings.clientSecret() : settings.password();
      if (name.isEmpty() || secret.isEmpty()) {
        throw new IllegalStateException(
            "LIBRARY_SYSTEM_ADDRESS is set, and what opens it is not: set LIBRARY_SYSTEM_CLIENT_ID"
                + " and LIBRARY_SYSTEM_CLIENT_SECRET, or LIBRARY_SYSTEM_USER and"
                + " LIBRARY_SYSTEM_PASSWORD");
      }
      var address = settings.address().orElseThrow();
      if (address.getHost() == null || address.getQuery() != null) {
        throw new IllegalStateException(
            "LIBRARY_SYSTEM_ADDRESS must be where Koha's REST API is, like"
                + " https://koha.example/api/v1");
      }
      if (!address.getScheme().equals("https") && !isThisMachine(address.getHost())) {
        throw new IllegalStateException(
            "LIBRARY_SYSTEM_ADDRESS must begin with https: names of children go there");
      }
      return new KohaAccess(
          URI.create(address.toString().replaceAll("/+$", "")),
          name.get(),
          secret.get(),
          isKey,
          settings.connectTimeout(),
          settings.requestTimeout());
    }

    private static boolean isThisMachine(String host) {
      return host.equals("localhost") || host.equals("127.0.0.1");
    }

    /** Hides the secret from any log that this object slips into. */
    @Override
    public String toString() {
      return "KohaAccess " + address;
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int UNAUTHORISED = 401;
  private static final int FORBIDDEN = 403;
  private static final int OK = 200;

  /** Too many requests, and what a proxy or Koha's own maintenance answers. */
  private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);

  /** A token is not used in the last moments in which it would be good. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final HttpClient http;
  private final KohaAccess access;
  private final Clock clock;
  private String token;
  private Instant tokenEnds = Instant.MIN;

  KohaApi(KohaAccess access, Clock clock) {
    this.access = access;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(access.connectTimeout())
            .build();
  }

  KohaAnswer get(String path) throws Unreachable, InterruptedException {
    return asked(request(path).GET());
  }

  /** By Koha's header for queries, since a number in an address would stand in every log. */
  KohaAnswer search(String path, String attribute, String value)
      throws Unreachable, InterruptedException {
    var query = JSON.createObjectNode().put(attribute, value).toString();
    return asked(request(path).header("x-koha-query", query).GET());
  }

  KohaAnswer post(String path, JsonNode body) throws Unreachable, InterruptedException {
    return asked(withBody(path).POST(json(body)));
  }

  KohaAnswer put(String path, JsonNode body) throws Unreachable, InterruptedException {
    return asked(withBody(path).PUT(json(body)));
  }

  KohaAnswer delete(String path) throws Unreachable, InterruptedException {
    return asked(request(path).DELETE());
  }

  private HttpRequest.Builder withBody(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(access.address() + path))
        .timeout(access.requestTimeout())
        .header("Accept", "application/json");
  }

  private static HttpRequest.BodyPublisher json(JsonNode body) {
    return BodyPublishers.ofString(body.toString());
  }

  private KohaAnswer asked(HttpRequest.Builder request) throws Unreachable, InterruptedException {
    var answer = authorised(request);
    if (answer.statusCode() == UNAUTHORISED && access.isKey()) {
      // Koha was restarted, or somebody withdrew the token: a new one, once.
      token = null;
      answer = authorised(request);
    }
    return checked(answer);
  }

  private HttpResponse<String> authorised(HttpRequest.Builder request)
      throws Unreachable, InterruptedException {
    return send(request.setHeader("Authorization", authorisation()).build());
  }

  private String authorisation() throws Unreachable, InterruptedException {
    if (!access.isKey()) {
      var pair = (access.name() + ":" + access.secret()).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
    if (token == null || !clock.instant().isBefore(tokenEnds)) {
      renewToken();
    }
    return "Bearer " + token;
  }

  private void renewToken() throws Unreachable, InterruptedException {
    var form =
        Stream.of(
                "grant_type=client_credentials",
                "client_id=" + encoded(access.name()),
                "client_secret=" + encoded(access.secret()))
            .collect(Collectors.joining("&"));
    var answer =
        send(
            request("/oauth/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    requireThere(answer);
    if (answer.statusCode() != OK) {
      throw refused();
    }
    var body = read(answer);
    token = body.path("access_token").asText(null);
    if (token == null) {
      throw notUnderstood(null);
    }
    tokenEnds = clock.instant().plusSeconds(body.path("expires_in").asLong(0)).minus(MARGIN);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static KohaAnswer checked(HttpResponse<String> answer) throws Unreachable {
    requireThere(answer);
    switch (answer.statusCode()) {
      case UNAUTHORISED -> throw refused();
      case FORBIDDEN ->
          throw new Unreachable(
              "The library system does not let this service change patrons. Give its user the"
                  + " permission to add, change and delete borrowers.");
      default -> {
        return new KohaAnswer(answer.statusCode(), read(answer));
      }
    }
  }

  private static void requireThere(HttpResponse<String> answer) throws Unreachable {
    var status = answer.statusCode();
    if (AWAY.contains(status)) {
      var wait = answer.headers().firstValue("Retry-After").flatMap(KohaApi::seconds).orElse(null);
      throw new Unreachable(
          "The library system takes nothing now. What waits goes by itself when it does.",
          wait,
          null);
    }
    if (status >= 300 && status < 400) {
      throw new Unreachable(
          "The library system says that it is somewhere else. Check LIBRARY_SYSTEM_ADDRESS.");
    }
  }

  /**
   * Reads the header Retry-After (RFC 9110, 10.2.3) as far as it counts seconds. A moment is left
   * aside: by whose clock it is meant nobody knows, and the backoff does as well.
   */
  private static Optional<Duration> seconds(String header) {
    var text = header.strip();
    return text.matches("[0-9]{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : Optional.empty();
  }

  /** The whole answer within the time; the request's own timeout ends with the headers. */
  private HttpResponse<String> send(HttpRequest request) throws Unreachable, InterruptedException {
    var answer = http.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      return answer.get(access.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw away(late);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof IOException) {
        throw away(failure);
      }
      throw new IllegalStateException("the request could not be sent", failure.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private static JsonNode read(HttpResponse<String> answer) throws Unreachable {
    if (answer.body().isBlank()) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException notJson) {
      if (answer.statusCode() >= 400) {
        // An error page of a proxy's: the status says enough.
        return MissingNode.getInstance();
      }
      throw notUnderstood(notJson);
    }
  }

  private static Unreachable away(Exception why) {
    return new Unreachable(
        "The library system does not answer. What waits goes by itself when it does.", null, why);
  }

  private static Unreachable refused() {
    return new Unreachable(
        "The library system refuses this service. Check the key or the password in its settings,"
            + " and that Koha allows that way of signing in.");
  }

  private static Unreachable notUnderstood(Exception why) {
    return new Unreachable(
        "What answers is not Koha's REST API. Check LIBRARY_SYSTEM_ADDRESS.", null, why);
  }
}
