package throughline.tracker.engine;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import throughline.contracts.EventCatalogue;
import throughline.platform.testing.TestPostgres;
import throughline.platform.testing.TestServers;
import throughline.tracker.contribution.PostContributions;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Period;
import throughline.tracker.intake.TakeIn;
import throughline.tracker.intake.Tally;
import throughline.tracker.log.LogPlace;
import throughline.tracker.log.LogRecord;
import throughline.tracker.measure.Measure;
import throughline.tracker.measure.MeasureFile;
import throughline.tracker.measure.RegisteredRule;
import throughline.tracker.measure.RulesInForce;
import throughline.tracker.rebuild.InForce;
import throughline.tracker.rebuild.Rebuild;
import throughline.tracker.rebuild.RebuildFigures;
import throughline.tracker.rebuild.RegisterMeasures;

/**
 * The engine on a database of its own, without a web server or a broker; the clock stands where a
 * test puts it.
 */
final class Engine {

  final Jdbi jdbi;
  private Instant now = Instant.parse("2026-04-01T09:00:00Z");
  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now;
        }

        @Override
        public ZoneOffset getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          return this;
        }
      };
  private List<RegisteredRule> rules;
  private RulesInForce inForce;
  private TakeIn takeIn;
  private long offset;

  private Engine(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  static Engine withShippedMeasures() {
    return with(MeasureFile.read(Engine.class.getResourceAsStream("/seeds/measures.yaml")));
  }

  static Engine withMeasures(String yaml) {
    return with(measures(yaml));
  }

  static List<Measure> measures(String yaml) {
    return MeasureFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private static Engine with(List<Measure> measures) {
    var url = TestServers.postgres().jdbcUrl(TestServers.postgres().createDatabase());
    Flyway.configure()
        .dataSource(url, TestPostgres.SERVICE_ROLE, TestPostgres.SERVICE_ROLE)
        .locations("classpath:db/migration")
        .load()
        .migrate();
    var engine = new Engine(Jdbi.create(pool(url)));
    engine.register(measures);
    return engine;
  }

  /** A connection for each transaction would cost more than the transaction. */
  private static AgroalDataSource pool(String url) {
    try {
      return AgroalDataSource.from(
          new AgroalDataSourceConfigurationSupplier()
              .connectionPoolConfiguration(
                  pool ->
                      pool.maxSize(4)
                          .connectionFactoryConfiguration(
                              factory ->
                                  factory
                                      .jdbcUrl(url)
                                      .principal(new NamePrincipal(TestPostgres.SERVICE_ROLE))
                                      .credential(new SimplePassword(TestPostgres.SERVICE_ROLE)))));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void register(List<Measure> measures) {
    rules = new RegisterMeasures(jdbi, clock).register(measures);
    inForce = InForce.read(jdbi, measures);
    takeIn = new TakeIn(jdbi, new PostContributions(rules), clock);
  }

  /** Forgets every fact; the measures stay registered. */
  void empty() {
    jdbi.useHandle(
        handle -> handle.execute("TRUNCATE fact, fact_version, contribution, cell, dead_event"));
    now = Instant.parse("2026-04-01T09:00:00Z");
  }

  Engine on(String day) {
    now = Instant.parse(day + "T09:00:00Z");
    return this;
  }

  Tally take(LogRecord... records) {
    return takeIn.takeIn(List.of(records));
  }

  /** A record as the log would hold it, at the next offset. */
  LogRecord record(String type, String id, String body) {
    var contract = EventCatalogue.find(type).orElseThrow();
    var headers = Bodies.headers(contract, id, body, now);
    return new LogRecord(
        new LogPlace(contract.topic(), Math.floorMod(id.hashCode(), 8), offset++),
        id,
        headers,
        body.getBytes(StandardCharsets.UTF_8));
  }

  long figure(String measure, String from, String to) {
    return figureKnownAt(measure, from, to, "2099-12-31");
  }

  /** A stock's figure at the end of the day before {@code to}. */
  long figureKnownAt(String measure, String from, String to, String knownAt) {
    var period = new Period(LocalDate.parse(from), LocalDate.parse(to), "");
    return jdbi.withHandle(
        handle -> Figures.figure(handle, rule(measure), period, LocalDate.parse(knownAt)));
  }

  /** The figure as it was reported at the end of a day, under the rule of then. */
  long figureReportedAt(String measure, String from, String to, String day) {
    var period = new Period(LocalDate.parse(from), LocalDate.parse(to), "");
    var then = inForce.on(LocalDate.parse(day), rule(measure));
    return jdbi.withHandle(handle -> Figures.figure(handle, then, period, LocalDate.parse(day)));
  }

  /** The figures of the last months, as known on the day. */
  List<Long> byMonth(String measure, String knownAt, int months) {
    var day = LocalDate.parse(knownAt);
    return jdbi.withHandle(
        handle ->
            List.copyOf(
                Figures.byMonth(handle, rule(measure), Period.monthsUpTo(day, months), day)
                    .values()));
  }

  RegisteredRule rule(String measure) {
    return rules.stream()
        .filter(rule -> rule.measure().id().equals(measure))
        .findFirst()
        .orElseThrow();
  }

  /** Posted rows that changed something, as "effective amount known". */
  List<String> ledger(String measure) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT effective_on || ' ' || amount || ' ' || known_on FROM contribution
                     WHERE measure_version_id = :rule AND amount <> 0 ORDER BY contribution_id
                    """)
                .bind("rule", rule(measure).measureVersionId())
                .mapTo(String.class)
                .list());
  }

  List<String> whyNot(String measure) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT detail FROM contribution
                     WHERE measure_version_id = :rule AND reason = 'EXCLUDED' ORDER BY contribution_id
                    """)
                .bind("rule", rule(measure).measureVersionId())
                .mapTo(String.class)
                .list());
  }

  /** From now on the database refuses the fact of this id, and counts how often facts are tried. */
  void refuse(String id, String sqlState) {
    jdbi.useHandle(
        handle ->
            handle
                .createScript(
                    """
                    CREATE SEQUENCE tries;
                    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                      IF NEW.aggregate_id = '%s' THEN RAISE EXCEPTION USING ERRCODE = '%s'; END IF;
                      RETURN NEW;
                    END $$;
                    CREATE FUNCTION count_try() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                      PERFORM nextval('tries');
                      RETURN NULL;
                    END $$;
                    CREATE TRIGGER refuse BEFORE INSERT ON fact FOR EACH ROW EXECUTE FUNCTION refuse();
                    CREATE TRIGGER tries BEFORE INSERT ON fact EXECUTE FUNCTION count_try();
                    """
                        .formatted(id, sqlState))
                .executeAsSeparateStatements());
  }

  long tries() {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT last_value FROM tries").mapTo(Long.class).one());
  }

  List<String> deadDetails() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT detail FROM dead_event ORDER BY dead_event_id")
                .mapTo(String.class)
                .list());
  }

  List<String> deadReasons() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT reason FROM dead_event WHERE resolution IS NULL ORDER BY dead_event_id")
                .mapTo(String.class)
                .list());
  }

  Rebuild rebuild() {
    return new RebuildFigures(jdbi, rules, clock).rebuild();
  }
}
