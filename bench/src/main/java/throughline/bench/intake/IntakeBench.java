package throughline.bench.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import throughline.bench.Profile;
import throughline.bench.report.Findings;
import throughline.bench.report.Result;
import throughline.bench.report.Rounds;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;

/**
 * The tracker's engine over a full topic, one thread, beside polling the same topic and parsing
 * every body.
 */
public final class IntakeBench {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Suite suite;
  private final Profile profile;

  public IntakeBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    try (var tracker = new BareTracker(suite)) {
      var news = FactTopic.ofNewFacts(suite, profile.events());
      var mixed = FactTopic.ofFactsAndCorrections(suite, profile.events());
      var results =
          List.of(
              compare(tracker, news, news.records(), "intake-new", "Intake of new facts"),
              compare(
                  tracker,
                  mixed,
                  mixed.records() / 2,
                  "intake-corrections",
                  "Intake, half corrections"));
      news.delete();
      mixed.delete();
      return new Findings(results, notes(news));
    }
  }

  private List<String> notes(FactTopic topic) {
    return List.of(
        String.format(
            Locale.UK,
            "Intake: %,d events of three programmes with bodies of %.0f bytes, all taken in as the latest of their"
                + " facts; six measures; an empty database at the start of each round.",
            topic.records(),
            topic.bytesEach()));
  }

  private Result compare(BareTracker tracker, FactTopic topic, int facts, String id, String subject)
      throws Exception {
    var rounds =
        Rounds.interleaved(
            profile.warmUps(),
            profile.rounds(),
            () -> ingest(tracker, topic, facts),
            () -> pollAndParse(topic));
    return Result.of(
        id,
        subject,
        "poll and parse alone",
        "events/s",
        rounds.compare(rate -> rate, rate -> rate));
  }

  private static double ingest(BareTracker tracker, FactTopic topic, int facts) throws Exception {
    tracker.forget();
    var rate =
        ReadThrough.rate(
            topic,
            (consumer, polled) -> {
              tracker.ingest(polled);
              consumer.commitSync();
            });
    if (tracker.facts() != facts) {
      throw new MeasurementFailed(
          "The tracker knows %,d facts in place of %,d".formatted(tracker.facts(), facts));
    }
    return rate;
  }

  private static double pollAndParse(FactTopic topic) throws Exception {
    return ReadThrough.rate(
        topic,
        (consumer, polled) -> {
          for (var record : polled) {
            if (!JSON.readTree(record.value()).isObject()) {
              throw new MeasurementFailed("A record held no object");
            }
          }
        });
  }
}
