package throughline.platform.web.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The few answers of an OpenID Connect provider that the web tenant needs, with tokens as short as
 * a test wants them. Signing in at the real provider is tested in a browser.
 *
 * <p>Whoever signs in is the authorization code: {@code subject.session.role}.
 */
public class TestProvider implements QuarkusTestResourceLifecycleManager {

  private static final String PORT = "throughline.test.provider-port";

  /** A property of the JVM, because Quarkus loads this class twice. */
  private static final String ENDED = "throughline.test.provider-ended";

  private static final String WITHOUT_ROLES = "throughline.test.provider-without-roles";

  private final KeyPair keys = generate();
  private HttpServer server;

  private static final String CALLS = "throughline.test.provider-calls";

  private static final String CONNECTIONS = "throughline.test.provider-connections";

  /** What a session is called for which the provider never makes a token. */
  public static final String SILENT = "silent";

  public static int port() {
    return Integer.getInteger(PORT);
  }

  /** How often it was called for anything. */
  public static int calls() {
    return Integer.getInteger(CALLS, 0);
  }

  /** On how many connections. */
  public static long connections() {
    return Arrays.stream(System.getProperty(CONNECTIONS, "").split(" ")).distinct().count();
  }

  /** The provider renews no tokens of this session from now on. */
  public static void end(String session) {
    System.setProperty(ENDED, System.getProperty(ENDED, "") + " " + session);
  }

  /** Whoever is in this session has no role any more in the tokens that are renewed from now on. */
  public static void takeRolesAway(String session) {
    System.setProperty(WITHOUT_ROLES, System.getProperty(WITHOUT_ROLES, "") + " " + session);
  }

  /** A logout token as the provider sends it to a service when somebody signs out of another. */
  public static String logoutToken(String session) {
    return fetch("/logout-token?" + session);
  }

  /** A token with a wrong purpose. */
  public static String idToken(String session) {
    return fetch("/id-token?" + session);
  }

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
    String url = "http://localhost:" + server.getAddress().getPort();
    server.createContext("/.well-known/openid-configuration", of(description(url)));
    server.createContext("/keys", of(keySet()));
    server.createContext("/introspect", of("{\"active\": false}"));
    server.createContext("/userinfo", of("{}"));
    server.createContext("/token", exchange -> answerWithTokens(exchange, url));
    server.createContext(
        "/logout-token",
        exchange -> answer(exchange, logoutToken(url, exchange.getRequestURI().getQuery())));
    server.createContext(
        "/id-token",
        exchange ->
            answer(
                exchange, idToken(url, "someone." + exchange.getRequestURI().getQuery() + ".x")));
    server.start();
    System.setProperty(PORT, Integer.toString(server.getAddress().getPort()));
    return settings(url);
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  private static Map<String, String> settings(String url) {
    Map<String, String> settings = new HashMap<>();
    settings.put("throughline.web.sign-in", url);
    settings.put("throughline.web.tls", "true");
    settings.put("throughline.web.demonstration", "true");
    settings.put("quarkus.oidc.public-key", "");
    settings.put("quarkus.oidc.api.public-key", "");
    settings.put("quarkus.oidc.application-type", "web-app");
    settings.put("quarkus.oidc.auth-server-url", url);
    settings.put("quarkus.oidc.api.auth-server-url", url);
    settings.put("quarkus.oidc.authentication.pkce-required", "true");
    settings.put("quarkus.oidc.token.refresh-expired", "true");
    return settings;
  }

  private void answerWithTokens(HttpExchange exchange, String url) throws IOException {
    Map<String, String> request = form(exchange);
    if (!request.toString().contains(SILENT)) {
      answer(exchange, tokens(url, request));
    }
  }

  private String tokens(String url, Map<String, String> request) {
    String who = request.getOrDefault("code", request.get("refresh_token"));
    boolean known = who != null && who.split("\\.").length == 3;
    if (!known || System.getProperty(ENDED, "").contains(who.split("\\.")[1])) {
      return null;
    }
    return """
        {"id_token": "%s", "access_token": "%s", "refresh_token": "%s", "expires_in": %d, "token_type": "Bearer"}"""
        .formatted(idToken(url, who), accessToken(url, who), who, lifespan(who).toSeconds());
  }

  private String idToken(String url, String who) {
    String[] parts = who.split("\\.");
    return Jwt.issuer(url)
        .audience("sample")
        .subject(parts[0])
        .claim("sid", parts[1])
        .claim("name", "Robin " + parts[0])
        .expiresIn(lifespan(who))
        .jws()
        .keyId("1")
        .sign(keys.getPrivate());
  }

  private String accessToken(String url, String who) {
    String[] parts = who.split("\\.");
    boolean hasRole = !System.getProperty(WITHOUT_ROLES, "").contains(parts[1]);
    return Jwt.issuer(url)
        .audience("throughline")
        .subject(parts[0])
        .claim("realm_access", Map.of("roles", hasRole ? List.of(parts[2]) : List.of()))
        .expiresIn(lifespan(who))
        .jws()
        .keyId("1")
        .sign(keys.getPrivate());
  }

  private String logoutToken(String url, String session) {
    return Jwt.issuer(url)
        .audience("sample")
        .claim("sid", session)
        .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
        .expiresIn(Duration.ofMinutes(2))
        .jws()
        .keyId("1")
        .sign(keys.getPrivate());
  }

  private static Duration lifespan(String who) {
    return who.contains("brief") ? Duration.ofSeconds(2) : Duration.ofMinutes(5);
  }

  private String keySet() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return """
        {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "1", "n": "%s", "e": "%s"}]}"""
        .formatted(
            number(key.getModulus().toByteArray()), number(key.getPublicExponent().toByteArray()));
  }

  private static String number(byte[] bytes) {
    byte[] unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
  }

  private static String description(String url) {
    return """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
         "jwks_uri": "%1$s/keys", "end_session_endpoint": "%1$s/end",
         "introspection_endpoint": "%1$s/introspect", "userinfo_endpoint": "%1$s/userinfo"}"""
        .formatted(url);
  }

  private static com.sun.net.httpserver.HttpHandler of(String json) {
    return exchange -> answer(exchange, json);
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    System.setProperty(CALLS, Integer.toString(calls() + 1));
    System.setProperty(
        CONNECTIONS,
        System.getProperty(CONNECTIONS, "") + " " + exchange.getRemoteAddress().getPort());
    byte[] bytes =
        (body == null ? "{\"error\": \"invalid_grant\"}" : body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(body == null ? 400 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static String fetch(String path) {
    return io.restassured.RestAssured.get("http://localhost:" + port() + path).asString();
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
