package throughline.bench.intake;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.bench.suite.FillScript;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;
import throughline.contracts.catalogue.EventCatalogue;
import throughline.local.SuiteService;
import throughline.platform.database.JdbiProducer;
import throughline.tracker.engine.ledger.LedgerChanges;
import throughline.tracker.engine.ledger.RollUpCells;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.engine.log.TopicOffset;
import throughline.tracker.engine.measurefile.MeasureFile;
import throughline.tracker.engine.rebuild.ImportMeasures;
import throughline.tracker.engine.rebuild.RebuildFigures;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.figure.Headlines;
import throughline.tracker.intake.BatchOutcome;
import throughline.tracker.intake.IngestBatch;
import throughline.tracker.intake.Offsets;

/**
 * The tracker's engine with the shipped measures, in a schema of its own beside the tables of the
 * running tracker; without web server and consumer thread. What it posts is folded as it is there.
 */
final class BareTracker implements AutoCloseable {

  private static final String SCHEMA = "bench";
  private static final String FORGET_EVERYTHING =
      "TRUNCATE fact_version, entry, folded_cell, folded_total, folded_people, folded_not_counted, dead_event, dismissed_event, intake_progress";

  private static final String NOTHING_IS_TO_FOLD = "UPDATE fold_mark SET through = 1e18::bigint";

  private static final String ALL_IS_FOLDED =
      "UPDATE fold_mark SET through = pg_sequence_last_value('entry_entry_id_seq')";

  /** What every connection of a service begins with: its new-connection-sql. */
  private static final String AS_A_SERVICE = "SET jit = off";

  private static final long FOLD_EVERY_MILLIS = 500;
  private static final String FACTS = "SELECT count(*) FROM fact";

  private static final String ANOTHER_MEASURE =
      """

        - id: hours-once-more
          title: Volunteer hours once more
          outcomes: [3.3-o1]
          kind: flow-sum
          unit: minutes
          polarity: higher
          version: 1
          definition: The time in approved entries, by the day worked.
          from: hours-entry
          when: { status: APPROVED }
          each: days
          date: days.date
          value: days.minutes
          place: library
      """;

  private final List<Connection> connections = new ArrayList<>();
  private final List<IngestBatch> readers = new ArrayList<>();
  private final Suite suite;
  private final Jdbi jdbi;
  private final Clock clock = Clock.systemUTC();
  private final MeasureStore store = new MeasureStore();
  private final ScheduledExecutorService folding = Executors.newSingleThreadScheduledExecutor();

  /**
   * Opens it.
   *
   * @param readers how many take in events at once, each on a connection of its own
   */
  BareTracker(Suite suite, int readers) throws SQLException {
    Flyway.configure()
        .dataSource(new TrackerDatabase(suite))
        .locations("classpath:db/migration")
        .schemas(SCHEMA)
        .load()
        .migrate();
    this.suite = suite;
    jdbi = open();
    importMeasures("");
    for (int reader = 0; reader < readers; reader++) {
      this.readers.add(new IngestBatch(open(), store, clock));
    }
    var fold = new RollUpCells(open());
    folding.scheduleWithFixedDelay(
        () -> foldAll(fold), FOLD_EVERY_MILLIS, FOLD_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static void foldAll(RollUpCells fold) {
    var more = true;
    while (more) {
      more = fold.look();
    }
  }

  private void importMeasures(String more) {
    var shipped = BareTracker.class.getResourceAsStream("/seeds/measures.yaml");
    var added = new ByteArrayInputStream(more.getBytes(StandardCharsets.UTF_8));
    new ImportMeasures(jdbi, clock)
        .importAll(MeasureFile.read(new SequenceInputStream(shipped, added)));
  }

  /** Counts all that it knows under one measure more. */
  void addMeasure() {
    importMeasures(ANOTHER_MEASURE);
  }

  /** Counts all that it knows anew, and says whether everything came out the same. */
  boolean rebuild() {
    return new RebuildFigures(jdbi, store, new LedgerChanges(), clock).rebuild().identical();
  }

  /** Who asks for what a dashboard shows, by a connection of their own. */
  Runnable dashboard() throws SQLException {
    var asking = open();
    return () -> asking.useTransaction(this::headlines);
  }

  private void headlines(Handle handle) {
    var today = LocalDate.now(ZoneOffset.UTC);
    Headlines.read(handle, store.read(handle).versionsOn(today), today);
  }

  private Jdbi open() throws SQLException {
    var connection = suite.connect(SuiteService.TRACKER);
    connections.add(connection);
    connection.setSchema(SCHEMA);
    var jdbi = JdbiProducer.configured(Jdbi.create(connection));
    jdbi.useHandle(handle -> handle.execute(AS_A_SERVICE));
    return jdbi;
  }

  void forget() {
    jdbi.useHandle(handle -> handle.execute(FORGET_EVERYTHING));
  }

  /** Fills it with facts that pass for folded: of what is new nothing depends on their sums. */
  void fill(FillScript script, long facts) throws SQLException {
    try (var connection = suite.connect(SuiteService.TRACKER)) {
      connection.setSchema(SCHEMA);
      jdbi.useHandle(handle -> handle.execute(NOTHING_IS_TO_FOLD));
      script.run(connection, facts);
      jdbi.useHandle(handle -> handle.execute(ALL_IS_FOLDED));
    }
  }

  /** Facts that it knows, of whatever version. */
  int facts() {
    return jdbi.withHandle(handle -> handle.createQuery(FACTS).mapTo(Integer.class).one());
  }

  /** What its readers do with what they poll. */
  List<ReadThrough.Batch> readers() {
    return readers.stream()
        .<ReadThrough.Batch>map(
            ingest ->
                (consumer, polled) -> {
                  ingest(ingest, polled);
                  new Offsets(consumer).commit();
                })
        .toList();
  }

  /** One batch as the running tracker takes it in: one transaction. */
  private static void ingest(IngestBatch ingest, ConsumerRecords<String, byte[]> polled) {
    var records = new ArrayList<LogRecord>(polled.count());
    polled.forEach(record -> records.add(logRecord(record)));
    verify(ingest.ingest(records), records);
  }

  private static void verify(BatchOutcome tally, List<LogRecord> records) {
    if (tally.latest() != records.size()) {
      throw new MeasurementFailed(
          "Of %d events the tracker took in %s".formatted(records.size(), tally));
    }
  }

  /** Each event is said to come from its own programme's topic, for the reader checks that. */
  private static LogRecord logRecord(ConsumerRecord<String, byte[]> record) {
    var headers = new HashMap<String, String>();
    record
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    var topic = EventCatalogue.find(headers.get("ce_type")).orElseThrow().topic();
    return new LogRecord(
        new TopicOffset(topic, record.partition(), record.offset()),
        record.key(),
        headers,
        record.value());
  }

  @Override
  public void close() throws SQLException {
    folding.shutdownNow();
    for (var connection : connections) {
      connection.close();
    }
  }

  /** What Flyway asks for. */
  private record TrackerDatabase(Suite suite) implements DataSource {

    @Override
    public Connection getConnection() throws SQLException {
      return suite.connect(SuiteService.TRACKER);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
      return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }
}
