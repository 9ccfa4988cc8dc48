package throughline.membership.testing;

import java.util.concurrent.atomic.AtomicInteger;

/** Invented family names of which no two are the same, or alike, in a test run. */
public final class Names {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Names() {}

  /** Far from the one before: two letters of each are another's. */
  public static String family() {
    var number = NUMBER.incrementAndGet();
    var name = new StringBuilder("Q");
    for (var rest = number; rest > 0; rest /= 26) {
      var letter = (char) ('a' + rest % 26);
      name.append(letter).append(letter).append(letter);
    }
    return name.append("son").toString();
  }
}
