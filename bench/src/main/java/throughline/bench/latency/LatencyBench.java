package throughline.bench.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import throughline.bench.Profile;
import throughline.bench.api.Newborns;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.report.Statistics;
import throughline.bench.suite.Suite;
import throughline.client.CardNumbers;

/**
 * From the enrolment API's 201 to the figure on the open dashboard.
 *
 * <p>The figure is a count, so it says how many of the writes it includes and not which: the n-th
 * answer is taken to be shown by the first page whose figure is n more than at the start.
 */
public final class LatencyBench {

  private static final int FIRST_SERIAL = 50_000_000;
  private static final int AT_ONCE = 32;

  private static final Pace SLOW = new Pace(50, Goal.below(250), Goal.below(1_000));
  private static final Pace FAST = new Pace(200, Goal.below(100), Goal.below(300));

  private final Suite suite;
  private final Profile profile;

  private record Pace(int perSecond, Goal median, Goal p95) {}

  public LatencyBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    var newborns = new Newborns(suite, new CardNumbers(FIRST_SERIAL));
    try (var page = new OpenPage(suite)) {
      var warmed =
          profile
              .warming()
              .up(time -> 1_000 / Statistics.median(enrol(FAST, time.toSeconds(), newborns, page)));
      var notes =
          List.of("Open page: its drawing is not included; warm: %s.".formatted(warmed.words()));
      return new Findings(List.of(), notes)
          .and(measure(SLOW, newborns, page))
          .and(measure(FAST, newborns, page));
    }
  }

  private Findings measure(Pace pace, Newborns newborns, OpenPage page) throws Exception {
    var medians = new ArrayList<Double>();
    var slow = new ArrayList<Double>();
    for (var round = -profile.warmUps(); round < profile.rounds(); round++) {
      var delays = enrol(pace, profile.writing().toSeconds(), newborns, page);
      if (round >= 0) {
        medians.add(Statistics.median(delays));
        slow.add(Statistics.percentile(delays, 95));
      }
    }
    var of = "From 201 to the open page, %d a second, ".formatted(pace.perSecond());
    return new Findings(
        List.of(
            Result.alone(of + "median", "ms", medians).with(pace.median()),
            Result.alone(of + "95th percentile", "ms", slow).with(pace.p95())),
        List.of());
  }

  private static List<Double> enrol(Pace pace, long seconds, Newborns newborns, OpenPage page)
      throws Exception {
    var before = page.settled();
    var writes = (int) seconds * pace.perSecond();
    var answered = answered(writes, pace.perSecond(), newborns);
    return delays(answered, page.until(before + writes), before);
  }

  /** Begins enrolments at a steady pace, whether or not those before them have been answered. */
  private static List<Long> answered(int writes, int perSecond, Newborns newborns)
      throws Exception {
    var every = TimeUnit.SECONDS.toNanos(1) / perSecond;
    var threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      var begun = new ArrayList<Future<Long>>();
      var start = System.nanoTime();
      for (var number = 0; number < writes; number++) {
        LockSupport.parkNanos(start + number * every - System.nanoTime());
        begun.add(
            threads.submit(
                () -> {
                  newborns.enrol();
                  return System.nanoTime();
                }));
      }
      var answered = new ArrayList<Long>();
      for (var each : begun) {
        answered.add(each.get());
      }
      return answered.stream().sorted().toList();
    } finally {
      threads.shutdownNow();
    }
  }

  /** In milliseconds; 0 where the page was told before the answer had arrived. */
  static List<Double> delays(List<Long> answered, List<OpenPage.Shown> shown, long before) {
    var delays = new ArrayList<Double>();
    var page = 0;
    for (var number = 0; number < answered.size(); number++) {
      while (shown.get(page).newborns() < before + number + 1) {
        page++;
      }
      delays.add(Math.max(0, shown.get(page).nanos() - answered.get(number)) / 1e6);
    }
    return delays;
  }
}
