package throughline.bench.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import throughline.bench.Profile;
import throughline.bench.report.Comparison;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.report.Rounds;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.ProcessorTime;
import throughline.bench.suite.Suite;

/** The tracker's engine over a full topic beside polling the same topic and parsing every body. */
public final class IntakeBench {

  /** As many as the tracker has by default. */
  static final int READERS = 2;

  private static final int PEER_TIMES = 10;

  /** As few as tell a median from chance: with a million events each, the whole takes minutes. */
  private static final int MOST_ROUNDS = 3;

  /** Of two rounds nobody could tell a tenth: the machine's pace changes by more between them. */
  private static final int PEER_ROUNDS = 5;

  /** What half corrections are to reach of new facts alone. */
  private static final double CORRECTIONS = 0.7;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Suite suite;
  private final Profile profile;

  /**
   * How a topic was read.
   *
   * @param rate events a second
   * @param micros of processors for each event
   */
  record Run(double rate, double micros) {}

  public IntakeBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    try (var tracker = new BareTracker(suite, READERS)) {
      var news = FactTopic.ofNewFacts(suite, profile.events());
      var mixed = FactTopic.ofFactsAndCorrections(suite, profile.events());
      var ofNews = rounds(tracker, news, news.records());
      var ofMixed = rounds(tracker, mixed, mixed.records() / 2);
      var results =
          List.of(
              beside(ofNews, "intake-new", "Intake of new facts"),
              beside(ofMixed, "intake-corrections", "Intake, half corrections"),
              Result.of(
                      "intake-corrections-share",
                      "The same",
                      "new facts alone",
                      "events/s",
                      new Comparison(rates(ofMixed), rates(ofNews)))
                  .with(Goal.atLeastOfFloor(CORRECTIONS)));
      news.delete();
      mixed.delete();
      var findings = new Findings(results, notes(news));
      return findings.and(ofMany(tracker));
    }
  }

  private List<String> notes(FactTopic topic) {
    return List.of(
        String.format(
            Locale.UK,
            "Intake: %,d events of three programmes with bodies of %.0f bytes, all taken in as the latest of their"
                + " facts; the shipped measures; %d readers; an empty database at the start of each round.",
            topic.records(),
            topic.bytesEach(),
            READERS));
  }

  private Rounds<Run, Double> rounds(BareTracker tracker, FactTopic topic, int facts)
      throws Exception {
    return Rounds.interleaved(
        profile.warmUps(),
        Math.min(MOST_ROUNDS, profile.rounds()),
        () -> ingest(tracker, topic, facts),
        () -> pollAndParse(topic));
  }

  private static Result beside(Rounds<Run, Double> rounds, String id, String subject) {
    return Result.of(
        id, subject, "poll and parse alone", "events/s", rounds.compare(Run::rate, rate -> rate));
  }

  private static List<Double> rates(Rounds<Run, ?> rounds) {
    return rounds.subject().stream().map(Run::rate).toList();
  }

  /** How both peers read the topic, one after the other. */
  private record Peers(Run streams, Run flink) {}

  private Findings ofMany(BareTracker tracker) throws Exception {
    var topic = FactTopic.ofNewFacts(suite, PEER_TIMES * profile.events());
    var rounds =
        Rounds.interleaved(
            0,
            Math.min(PEER_ROUNDS, profile.rounds()),
            () -> ingest(tracker, topic, topic.records()),
            () -> new Peers(Peer.KAFKA_STREAMS.run(suite, topic), Peer.FLINK.run(suite, topic)));
    topic.delete();
    return besidePeers(topic, rounds)
        .and(new CountedAnew(suite, tracker).measure(topic.records(), rates(rounds)));
  }

  private static Findings besidePeers(FactTopic topic, Rounds<Run, Peers> rounds) {
    var subject = "Intake with history, ledger and cells";
    var processor = "The same, processor time of the readers and PostgreSQL";
    return new Findings(
        List.of(
            Result.of(
                    "intake-streams",
                    subject,
                    "Kafka Streams, exactly once, sums alone",
                    "events/s",
                    rounds.compare(Run::rate, peers -> peers.streams().rate()))
                .with(Goal.atLeastOfFloor(1)),
            Result.of(
                "intake-streams-processor",
                processor,
                "Kafka Streams' process",
                "µs an event",
                rounds.compare(Run::micros, peers -> peers.streams().micros())),
            Result.of(
                "intake-flink",
                subject,
                "Flink, exactly once, sums alone",
                "events/s",
                rounds.compare(Run::rate, peers -> peers.flink().rate())),
            Result.of(
                "intake-flink-processor",
                processor,
                "Flink's process",
                "µs an event",
                rounds.compare(Run::micros, peers -> peers.flink().micros()))),
        List.of(
            String.format(
                Locale.UK,
                "Peers: the same %,d events from the same topic of 8 partitions, each in a process of its own, which starts anew"
                    + " in each round and is timed from its first record on. Kafka Streams: 2 threads, exactly_once_v2, commits"
                    + " each 500 ms, ids seen kept in RocksDB. Flink: 2 of everything, checkpoints to files each second, its state"
                    + " on the heap.",
                topic.records())));
  }

  private Run ingest(BareTracker tracker, FactTopic topic, int facts) throws Exception {
    tracker.forget();
    return ingest(suite, tracker, topic, facts);
  }

  /**
   * Takes in all events of a topic, whatever the tracker knows.
   *
   * @param facts how many it is to know then
   */
  static Run ingest(Suite suite, BareTracker tracker, FactTopic topic, int facts) throws Exception {
    var readers = ProcessorTime.ofThisOne();
    var database = ProcessorTime.of(suite.process("postgresql"));
    var rate = ReadThrough.rate(topic, tracker.readers());
    var used = readers.used().plus(database.used());
    if (tracker.facts() != facts) {
      throw new MeasurementFailed(
          "The tracker knows %,d facts in place of %,d".formatted(tracker.facts(), facts));
    }
    return new Run(rate, used.toNanos() / 1e3 / topic.records());
  }

  private static double pollAndParse(FactTopic topic) throws Exception {
    return ReadThrough.rate(topic, Collections.nCopies(READERS, IntakeBench::parse));
  }

  private static void parse(
      KafkaConsumer<String, byte[]> consumer, ConsumerRecords<String, byte[]> polled)
      throws IOException {
    for (var record : polled) {
      if (!JSON.readTree(record.value()).isObject()) {
        throw new MeasurementFailed("A record held no object");
      }
    }
  }
}
