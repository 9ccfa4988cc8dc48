package throughline.tracker.shared;

/**
 * How a state is told apart at a glance: by a shape, and then by a colour, so that the colour never
 * stands alone. The same everywhere, whatever the state is of.
 */
public enum Mark {
  REACHED("★", "turquoise"),
  GOOD("●", "green"),
  CAREFUL("▲", "yellow"),
  BAD("■", "red"),
  PUT_OFF("◆", "purple"),
  ENDED("✕", "grey"),
  NOT_BEGUN("○", "blue"),
  NOT_JUDGED("○", "grey"),
  UNKNOWN("–", "grey");

  private final String shape;
  private final String colour;

  Mark(String shape, String colour) {
    this.shape = shape;
    this.colour = colour;
  }

  public String shape() {
    return shape;
  }

  public String colour() {
    return colour;
  }

  /** The tone of what is drawn: beside it stands the shape, or a word. */
  public String tone() {
    return switch (this) {
      case BAD -> "red";
      case CAREFUL -> "amber";
      case GOOD -> "green";
      case REACHED -> "done";
      default -> "grey";
    };
  }
}
