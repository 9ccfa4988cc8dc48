package throughline.bench.api;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import throughline.client.CardNumbers;

/**
 * The floor's side of {@link Floor}: a Java with the options of the service, in which clients send
 * its SQL. Each line that it is told is a number of clients and of milliseconds, or of clients and
 * the calls that each makes; each is answered by what they reached.
 */
final class FloorProgram {

  static final String CALLS = "calls";

  /** Far from the cards that the suite's side gives. */
  private static final int FIRST_SERIAL = 30_000_000;

  private interface Maker {
    SqlClient make(Connection connection) throws SQLException;
  }

  private final Maker maker;
  private final List<SqlClient> clients = new ArrayList<>();

  private FloorProgram(Maker maker) {
    this.maker = maker;
  }

  public static void main(String[] words) throws Exception {
    var program = new FloorProgram(words[0].equals("enrolment") ? enrolment() : booking());
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println(program.obey(line.split(" ")));
    }
  }

  private String obey(String[] words) throws Exception {
    var clients = clients(Integer.parseInt(words[0]));
    var load =
        words.length > 2
            ? Clients.runEach(clients, Integer.parseInt(words[2]))
            : Clients.run(clients, Duration.ofMillis(Long.parseLong(words[1])));
    return "%s %s %s".formatted(load.perSecond(), load.median(), load.p95());
  }

  private List<SqlClient> clients(int number) throws SQLException {
    while (clients.size() < number) {
      clients.add(maker.make(connect()));
    }
    return clients.subList(0, number);
  }

  private static Maker enrolment() {
    var cards = new CardNumbers(FIRST_SERIAL);
    return connection -> new EnrolmentSql(connection, cards);
  }

  private static Maker booking() throws SQLException {
    List<UUID> sessions;
    Confirmation mail;
    try (var connection = connect()) {
      sessions = ManySessions.all(connection);
      mail = Confirmation.latest(connection);
    }
    var lanes = new ManySessions.Lanes(sessions.size());
    return connection -> new BookingSql(connection, sessions, lanes.next(), mail);
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        System.getenv("DB_URL"), System.getenv("DB_USER"), System.getenv("DB_PASSWORD"));
  }
}
