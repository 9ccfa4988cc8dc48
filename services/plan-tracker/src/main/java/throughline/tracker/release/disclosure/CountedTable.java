package throughline.tracker.release.disclosure;

import java.util.List;
import java.util.Map;

/**
 * The exact figures of one measure that a release is to tell of.
 *
 * @param unit what one is kept as: 1 of people, 60 of hours, 100 of jobs
 * @param ofPeople whether amounts are numbers of people
 * @param addsUp whether parts add up to wholes; otherwise somebody may be in several parts, and
 *     nobody in none
 */
public record CountedTable(
    long unit, boolean ofPeople, boolean addsUp, Map<Family, Count> counts, List<Sum> sums) {

  public CountedTable {
    counts = Map.copyOf(counts);
    sums = List.copyOf(sums);
  }

  /**
   * An exact figure.
   *
   * @param people how many people it is of, or contributed to it
   */
  public record Count(long amount, long people) {}

  /** Parts that come to a whole. */
  public record Sum(Family whole, List<Family> parts) {

    public Sum {
      parts = List.copyOf(parts);
    }
  }

  long amount(Family family) {
    return counts.get(family).amount();
  }
}
