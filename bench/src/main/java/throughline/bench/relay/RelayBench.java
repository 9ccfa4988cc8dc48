package throughline.bench.relay;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import throughline.bench.Profile;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.report.Rounds;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.PlainProducer;
import throughline.bench.suite.Suite;
import throughline.bench.suite.TestEvent;
import throughline.bench.suite.TestEvents;
import throughline.local.SuiteService;

/**
 * The relay of the running enrolment service, from its outbox to a topic that nobody else reads,
 * beside the plain producer with the same records. A round counts only if all of it arrived once
 * and in order.
 */
public final class RelayBench {

  private static final Goal GOAL = Goal.atLeast(8_000);
  private static final int WRITERS = 2;
  private static final int ROWS_OF_A_STATEMENT = 1_000;
  private static final int ROWS_OF_A_COMMIT = 100;
  private static final int VERSIONS = 20;
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Suite suite;
  private final Profile profile;
  private final TestEvents events =
      new TestEvents(Clock.systemUTC().instant(), LocalDate.now(ZoneOffset.UTC));
  private int topics;

  public RelayBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    var drained = rounds(this::drain);
    var both = rounds(this::writeAndDrain);
    return new Findings(
        List.of(
            Result.of(
                    "relay-drain",
                    "Relay draining a full outbox",
                    "plain producer",
                    "events/s",
                    drained.compare(rate -> rate, rate -> rate))
                .with(GOAL),
            Result.of(
                    "relay-write-and-drain",
                    "Relay while %d writers commit %d events at a time"
                        .formatted(WRITERS, ROWS_OF_A_COMMIT),
                    "plain producer",
                    "events/s",
                    both.compare(rate -> rate, rate -> rate))
                .with(GOAL)),
        List.of(
            "Relay: all %,d events of every round arrived, each once, in order within each of %,d aggregates."
                .formatted(profile.events(), profile.events() / VERSIONS)));
  }

  private Rounds<Double, Double> rounds(Callable<Double> relay) throws Exception {
    return Rounds.interleaved(profile.warmUps(), profile.rounds(), relay, this::produce);
  }

  private double drain() throws Exception {
    var topic = newTopic();
    try (var outbox = new OutboxWriter(suite.connect(SuiteService.MEMBERSHIP), topic)) {
      for (var part : parts(events(profile.events()), ROWS_OF_A_STATEMENT)) {
        outbox.append(part);
      }
      outbox.commit();
      awaitEmpty(outbox);
    }
    return finish(topic).rate();
  }

  private double writeAndDrain() throws Exception {
    var topic = newTopic();
    var perWriter = new ArrayList<List<TestEvent>>();
    for (var writer = 0; writer < WRITERS; writer++) {
      perWriter.add(events(profile.events() / WRITERS));
    }
    var start = Clock.systemUTC().millis();
    write(perWriter, topic);
    try (var outbox = new OutboxWriter(suite.connect(SuiteService.MEMBERSHIP), topic)) {
      awaitEmpty(outbox);
    }
    return finish(topic).rateSince(start);
  }

  private void write(List<List<TestEvent>> perWriter, String topic) throws Exception {
    var writers = Executors.newFixedThreadPool(WRITERS);
    try {
      var work =
          perWriter.stream().map(share -> (Callable<Void>) () -> writeShare(share, topic)).toList();
      for (var done : writers.invokeAll(work)) {
        done.get();
      }
    } finally {
      writers.shutdownNow();
    }
  }

  private Void writeShare(List<TestEvent> share, String topic) throws Exception {
    try (var outbox = new OutboxWriter(suite.connect(SuiteService.MEMBERSHIP), topic)) {
      for (var part : parts(share, ROWS_OF_A_COMMIT)) {
        outbox.append(part);
        outbox.commit();
      }
    }
    return null;
  }

  private double produce() throws Exception {
    var topic = newTopic();
    var records = events(profile.events()).stream().map(event -> event.record(topic)).toList();
    PlainProducer.send(suite.kafka(), records);
    return finish(topic).rate();
  }

  private String newTopic() throws Exception {
    var topic = "throughline.bench.relay-" + ++topics;
    suite.createTopic(topic);
    return topic;
  }

  private PublishedLog finish(String topic) throws Exception {
    var log = PublishedLog.read(suite.kafka(), topic).verified(profile.events());
    suite.deleteTopic(topic);
    return log;
  }

  private static void awaitEmpty(OutboxWriter outbox) throws Exception {
    var start = System.nanoTime();
    while (!outbox.isEmpty()) {
      if (System.nanoTime() - start > LONGEST_NANOS) {
        throw new MeasurementFailed("The relay did not empty the outbox within 2 minutes.");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /** All first versions, then all second ones, and so on. */
  private List<TestEvent> events(int count) {
    var keys = new ArrayList<String>();
    for (var key = 0; key < count / VERSIONS; key++) {
      keys.add(UUID.randomUUID().toString());
    }
    var made = new ArrayList<TestEvent>(count);
    for (var number = 0; number < count; number++) {
      var version = 1 + number / keys.size();
      made.add(events.enrolment(keys.get(number % keys.size()), version, number));
    }
    return made;
  }

  private static List<List<TestEvent>> parts(List<TestEvent> events, int size) {
    var parts = new ArrayList<List<TestEvent>>();
    for (var from = 0; from < events.size(); from += size) {
      parts.add(events.subList(from, Math.min(events.size(), from + size)));
    }
    return parts;
  }
}
