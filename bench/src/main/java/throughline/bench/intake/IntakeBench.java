package throughline.bench.intake;

import java.util.List;
import java.util.function.Function;
import throughline.bench.Profile;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.report.Rounds;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.ProcessorTime;
import throughline.bench.suite.Suite;

/** The tracker's engine over a full topic beside stream engines that only add up. */
public final class IntakeBench {

  /** As many as the tracker has by default. */
  private static final int READERS = 2;

  private static final int PEER_TIMES = 10;

  private static final Goal CORRECTIONS = Goal.atLeastOfFloor(0.7);

  private final Suite suite;
  private final Profile profile;

  /**
   * How a topic was read.
   *
   * @param rate events a second
   * @param micros of processors for each event
   */
  record Run(double rate, double micros) {}

  private record Peers(Run streams, Run flink) {}

  public IntakeBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    try (var tracker = new BareTracker(suite, READERS)) {
      return new Findings(List.of(corrections(tracker)), List.of()).and(besidePeers(tracker));
    }
  }

  private Result corrections(BareTracker tracker) throws Exception {
    var news = FactTopic.ofNewFacts(suite, profile.events());
    var mixed = FactTopic.ofFactsAndCorrections(suite, profile.events());
    var rounds =
        Rounds.interleaved(
            profile.warmUps(),
            profile.rounds(),
            () -> ingest(tracker, mixed, mixed.records() / 2),
            () -> ingest(tracker, news, news.records()));
    news.delete();
    mixed.delete();
    return Result.of(
            "Intake, half corrections",
            "new facts alone",
            "events/s",
            rounds.compare(Run::rate, Run::rate))
        .with(CORRECTIONS);
  }

  private Findings besidePeers(BareTracker tracker) throws Exception {
    var topic = FactTopic.ofNewFacts(suite, PEER_TIMES * profile.events());
    var rounds =
        Rounds.interleaved(
            0,
            profile.rounds(),
            () -> ingest(tracker, topic, topic.records()),
            () -> new Peers(Peer.KAFKA_STREAMS.run(suite, topic), Peer.FLINK.run(suite, topic)));
    topic.delete();
    return new Findings(
        List.of(
            rate(rounds, "Kafka Streams", Peers::streams).with(Goal.atLeastOfFloor(1)),
            processor(rounds, "Kafka Streams", Peers::streams),
            rate(rounds, "Flink", Peers::flink),
            processor(rounds, "Flink", Peers::flink)),
        List.of(
            "Intake: beside peers %,d new facts, %d readers, an empty database at the start of each round."
                .formatted(topic.records(), READERS)));
  }

  private static Result rate(Rounds<Run, Peers> rounds, String peer, Function<Peers, Run> which) {
    return Result.of(
        "Intake with history, ledger and cells",
        peer + ", exactly once, sums alone",
        "events/s",
        rounds.compare(Run::rate, peers -> which.apply(peers).rate()));
  }

  private static Result processor(
      Rounds<Run, Peers> rounds, String peer, Function<Peers, Run> which) {
    return Result.of(
        "The same, processor time of the readers and PostgreSQL",
        peer + "'s process",
        "µs an event",
        rounds.compare(Run::micros, peers -> which.apply(peers).micros()));
  }

  private Run ingest(BareTracker tracker, FactTopic topic, int facts) throws Exception {
    tracker.forget();
    var readers = ProcessorTime.ofThisOne();
    var database = ProcessorTime.of(suite.process("postgresql"));
    var rate = tracker.ingest(topic);
    var used = readers.used().plus(database.used());
    if (tracker.facts() != facts) {
      throw new MeasurementFailed(
          "The tracker knows %,d facts in place of %,d".formatted(tracker.facts(), facts));
    }
    return new Run(rate, used.toNanos() / 1e3 / topic.records());
  }
}
