package throughline.membership.librarysystem;

import java.time.Duration;
import java.util.Optional;

/**
 * The council's library system, which lends books on the cards of members. Whatever stands behind
 * it is told the same thing twice without harm: after a crash it is.
 */
interface LibrarySystem {
  /**
   * What is known of a member there.
   *
   * @param number the library system's own, null if it has none
   * @param blocked whether it was told to block the card
   */
  record Held(Long number, boolean blocked) {
    static final Held NOTHING = new Held(null, false);
  }

  Held sync(Patron patron, Held before) throws Refused, Unreachable, InterruptedException;

  /** The library system's answer about one member. */
  final class Refused extends Exception {
    private final boolean forGood;

    Refused(boolean forGood, String sentence) {
      super(sentence);
      this.forGood = forGood;
    }

    boolean forGood() {
      return forGood;
    }
  }

  /** Nothing was said about the member. */
  final class Unreachable extends Exception {
    private final transient Duration wait;

    Unreachable(String sentence, Duration wait, Throwable cause) {
      super(sentence, cause);
      this.wait = wait;
    }

    Unreachable(String sentence) {
      this(sentence, null, null);
    }

    Optional<Duration> waitFor() {
      return Optional.ofNullable(wait);
    }
  }
}
