package throughline.platform.testing;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.stream.IntStream;

/** How far the walks go: at every change, or at night (CONTRIBUTING.md). */
final class Lane {

  static final boolean NIGHTLY = Boolean.getBoolean("nightly");

  private static final int SHARE = 8;

  private Lane() {}

  /** At night all of them, otherwise one in eight, and always the same ones. */
  static List<Endpoint> sample(List<Endpoint> endpoints) {
    var sorted = endpoints.stream().sorted(comparing(Endpoint::name)).toList();
    return IntStream.range(0, sorted.size())
        .filter(i -> NIGHTLY || i % SHARE == 0)
        .mapToObj(sorted::get)
        .toList();
  }
}
