package throughline.platform.testing;

import java.util.concurrent.ThreadLocalRandom;

/** Tells what a test makes from what any other made in the same database. */
public final class Unique {
  private Unique() {}

  /** A number of thirteen digits that nobody else has. */
  public static long number() {
    return ThreadLocalRandom.current().nextLong(1_000_000_000_000L, 10_000_000_000_000L);
  }
}
