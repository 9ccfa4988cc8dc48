package throughline.membership.librarysystem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A small Koha over real HTTP: it keeps patrons and answers about them as the contract says. A test
 * can let something go wrong with the next requests.
 */
final class KohaServer implements AutoCloseable {

  static final String BASE = "/api/v1";
  static final String KEY = "a-key";
  static final String SECRET = "s&cret of a test";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a request came as. */
  record Sent(String method, String path, String address, JsonNode body) {}

  /** Something that goes wrong with one request to patrons. */
  @FunctionalInterface
  interface Fault {
    /** Returns false if it has not answered, and Koha is to. */
    boolean answers(HttpExchange exchange) throws IOException;
  }

  final KohaContract contract = new KohaContract();
  final Map<Long, ObjectNode> patrons = new ConcurrentHashMap<>();
  final List<Sent> sent = new CopyOnWriteArrayList<>();
  final Set<Long> onLoan = ConcurrentHashMap.newKeySet();

  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final HttpServer server;
  private long numbers = 100;
  private int given;

  KohaServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              var thread = new Thread(work, "koha-of-a-test");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + BASE);
  }

  /** Lets this happen to the next request to patrons that nothing has happened to. */
  void next(Fault fault) {
    faults.add(fault);
  }

  void nextAnswer(int status, Map<String, String> headers, String body) {
    next(
        exchange -> {
          headers.forEach(exchange.getResponseHeaders()::set);
          write(exchange, status, body);
          return true;
        });
  }

  /** Koha does what it is asked, and its answer breaks off. */
  void cutNext() {
    next(
        exchange -> {
          koha(exchange, false);
          exchange.sendResponseHeaders(200, 500);
          exchange.getResponseBody().write("{\"patron_".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          exchange.close();
          return true;
        });
  }

  void forgetTokens() {
    tokens.clear();
  }

  int tokensGiven() {
    return given;
  }

  /** Somebody who is there already. */
  long holds(Map<String, String> fields) {
    var patron = JSON.createObjectNode();
    fields.forEach(patron::put);
    return keep(patron);
  }

  /** What was sent to patrons, without questions. */
  List<Sent> changes() {
    return sent.stream()
        .filter(each -> each.path().startsWith("/patrons") && !each.method().equals("GET"))
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    var path = path(exchange);
    if (path.equals("/oauth/token")) {
      token(exchange);
    } else if (!isAllowed(exchange)) {
      note(exchange, "");
      answer(exchange, 401, error("Authentication failure."));
    } else {
      var fault = faults.poll();
      if (fault == null || !fault.answers(exchange)) {
        koha(exchange, true);
      }
    }
  }

  private boolean isAllowed(HttpExchange exchange) {
    var authorisation =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    var basic = Base64.getEncoder().encodeToString((KEY + ":" + SECRET).getBytes());
    return authorisation.equals("Basic " + basic)
        || authorisation.startsWith("Bearer ") && tokens.contains(authorisation.substring(7));
  }

  private void token(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    contract.sent(exchange.getRequestMethod(), path(exchange), null, body);
    var right = "grant_type=client_credentials&client_id=a-key&client_secret=s%26cret+of+a+test";
    if (!body.equals(right)) {
      answer(exchange, 403, error("unauthorized_client"));
      return;
    }
    var token = UUID.randomUUID().toString();
    tokens.add(token);
    given++;
    answer(
        exchange,
        200,
        JSON.createObjectNode()
            .put("access_token", token)
            .put("token_type", "Bearer")
            .put("expires_in", 3600));
  }

  /** Does what is asked, as Koha does. */
  private synchronized void koha(HttpExchange exchange, boolean answering) throws IOException {
    var body = note(exchange, bodyOf(exchange));
    var path = path(exchange);
    var result =
        switch (exchange.getRequestMethod()) {
          case "POST" -> add(body);
          case "PUT" -> change(numberIn(path), body);
          case "DELETE" -> delete(numberIn(path));
          default ->
              path.equals("/patrons") ? new Result(200, found(exchange)) : one(numberIn(path));
        };
    if (answering) {
      answer(exchange, result.status(), result.body());
    }
  }

  private record Result(int status, JsonNode body) {}

  private Result add(JsonNode body) {
    return wrong(0, body).orElseGet(() -> new Result(201, patrons.get(keep(body.deepCopy()))));
  }

  private Result change(long number, JsonNode body) {
    var patron = patrons.get(number);
    if (patron == null) {
      return new Result(404, error("Patron not found"));
    }
    return wrong(number, body)
        .orElseGet(
            () -> {
              patron.setAll((ObjectNode) body);
              return new Result(200, patron);
            });
  }

  private Result one(long number) {
    return patrons.containsKey(number)
        ? new Result(200, patrons.get(number))
        : new Result(404, error("Patron not found."));
  }

  private Result delete(long number) {
    if (!patrons.containsKey(number)) {
      return new Result(404, error("Patron not found"));
    }
    if (onLoan.contains(number)) {
      return new Result(
          409, error("Pending checkouts prevent deletion").put("error_code", "has_checkouts"));
    }
    patrons.remove(number);
    return new Result(204, null);
  }

  private Optional<Result> wrong(long number, JsonNode body) {
    if (body.path("library_id").asText().equals("NOWHERE")) {
      return Optional.of(new Result(400, error("Given library_id does not exist")));
    }
    if (body.path("category_id").asText().equals("NOBODY")) {
      return Optional.of(new Result(400, error("Given category_id does not exist")));
    }
    for (var unique : List.of("cardnumber", "userid")) {
      var taken =
          patrons.entrySet().stream()
              .anyMatch(
                  entry ->
                      entry.getKey() != number
                          && body.has(unique)
                          && body.path(unique).equals(entry.getValue().path(unique)));
      if (taken) {
        return Optional.of(
            new Result(409, error("Duplicate ID").put("conflict", "borrowers." + unique)));
      }
    }
    return Optional.empty();
  }

  private JsonNode found(HttpExchange exchange) throws IOException {
    var query = JSON.readTree(exchange.getRequestHeaders().getFirst("x-koha-query"));
    var found = JSON.createArrayNode();
    patrons.values().stream()
        .filter(patron -> patron.path("cardnumber").equals(query.path("cardnumber")))
        .forEach(found::add);
    return found;
  }

  private synchronized long keep(ObjectNode patron) {
    var number = ++numbers;
    patrons.put(number, patron.put("patron_id", number));
    return number;
  }

  private JsonNode note(HttpExchange exchange, String body) throws IOException {
    var path = path(exchange);
    var query = exchange.getRequestHeaders().getFirst("x-koha-query");
    var json = body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
    sent.add(
        new Sent(exchange.getRequestMethod(), path, exchange.getRequestURI().toString(), json));
    if (!body.isEmpty() || !exchange.getRequestMethod().startsWith("P")) {
      contract.sent(exchange.getRequestMethod(), path, query, body);
    }
    return json;
  }

  private static String bodyOf(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String path(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().replaceFirst("^" + BASE, "");
  }

  private static long numberIn(String path) {
    return Long.parseLong(path.replaceFirst("/patrons/", ""));
  }

  private static ObjectNode error(String sentence) {
    return JSON.createObjectNode().put("error", sentence);
  }

  private void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
    var text = body == null ? "" : body.toString();
    contract.answered(path(exchange), status, text);
    write(exchange, status, text);
  }

  private static void write(HttpExchange exchange, int status, String text) throws IOException {
    exchange.getRequestBody().readAllBytes();
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  /** The patrons as maps, in the order in which they came. */
  List<Map<String, String>> everybody() {
    var all = new ArrayList<Map<String, String>>();
    patrons.keySet().stream()
        .sorted()
        .forEach(
            number -> {
              var fields = new LinkedHashMap<String, String>();
              patrons
                  .get(number)
                  .fields()
                  .forEachRemaining(field -> fields.put(field.getKey(), field.getValue().asText()));
              all.add(fields);
            });
    return all;
  }
}
