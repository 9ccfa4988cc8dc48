package throughline.tracker.engine;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.contracts.EventContract;
import throughline.contracts.catalogue.EventCatalogue;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.database.JdbiProducer;
import throughline.platform.testing.TestPostgres;
import throughline.platform.testing.TestServers;
import throughline.tracker.engine.database.TransientFailure;
import throughline.tracker.engine.ledger.LedgerChanges;
import throughline.tracker.engine.ledger.RollUpCells;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.engine.log.TopicOffset;
import throughline.tracker.engine.measurefile.MeasureFile;
import throughline.tracker.engine.rebuild.ImportMeasures;
import throughline.tracker.engine.rebuild.RebuildFigures;
import throughline.tracker.engine.rebuild.RebuildFigures.Rebuild;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryStore;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordFacts;
import throughline.tracker.entry.exclusion.Decisions;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Period;
import throughline.tracker.intake.BatchOutcome;
import throughline.tracker.intake.IngestBatch;

/**
 * The engine on a database of its own, without a web server or a broker; the clock stands where a
 * test puts it.
 */
public final class Engine {

  private static final String HEARD_OF =
      """
      INSERT INTO read_day (topic, day, type, partition, events, known_on)
      SELECT topic, day::date, 'made-up', 0, 0, day::date
        FROM generate_series(:from::date, :to::date, interval '1 day') AS day, unnest(:topics) AS topic
      """;

  private static final String MIGRATED = migrated();
  private static final String WITH_SHIPPED_MEASURES = migratedWith(shipped());
  private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

  private final AgroalDataSource pool;
  public final Jdbi jdbi;
  private final String url;
  private Instant now = Instant.parse("2026-04-01T09:00:00Z");
  public final Clock clock =
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
  public final MeasureStore measures = new MeasureStore();
  public final LedgerChanges changes = new LedgerChanges();
  private final IngestBatch ingest;
  private long offset;

  private Engine(String url) {
    this.url = url;
    this.pool = pool(url);
    this.jdbi = JdbiProducer.configured(Jdbi.create(pool));
    this.ingest = new IngestBatch(jdbi, measures, clock);
  }

  public static Engine withShippedMeasures() {
    return new Engine(copyOf(WITH_SHIPPED_MEASURES));
  }

  private static List<Measure> shipped() {
    return MeasureFile.read(Engine.class.getResourceAsStream("/seeds/measures.yaml"));
  }

