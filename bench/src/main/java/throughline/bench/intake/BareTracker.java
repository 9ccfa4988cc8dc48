package throughline.bench.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;
import throughline.contracts.catalogue.EventCatalogue;
import throughline.local.SuiteService;
import throughline.platform.database.JdbiProducer;
import throughline.tracker.engine.ledger.RollUpCells;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.engine.log.TopicOffset;
import throughline.tracker.engine.measurefile.MeasureFile;
import throughline.tracker.engine.rebuild.ImportMeasures;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.intake.IngestBatch;
import throughline.tracker.intake.Offsets;

/**
 * The tracker's engine with the shipped measures, in a schema of its own beside the tables of the
 * running tracker; without web server and consumer thread. What it posts is rolled up as it is
 * there.
 */
final class BareTracker implements AutoCloseable {

  private static final String SCHEMA = "bench";
  private static final String FORGET_EVERYTHING =
      "TRUNCATE fact_version, entry, rolled_up_cell, rolled_up_total, rolled_up_people, rolled_up_not_counted, dead_event, dismissed_event, intake_progress";

  /** What every connection of a service begins with: its new-connection-sql. */
  private static final String AS_A_SERVICE = "SET jit = off";

  private static final long ROLL_UP_EVERY_MILLIS = 500;
  private static final Duration LONGEST_POLL = Duration.ofSeconds(10);
  private static final String FACTS = "SELECT count(*) FROM fact";

  private final List<Connection> connections = new ArrayList<>();
  private final List<IngestBatch> readers = new ArrayList<>();
  private final Suite suite;
  private final Jdbi jdbi;
  private final ScheduledExecutorService rollingUp = Executors.newSingleThreadScheduledExecutor();

  BareTracker(Suite suite, int readers) throws SQLException {
    var database = suite.databaseSettings(SuiteService.TRACKER);
    Flyway.configure()
        .dataSource(database.get("DB_URL"), database.get("DB_USER"), database.get("DB_PASSWORD"))
        .locations("classpath:db/people", "classpath:db/migration")
        .schemas(SCHEMA)
        // What is published has a schema of its own, which the tracker's own migrations made.
        .target("20261201.40")
        .load()
        .migrate();
    this.suite = suite;
    var clock = Clock.systemUTC();
    var store = new MeasureStore();
    jdbi = open();
    new ImportMeasures(jdbi, clock)
        .importAll(MeasureFile.read(BareTracker.class.getResourceAsStream("/seeds/measures.yaml")));
    for (int reader = 0; reader < readers; reader++) {
      this.readers.add(new IngestBatch(open(), store, clock));
    }
    var rollUp = new RollUpCells(open());
    rollingUp.scheduleWithFixedDelay(
        () -> rollUpAll(rollUp), ROLL_UP_EVERY_MILLIS, ROLL_UP_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static void rollUpAll(RollUpCells rollUp) {
    var more = true;
    while (more) {
      more = rollUp.look();
    }
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

  int facts() {
    return jdbi.withHandle(handle -> handle.createQuery(FACTS).mapTo(Integer.class).one());
  }

  /**
   * Takes in a whole topic and says how many events a second. The clock starts when the first
   * records are there: finding the broker is not what is measured.
   */
  double ingest(FactTopic topic) throws Exception {
    var start = new AtomicLong();
    var threads = Executors.newFixedThreadPool(readers.size());
    try {
      var ends = new ArrayList<Future<Long>>();
      for (var each : readers) {
        var number = ends.size();
        ends.add(threads.submit(() -> ingest(topic.open(number, readers.size()), each, start)));
      }
      var end = Long.MIN_VALUE;
      for (var reader : ends) {
        end = Math.max(end, reader.get());
      }
      return topic.records() * 1e9 / (end - start.get());
    } finally {
      threads.shutdownNow();
    }
  }

  private static long ingest(
      KafkaConsumer<String, byte[]> opened, IngestBatch reader, AtomicLong start) {
    try (opened) {
      var ends = opened.endOffsets(opened.assignment());
      while (ends.entrySet().stream()
          .anyMatch(end -> opened.position(end.getKey()) < end.getValue())) {
        var polled = opened.poll(LONGEST_POLL);
        if (polled.isEmpty()) {
          throw new MeasurementFailed("The broker gave no record for " + LONGEST_POLL);
        }
        start.compareAndSet(0, System.nanoTime());
        ingest(reader, polled);
        new Offsets(opened).commit();
      }
      return System.nanoTime();
    }
  }

  private static void ingest(IngestBatch ingest, ConsumerRecords<String, byte[]> polled) {
    var records = new ArrayList<LogRecord>(polled.count());
    polled.forEach(record -> records.add(logRecord(record)));
    var outcome = ingest.ingest(records);
    if (outcome.latest() != records.size()) {
      throw new MeasurementFailed(
          "Of %d events the tracker took in %s".formatted(records.size(), outcome));
    }
  }

  /** Each event is said to come from its own programme's topic, for the reader checks that. */
  private static LogRecord logRecord(ConsumerRecord<String, byte[]> record) {
    var read = LogRecord.of(record);
    var topic = EventCatalogue.find(read.headers().get("ce_type")).orElseThrow().topic();
    var place = new TopicOffset(topic, record.partition(), record.offset());
    return new LogRecord(place, read.key(), read.headers(), read.body());
  }

  @Override
  public void close() throws SQLException {
    rollingUp.shutdownNow();
    for (var connection : connections) {
      connection.close();
    }
  }
}
