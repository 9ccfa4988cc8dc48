package throughline.tracker.rulechange;

import java.util.Arrays;
import java.util.Optional;

/** How a version that is tried takes a fact otherwise than the one in force. */
public enum Side {
  COUNTED("Would count", "counted"),
  LEFT_OUT("Would no longer count", "left-out"),
  OTHERWISE("Would count otherwise", "otherwise");

  private final String words;
  private final String path;

  Side(String words, String path) {
    this.words = words;
    this.path = path;
  }

  public String words() {
    return words;
  }

  public String path() {
    return path;
  }

  static Optional<Side> of(String path) {
    return Arrays.stream(values()).filter(side -> side.path.equals(path)).findFirst();
  }
}