  /** With some more, as they go on in the file. */
  public static Engine withShippedMeasuresAnd(String more) {
    try (var shipped = Engine.class.getResourceAsStream("/seeds/measures.yaml")) {
      return withMeasures(new String(shipped.readAllBytes(), StandardCharsets.UTF_8) + more);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Engine withMeasures(String yaml) {
    return with(measures(yaml));
  }

  public static List<Measure> measures(String yaml) {
    return MeasureFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private static Engine with(List<Measure> measures) {
    var engine = new Engine(copyOf(MIGRATED));
    engine.register(measures);
    return engine;
  }

  private static String copyOf(String database) {
    return TestServers.postgres().jdbcUrl(TestServers.postgres().copyOf(database));
  }

  /** The name of a database to copy, so that nobody may be connected to it. */
  private static String migratedWith(List<Measure> measures) {
    var name = TestServers.postgres().copyOf(MIGRATED);
    var engine = new Engine(TestServers.postgres().jdbcUrl(name));
    engine.register(measures);
    engine.pool.close();
    return name;
  }

  private static String migrated() {
    var postgres = TestServers.postgres();
    var name = postgres.createDatabase();
    Flyway.configure()
        .dataSource(postgres.jdbcUrl(name), TestPostgres.SERVICE_ROLE, TestPostgres.SERVICE_ROLE)
        .locations("classpath:db/people", "classpath:db/migration")
        .load()
        .migrate();
    return name;
  }

  /** A connection for each transaction would cost more than the transaction. */
  public static AgroalDataSource pool(String url) {
    try {
      return AgroalDataSource.from(
          new AgroalDataSourceConfigurationSupplier()
              .connectionPoolConfiguration(
                  pool ->
                      pool.maxSize(4)
                          .reapTimeout(Duration.ofSeconds(2)) // there are many engines
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

  public void register(List<Measure> measures) {
    new ImportMeasures(jdbi, clock).importAll(measures);
  }

  /** Where its database is. */
  public String url() {
    return url;
  }

  /** Forgets every fact; the measures stay registered. */
  public void empty() {
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "TRUNCATE fact_version, entry, rolled_up_cell, rolled_up_total, rolled_up_people,"
                  + " rolled_up_not_counted, dead_event, dismissed_event, intake_progress, read_day,"
                  + " source_heard");
          handle.execute(
              "UPDATE roll_up_mark SET known_through = '-infinity', recounts = recounts + 1");
        });
    now = Instant.parse("2026-04-01T09:00:00Z");
  }

  public Engine on(String day) {
    now = Instant.parse(day + "T09:00:00Z");
    return this;
  }

  /** The same at a time of day, in UTC. */
  public Engine at(String moment) {
    now = Instant.parse(moment);
    return this;
  }

  /** Takes them in, again if another reader was faster, as the intake's loop does. */
  public BatchOutcome take(LogRecord... records) {
    while (true) {
      try {
        return ingest.ingest(List.of(records));
      } catch (TransientFailure e) {
        Thread.onSpinWait();
      }
    }
  }

  /** Enters facts as a page does. */
  public void enter(ManualEntry... facts) {
    var record = new RecordFacts(measures, clock);
    jdbi.useTransaction(handle -> record.record(handle, known -> List.of(facts)));
  }

  /** Decides on a record as a page does. */
  public void decide(String aggregate, String name, boolean exclude, String reason) {
    decide(aggregate, name, exclude, reason, () -> {});
  }

  /** The same, with something that happens after the decision was checked and before it is in. */
  void decide(String aggregate, String name, boolean exclude, String reason, Runnable meanwhile) {
    var id = id(name);
    var record = new RecordFacts(measures, clock);
    jdbi.useTransaction(
        handle ->
            record.record(
                handle,
                known -> {
                  var seen =
                      EntryStore.of(ManualEntryKind.EXCLUSION)
                          .one(known, aggregate + "/" + id)
                          .version();
                  var looked = new Decisions.Seen(latestVersion(known, aggregate, id), seen);
                  var fact = Decisions.fact(known, aggregate, id, looked, exclude, reason);
                  fact.body().put("by", Bodies.PERSON);
                  meanwhile.run();
                  return List.of(fact);
                }));
  }

  private static long latestVersion(Handle handle, String aggregate, String id) {
    return handle
        .createQuery(
            "SELECT latest_version FROM fact WHERE aggregate = :aggregate AND aggregate_id = :id")
        .bind("aggregate", aggregate)
        .bind("id", id)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  /** The key that a fact of this name has; of one that is a key already the same. */
  public static String id(String name) {
    if (name.contains("/") || name.length() == 36) {
      return name;
    }
    var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    NAMES.put(id, name);
    return id;
  }

  /** The name of a fact by its key. */
  public static String name(String id) {
    return NAMES.getOrDefault(id, id);
  }

  /** A record of a fact with this name as the log would hold it, at the next offset. */
  public LogRecord record(String type, String name, String body) {
    return recordOf(type, id(name), body);
  }

  /** The same of a fact with this key, which may be none that a source would give. */
  LogRecord recordOf(String type, String id, String body) {
    var contract = EventCatalogue.find(type).orElseThrow();
    var headers = Bodies.headers(contract, id, body, now);
    return new LogRecord(
        new TopicOffset(contract.topic(), Math.floorMod(id.hashCode(), 8), offset++),
        id,
        headers,
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** Approved hours of 1 March 2026, as the next record of the log. */
  public LogRecord approved(String name, int minutes) {
    return record(
        Bodies.HOURS, name, Bodies.hours(1, "APPROVED", "2026-03-01", String.valueOf(minutes)));
  }

  /** As if every source had told each day of these days that there was nothing else. */
  public Engine heardOf(String from, String to) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(HEARD_OF)
                .bindArray("topics", String.class, EventCatalogue.topics())
                .bind("from", LocalDate.parse(from))
                .bind("to", LocalDate.parse(to))
                .execute());
    return this;
  }

  /** What the service of hours tells in the night, also of a day without any. */
  LogRecord nothingCounted(String day) {
    return nothingCounted(VolunteerEvents.DAY_COUNTED, day);
  }

  /** The same of another service. */
  public LogRecord nothingCounted(EventContract dayCounted, String day) {
    return record(
        dayCounted.type(),
        dayCounted.owner() + "/" + day,
        "{\"version\": 1, \"day\": \"%s\", \"counts\": []}".formatted(day));
  }

  /** The same record with another body. */
  static LogRecord with(LogRecord record, String body) {
    return new LogRecord(
        record.place(), record.key(), record.headers(), body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same record with other headers. */
  static LogRecord headers(LogRecord record, Map<String, String> headers) {
    return new LogRecord(record.place(), record.key(), headers, record.body());
  }

  public long figure(String measure, String from, String to) {
    return figureKnownAt(measure, from, to, "2099-12-31");
  }

  /** A stock's figure at the end of the day before {@code to}. */
  long figureKnownAt(String measure, String from, String to, String knownAt) {
    return figure(rule(measure), from, to, knownAt);
  }

  /** The figure as it was reported at the end of a day, under the rule of then. */
  long figureReportedAt(String measure, String from, String to, String day) {
    var then = measures().version(measure, LocalDate.parse(day)).orElseThrow();
    return figure(then, from, to, day);
  }

  private long figure(MeasureVersion version, String from, String to, String knownAt) {
    return read(version, from, to, knownAt).value();
  }

  /** Whether there is a figure, which a 0 is, too. */
  boolean isReported(String measure, String from, String to) {
    return read(rule(measure), from, to, "2099-12-31").hasValue();
  }

  private Figure read(MeasureVersion version, String from, String to, String knownAt) {
    var period = new Period(LocalDate.parse(from), LocalDate.parse(to), "");
    var asked = List.of(new FigureQuestion(version, period));
    return jdbi.withHandle(handle -> Figures.read(handle, asked, LocalDate.parse(knownAt)).get(0));
  }

  /** The figures of the last months, as known on the day. */
  List<Long> byMonth(String measure, String knownAt, int months) {
    var day = LocalDate.parse(knownAt);
    var version = rule(measure);
    var source = FigureSource.of(version);
    return jdbi.withHandle(
        handle ->
            source.overTime(handle, version, Period.monthsUpTo(day, months), day).stream()
                .map(Figure::value)
                .toList());
  }

  MeasureVersion rule(String measure) {
    return measures().versions().stream()
        .filter(version -> version.measure().id().equals(measure))
        .findFirst()
        .orElseThrow();
  }

  public Measures measures() {
    return jdbi.withHandle(this::measures);
  }

  public Measures measures(Handle handle) {
    return measures.read(handle);
  }

  /** Posted rows that changed something, as "effective amount known". */
  List<String> ledger(String measure) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT effective_on || ' ' || amount || ' ' || known_on FROM contribution
                     WHERE measure_version_id = :rule AND effective_on IS NOT NULL ORDER BY contribution_id
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
                     WHERE measure_version_id = :rule AND reason = 'EXCLUDED' AND amount > 0 ORDER BY contribution_id
                    """)
                .bind("rule", rule(measure).measureVersionId())
                .mapTo(String.class)
                .list());
  }

  /**
   * From now on the database refuses the fact of this name, and counts how often facts are tried.
   */
  public void refuse(String name, String sqlState) {
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
                    CREATE TRIGGER refuse BEFORE INSERT ON fact_version FOR EACH ROW EXECUTE FUNCTION refuse();
                    CREATE TRIGGER tries BEFORE INSERT ON fact_version EXECUTE FUNCTION count_try();
                    """
                        .formatted(id(name), sqlState))
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

  /** Has what is not rolled up yet rolled up into cells, as a thread of the service does. */
  public void rollUp() {
    var rollUp = new RollUpCells(jdbi);
    rollUp.look();
    rollUp.look();
  }

  /** How many contributions to a measure are not rolled up yet. */
  long notRolledUp(String measure) {
    var left =
        """
        SELECT count(*) FROM contribution
         WHERE contribution_id > rolled_up_through() AND measure_version_id = :rule
        """;
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(left)
                .bind("rule", rule(measure).measureVersionId())
                .mapTo(Long.class)
                .one());
  }

  public Rebuild rebuild() {
    return new RebuildFigures(jdbi, measures, changes, clock).rebuild();
  }
}
