package throughline.tracker.ownership;

import java.util.Arrays;
import java.util.List;
import throughline.platform.web.input.Option;

/** How a measure stands that no figure can judge, as its owner judges it. */
public enum JudgedState {
  NOT_STARTED("Not started", "○", "blue"),
  ON_TRACK("On track", "●", "green"),
  AT_RISK("At risk", "▲", "yellow"),
  OFF_TRACK("Off track", "■", "red"),
  ACHIEVED("Achieved", "★", "turquoise");

  private final String words;
  private final String shape;
  private final String colour;

  JudgedState(String words, String shape, String colour) {
    this.words = words;
    this.shape = shape;
    this.colour = colour;
  }

  public String words() {
    return words;
  }

  /** For eyes; a screen reader is told the words. */
  public String shape() {
    return shape;
  }

  /** As the tag {@code statusTag} takes it. */
  public String colour() {
    return colour;
  }

  static List<Option> options() {
    return Arrays.stream(values()).map(state -> Option.of(state.name(), state.words())).toList();
  }
}
