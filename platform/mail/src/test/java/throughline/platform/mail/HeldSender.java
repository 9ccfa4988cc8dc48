package throughline.platform.mail;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import throughline.platform.database.JdbiProducer;
import throughline.platform.database.Sql;
import throughline.platform.testing.TestPostgres;

/**
 * The sender of an instance on a database of its own. As a program it has handed a mail over and
 * has not written that down yet, until it is killed.
 */
final class HeldSender {

  static final String HELD = "handed over ";

  private HeldSender() {}

  static SendNext on(String jdbcUrl, Transport transport, LinkAtSending... links) {
    var jdbi = jdbi(jdbcUrl);
    var clock = Clock.systemUTC();
    return new SendNext(
        jdbi,
        clock,
        new Settings(0),
        new Gates(List.of(), List.of()),
        new Links(List.of(links)),
        transport,
        metrics(jdbi, clock));
  }

  /** The thread that sends so many a second, by this clock. */
  static MailSender thread(String jdbcUrl, int perSecond, Clock clock, Transport transport) {
    return new MailSender(
        on(jdbcUrl, transport),
        clock,
        new MailSignal(null),
        new Settings(perSecond),
        metrics(jdbi(jdbcUrl), clock));
  }

  private static MailMetrics metrics(Jdbi jdbi, Clock clock) {
    return new MailMetrics(new SimpleMeterRegistry(), new BrowseMail(new Sql(jdbi)), clock);
  }

  static Jdbi jdbi(String jdbcUrl) {
    var database = new PGSimpleDataSource();
    database.setURL(jdbcUrl);
    database.setUser(TestPostgres.SERVICE_ROLE);
    database.setPassword(TestPostgres.SERVICE_ROLE);
    return JdbiProducer.configured(Jdbi.create(database));
  }

  public static void main(String[] jdbcUrl) throws Exception {
    on(
            jdbcUrl[0],
            mail -> {
              System.out.println(HELD + mail.messageId());
              // On purpose: it is killed while it sends.
              Thread.sleep(600_000);
            })
        .send();
  }

  private record Settings(int perSecond) implements MailConfig.Sender {

    @Override
    public boolean enabled() {
      return true;
    }

    @Override
    public Duration pollInterval() {
      return Duration.ofMillis(100);
    }

    @Override
    public Duration sendTimeout() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Duration backOff() {
      return Duration.ofMillis(100);
    }

    @Override
    public Duration maxBackOff() {
      return Duration.ofMillis(200);
    }

    @Override
    public Duration retryAfter() {
      return Duration.ofMinutes(1);
    }

    @Override
    public Duration longestRetryAfter() {
      return Duration.ofHours(4);
    }

    @Override
    public int tries() {
      return 20;
    }

    @Override
    public Duration stopTimeout() {
      return Duration.ofSeconds(5);
    }
  }
}
