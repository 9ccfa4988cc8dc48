package throughline.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lets something run until it gets no faster: in rounds, until three have passed of which none
 * gives a twentieth more than the best of those before. From one round to the next compilers that
 * are at work may gain less than that for minutes.
 *
 * @param round how long a round takes
 * @param least how long it runs in any case
 * @param most after which no round begins, steady or not
 */
public record Warming(Duration round, Duration least, Duration most) {

  private static final double ALIKE = 1.05;
  private static final int LATEST = 3;

  /** Runs for this long, and says how much it did in a second. */
  public interface Round {
    double run(Duration time) throws Exception;
  }

  /**
   * What it took.
   *
   * @param rates what each round did in a second
   */
  public record Warmed(Duration time, List<Double> rates) {

    public String words() {
      return String.format(
          Locale.UK,
          "%d s, from %s to %s a second",
          time.toSeconds(),
          number(rates.get(0)),
          number(rates.get(rates.size() - 1)));
    }

    private static String number(double rate) {
      return String.format(Locale.UK, rate < 100 ? "%.1f" : "%,.0f", rate);
    }
  }

  public Warmed up(Round rounds) throws Exception {
    var rates = new ArrayList<Double>();
    var begun = System.nanoTime();
    Duration time;
    do {
      rates.add(rounds.run(round));
      time = Duration.ofNanos(System.nanoTime() - begun);
    } while (time.compareTo(least) < 0 || (time.compareTo(most) < 0 && !isSteady(rates)));
    return new Warmed(time, List.copyOf(rates));
  }

  static boolean isSteady(List<Double> rates) {
    var earlier = rates.size() - LATEST;
    return earlier > 0
        && best(rates.subList(earlier, rates.size())) <= best(rates.subList(0, earlier)) * ALIKE;
  }

  private static double best(List<Double> rates) {
    return rates.stream().mapToDouble(rate -> rate).max().orElseThrow();
  }
}
