package throughline.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param warmUps rounds of each side before those that count
 * @param rounds rounds of each side that count
 * @param events how many go through the relay, or into the tracker, in a round
 * @param warming of each side of an API before rounds that count
 * @param settling of one page more, or one call, of a service that others have warmed
 * @param calling how long clients call an API in a round
 * @param writing how long writes go on while a page is open in a round
 * @param looks how often each list is asked for in a round
 * @param reading how long readers open pages
 * @param contributions how many the tracker is filled with before
 * @param starts how often the suite is started from nothing
 * @param still how long its memory must stand still to count as idle
 */
public record Profile(
    int warmUps,
    int rounds,
    int events,
    Warming warming,
    Warming settling,
    Duration calling,
    Duration writing,
    int looks,
    Duration reading,
    int contributions,
    int starts,
    Duration still) {

  public static final Profile FULL =
      new Profile(
          1,
          5,
          100_000,
          new Warming(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofMinutes(6)),
          new Warming(Duration.ofSeconds(3), Duration.ofSeconds(9), Duration.ofSeconds(24)),
          Duration.ofSeconds(8),
          Duration.ofSeconds(10),
          100,
          Duration.ofSeconds(120),
          1_000_000,
          3,
          Duration.ofSeconds(30));

  /** To see that everything works; its figures say little. */
  public static final Profile QUICK =
      new Profile(
          0,
          1,
          10_000,
          new Warming(Duration.ofSeconds(2), Duration.ZERO, Duration.ofSeconds(2)),
          new Warming(Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(1)),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          20,
          Duration.ofSeconds(10),
          100_000,
          1,
          Duration.ofSeconds(5));

  /** The same over so many contributions. */
  public Profile over(int wanted) {
    return new Profile(
        warmUps, rounds, events, warming, settling, calling, writing, looks, reading, wanted,
        starts, still);
  }

  public String words() {
    return rounds > 1
        ? "%d rounds of each side in turn, after %d that does not count; %d starts from nothing."
            .formatted(rounds, warmUps, starts)
        : "A quick run, which shows that everything works; its figures say little.";
  }
}
