package throughline.bench.api;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import throughline.bench.api.Script.Statement;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;
import throughline.local.SuiteService;

/**
 * Another instance of a service, of whose connections PostgreSQL logs every statement with its
 * values: so a floor sends what the service does, and not what somebody read in its code.
 */
final class Recorder implements AutoCloseable {

  private static final String LOGGED =
      "?options=-c%20log_statement=all%20-c%20log_error_verbosity=default";
  private static final String MAY_BE_LOGGED =
      "GRANT SET ON PARAMETER log_statement, log_error_verbosity TO ";

  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(3);
  private static final int MOST_TRIES = 6;

  /** The second and later lines of an entry begin with a tab. */
  private static final Pattern ENTRY =
      Pattern.compile("(?m)^\\S+ \\S+ UTC \\[(\\d+)\\] (LOG|DETAIL):  (.*(?:\\n\\t.*)*)");

  private static final Pattern EXECUTED = Pattern.compile("(?s)(?:execute [^:]+|statement): (.*)");
  private static final Pattern VALUE =
      Pattern.compile("\\$\\d+ = (?:NULL|'((?:[^']++|'')*+)')(?:, |$)");

  private final Suite suite;
  private final Process instance;
  private final String address;

  Recorder(Suite suite, SuiteService service)
      throws SQLException, IOException, InterruptedException {
    this.suite = suite;
    try (var superuser = suite.connectAsSuperuser();
        var statement = superuser.createStatement()) {
      statement.execute(MAY_BE_LOGGED + service.database());
    }
    var port = freePort();
    var management = freePort();
    address = "http://localhost:" + port;
    var command = suite.anotherInstance(service, port, management);
    command.environment().compute("DB_URL", (name, url) -> url + LOGGED);
    command.redirectErrorStream(true).redirectOutput(suite.log("recorded").toFile());
    instance = command.start();
    awaitReady("http://localhost:" + management + "/q/health/ready");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady(String health) throws InterruptedException {
    var http = HttpClient.newHttpClient();
    var request = HttpRequest.newBuilder(URI.create(health)).build();
    var end = System.nanoTime() + LONGEST_NANOS;
    while (true) {
      try {
        if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // It does not listen yet.
      }
      if (System.nanoTime() > end || !instance.isAlive()) {
        instance.destroy();
        throw new MeasurementFailed("A second instance did not start: " + suite.log("recorded"));
      }
      Thread.sleep(200);
    }
  }

  String address() {
    return address;
  }

  /**
   * What the service sends for a call, once two calls in succession were answered in the same way.
   *
   * @param call does it, and says what it was about, by its name
   */
  Script record(Callable<Map<String, String>> call) throws Exception {
    List<Statement> before = List.of();
    for (var tries = 0; tries < MOST_TRIES; tries++) {
      var start = Files.size(suite.log("postgresql"));
      var given = call.call();
      var sent = transaction(logSince(start), given);
      if (sql(sent).equals(sql(before))) {
        return Script.of(sent, before, given);
      }
      before = sent;
    }
    throw new MeasurementFailed("No two calls sent the same statements.");
  }

  private static List<String> sql(List<Statement> statements) {
    return statements.stream().map(Statement::sql).toList();
  }

  private String logSince(long start) throws IOException {
    try (var log = Files.newInputStream(suite.log("postgresql"))) {
      log.skipNBytes(start);
      return new String(log.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Statement> transaction(String log, Map<String, String> given) {
    return transactions(log).stream()
        .filter(
            statements ->
                given.values().stream()
                    .allMatch(
                        word -> Script.values(statements).anyMatch(text -> text.contains(word))))
        .findFirst()
        .orElseThrow(() -> new MeasurementFailed("No transaction of the log has the call."));
  }

  static List<List<Statement>> transactions(String log) {
    var committed = new ArrayList<List<Statement>>();
    var open = new HashMap<String, List<Statement>>();
    var entry = ENTRY.matcher(log);
    while (entry.find()) {
      var statements = open.computeIfAbsent(entry.group(1), process -> new ArrayList<>());
      var text = entry.group(3).replace("\n\t", "\n");
      var executed = EXECUTED.matcher(text);
      if (entry.group(2).equals("DETAIL")) {
        if (!statements.isEmpty()) {
          statements.get(statements.size() - 1).values().addAll(valuesOf(text));
        }
      } else if (executed.matches()) {
        var sql = executed.group(1);
        if (sql.startsWith("BEGIN") || sql.startsWith("COMMIT")) {
          committed.add(statements);
          open.remove(entry.group(1));
        } else {
          statements.add(new Statement(prepared(sql), new ArrayList<>()));
        }
      }
    }
    return committed;
  }

  /** As JDBC writes it. A number beside a range would pass for a range unless it says its type. */
  private static String prepared(String sql) {
    return sql.replaceAll("@> \\$\\d+", "@> ?::bigint").replaceAll("\\$\\d+", "?");
  }

  private static List<String> valuesOf(String detail) {
    var values = new ArrayList<String>();
    var value = VALUE.matcher(detail);
    while (value.find()) {
      values.add(value.group(1) == null ? null : value.group(1).replace("''", "'"));
    }
    return values;
  }

  @Override
  public void close() throws InterruptedException {
    instance.destroy();
    instance.waitFor();
  }
}
