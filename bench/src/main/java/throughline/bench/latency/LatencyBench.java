package throughline.bench.latency;

import java.util.ArrayList;
import java.util.List;
import throughline.bench.Profile;
import throughline.bench.api.Newborns;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.report.Rounds;
import throughline.bench.report.Statistics;
import throughline.bench.suite.Suite;
import throughline.client.CardNumbers;

/**
 * From the enrolment API's 201 to the figure on the open dashboard, beside the bare way through the
 * broker.
 *
 * <p>The figure is a count, so it says how many of the writes it includes and not which: the n-th
 * answer is taken to be shown by the first message whose figure is n more than at the start.
 */
public final class LatencyBench {

  private static final int FIRST_SERIAL = 50_000_000;

  private static final List<Pace> PACES =
      List.of(new Pace(50, 250, 1_000), new Pace(200, 100, 300));

  private final Suite suite;
  private final Profile profile;

  /**
   * How fast enrolments come, and what is wanted then.
   *
   * @param median goal in milliseconds, as for the 95th percentile
   */
  private record Pace(int perSecond, double median, double p95) {}

  public LatencyBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    var newborns = new Newborns(suite, new CardNumbers(FIRST_SERIAL));
    try (var page = new OpenPage(suite);
        var kafka = new ThroughKafka(suite)) {
      var findings = warm(newborns, page);
      for (var pace : PACES) {
        findings = findings.and(measure(pace, newborns, page, kafka));
      }
      return findings;
    }
  }

  /** By the pace that asks most of the suite. */
  private Findings warm(Newborns newborns, OpenPage page) throws Exception {
    var pace = PACES.get(PACES.size() - 1);
    var warmed =
        profile
            .warming()
            .up(
                time -> {
                  int writes = (int) time.toSeconds() * pace.perSecond();
                  return perSecondOfWaiting(enrol(pace, writes, newborns, page));
                });
    return new Findings(
        List.of(),
        List.of(
            "Open page: warm after %d s of enrolments at %d a second."
                .formatted(warmed.time().toSeconds(), pace.perSecond())));
  }

  private static double perSecondOfWaiting(List<Double> millis) {
    return 1_000 / Statistics.median(millis);
  }

  private Findings measure(Pace pace, Newborns newborns, OpenPage page, ThroughKafka kafka)
      throws Exception {
    int writes = (int) profile.writing().toSeconds() * pace.perSecond();
    var rounds =
        Rounds.interleaved(
            profile.warmUps(),
            profile.rounds(),
            () -> Samples.of(enrol(pace, writes, newborns, page)),
            () -> Samples.of(kafka.measure(writes, pace.perSecond())));
    return findings(pace, writes, rounds);
  }

  private record Samples(double median, double p95) {
    static Samples of(List<Double> millis) {
      return new Samples(Statistics.median(millis), Statistics.percentile(millis, 95));
    }
  }

  private static List<Double> enrol(Pace pace, int writes, Newborns newborns, OpenPage page)
      throws Exception {
    var before = page.settled();
    var answered =
        SteadyWrites.make(
            writes,
            pace.perSecond(),
            () -> {
              newborns.enrol();
              return System.nanoTime();
            });
    var shown = page.until(before + writes);
    return delays(answered.stream().sorted().toList(), shown, before);
  }

  /** In milliseconds; 0 where the page was told before the answer had arrived. */
  static List<Double> delays(List<Long> answered, List<OpenPage.Shown> shown, long before) {
    var delays = new ArrayList<Double>();
    var message = 0;
    for (var number = 0; number < answered.size(); number++) {
      while (shown.get(message).newborns() < before + number + 1) {
        message++;
      }
      delays.add(Math.max(0, shown.get(message).nanos() - answered.get(number)) / 1e6);
    }
    return delays;
  }

  private static Findings findings(Pace pace, int writes, Rounds<Samples, Samples> rounds) {
    return new Findings(
        List.of(
            Result.of(
                    "From 201 to the open page, %d a second, median".formatted(pace.perSecond()),
                    "one record through Kafka",
                    "ms",
                    rounds.compare(Samples::median, Samples::median))
                .with(Goal.below(pace.median())),
            Result.of(
                    "The same, 95th percentile",
                    "one record through Kafka",
                    "ms",
                    rounds.compare(Samples::p95, Samples::p95))
                .with(Goal.below(pace.p95()))),
        List.of(
            "Open page: %d enrolments at %d a second in each round, and every one of them shown; the page's own"
                    .formatted(writes, pace.perSecond())
                + " drawing of a message that has arrived is not included."));
  }
}
