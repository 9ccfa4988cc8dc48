package throughline.bench.intake;

import java.util.List;
import java.util.Locale;
import throughline.bench.Profile;
import throughline.bench.report.Comparison;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.suite.FillScript;
import throughline.bench.suite.Suite;

/** What an event costs a tracker that knows much beside one that knows little. */
public final class GrowthBench {

  private static final int TIMES = 20;
  private static final int ROUNDS_OF_EVENTS = 5;
  private static final double MOST_DEARER = 1.1;

  private final Suite suite;
  private final FillScript fill;
  private final Profile profile;

  public GrowthBench(Suite suite, FillScript fill, Profile profile) {
    this.suite = suite;
    this.fill = fill;
    this.profile = profile;
  }

  /** The few before and after the many: a machine that slows down is seen. */
  public Findings measure() throws Exception {
    var many = FillScript.factsOf(profile.contributions());
    var few = many / TIMES;
    try (var tracker = new BareTracker(suite, IntakeBench.READERS)) {
      var topic = FactTopic.ofNewFacts(suite, ROUNDS_OF_EVENTS * profile.events());
      over(0, tracker, topic);
      var before = over(few, tracker, topic);
      var cost = over(many, tracker, topic);
      var after = over(few, tracker, topic);
      topic.delete();
      return new Findings(
          List.of(
              Result.of(
                      "growth-processor",
                      "Processor time of an event over %,d facts".formatted(many),
                      "over %,d, before and after".formatted(few),
                      "µs an event",
                      new Comparison(List.of(cost, cost), List.of(before, after)))
                  .with(Goal.belowOfFloor(MOST_DEARER))),
          List.of(
              String.format(
                  Locale.UK,
                  "Growth: %,d events of new facts, %d readers, over facts that a script has filled in and that pass for folded; processor time of readers and PostgreSQL.",
                  topic.records(),
                  IntakeBench.READERS)));
    }
  }

  private double over(long facts, BareTracker tracker, FactTopic topic) throws Exception {
    tracker.forget();
    if (facts > 0) {
      tracker.fill(fill, facts);
    }
    var run = IntakeBench.ingest(suite, tracker, topic, (int) facts + topic.records());
    System.out.printf(
        "  over %,12d facts %6.1f µs, %,.0f events/s%n", facts, run.micros(), run.rate());
    return run.micros();
  }
}
