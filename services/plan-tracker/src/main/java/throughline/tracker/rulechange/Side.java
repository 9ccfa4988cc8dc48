package throughline.tracker.rulechange;

import java.util.Arrays;
import java.util.Optional;

/** How a version that is tried takes a fact otherwise than the one in force. */
public enum Side {
  /** It does not count today. */
  COUNTED("Would count", "counted"),
  /** It counts today. */
  LEFT_OUT("Would no longer count", "left-out"),
  /** It adds another amount, or on another day, or elsewhere. */
  OTHERWISE("Would count otherwise", "otherwise");

  private final String words;
  private final String path;

  Side(String words, String path) {
    this.words = words;
    this.path = path;
  }

  /** As a reader says it. */
  public String words() {
    return words;
  }

  /** As a link names it. */
  public String path() {
    return path;
  }

  /** The one that a link names; empty for all. */
  static Optional<Side> of(String path) {
    return Arrays.stream(values()).filter(side -> side.path.equals(path)).findFirst();
  }
}
