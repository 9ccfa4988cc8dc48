package throughline.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param warmUps rounds of each side before those that count
 * @param rounds rounds of each side that count
 * @param events how many the tracker takes in within a round
 * @param warming of what answers requests, before rounds that count
 * @param calling how long clients call an API in a round
 * @param writing how long writes go on while a page is open in a round
 * @param looks how often each page is opened in a round
 * @param still how long its memory must stand still to count as idle
 */
public record Profile(
    int warmUps,
    int rounds,
    int events,
    Warming warming,
    Duration calling,
    Duration writing,
    int looks,
    Duration still) {

  public static final Profile FULL =
      new Profile(
          1,
          5,
          100_000,
          new Warming(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofMinutes(6)),
          Duration.ofSeconds(8),
          Duration.ofSeconds(10),
          20,
          Duration.ofSeconds(30));

  public static final Profile QUICK =
      new Profile(
          0,
          1,
          10_000,
          new Warming(Duration.ofSeconds(2), Duration.ZERO, Duration.ofSeconds(2)),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          5,
          Duration.ofSeconds(5));

  public String words() {
    return rounds > 1
        ? "%d rounds of each side in turn, after %d that does not count.".formatted(rounds, warmUps)
        : "A quick run, which shows that everything works; its figures say little.";
  }
}
