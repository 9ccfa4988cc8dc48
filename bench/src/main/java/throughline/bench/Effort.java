package throughline.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param warmUps rounds of each side before those that count
 * @param rounds rounds of each side that count
 * @param events how many go through the relay, or into the tracker, in a round
 * @param enrolling how long clients enrol in a round
 * @param writing how long writes go on while a page is open in a round
 */
public record Effort(int warmUps, int rounds, int events, Duration enrolling, Duration writing) {

  static final Effort FULL =
      new Effort(1, 5, 100_000, Duration.ofSeconds(8), Duration.ofSeconds(10));

  /** To see that everything works; its figures say little. */
  static final Effort QUICK =
      new Effort(0, 1, 10_000, Duration.ofSeconds(2), Duration.ofSeconds(3));

  String words() {
    return this == FULL
        ? "%d rounds of each side in turn, after %d that does not count.".formatted(rounds, warmUps)
        : "A quick run, which shows that everything works; its figures say little.";
  }
}
