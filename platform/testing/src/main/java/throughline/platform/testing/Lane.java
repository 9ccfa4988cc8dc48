package throughline.platform.testing;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells how far a test searches: a little at every change, all of it at night (CONTRIBUTING.md).
 */
public final class Lane {

  static final boolean NIGHTLY = Boolean.getBoolean("nightly");

  private static final int SHARE = 16;

  private Lane() {}

  /**
   * @param atEveryChange how often a race or a look is tried there
   * @param atNight how often then
   */
  public static int rounds(int atEveryChange, int atNight) {
    return NIGHTLY ? atNight : atEveryChange;
  }

  /** At night all of them, otherwise one in sixteen, and always the same ones. */
  public static <T> List<T> sample(List<T> all) {
    return IntStream.range(0, all.size())
        .filter(i -> NIGHTLY || i % SHARE == 0)
        .mapToObj(all::get)
        .toList();
  }

  /** The same, in an order that a new endpoint changes as little as can be. */
  static List<Endpoint> sampleOf(List<Endpoint> endpoints) {
    return sample(endpoints.stream().sorted(comparing(Endpoint::name)).toList());
  }
}
