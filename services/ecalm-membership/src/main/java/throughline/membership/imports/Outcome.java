package throughline.membership.imports;

import java.util.List;

/** What a row comes to. The names are in the database. */
public enum Outcome {
  UNCHECKED("Not checked yet", "grey", ""),
  NEW("New", "green", "Will be enrolled"),
  SAME("The same", "grey", "A member already, and nothing is different"),
  CHANGED("Changed", "blue", "A member already; the name will be changed"),
  REVIEW("To review", "yellow", "Like a member: look before you enrol"),
  SUPPRESSED("Blocked", "grey", "Not enrolled, and not kept"),
  ERROR("Wrong", "red", "To be put right in the file"),
  NO_CARD("Without a card", "yellow", "Nothing is wrong, but no card is left for them");

  private final String label;
  private final String colour;
  private final String hint;

  Outcome(String label, String colour, String hint) {
    this.label = label;
    this.colour = colour;
    this.hint = hint;
  }

  public String label() {
    return label;
  }

  public String colour() {
    return colour;
  }

  public String hint() {
    return hint;
  }

  /** Those that whoever sent the file takes along, to send them again. */
  static List<Outcome> forTheSender() {
    return List.of(ERROR, REVIEW, NO_CARD);
  }
}
