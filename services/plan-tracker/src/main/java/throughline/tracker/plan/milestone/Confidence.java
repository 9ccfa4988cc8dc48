package throughline.tracker.plan.milestone;

/** How sure its owner is that a milestone is done by its date. */
public enum Confidence {
  HIGH("High", "Likely to be done by its date"),
  MEDIUM("Medium", "Feasible, with problems that can be solved"),
  LOW("Low", "In doubt without a change of course");

  private final String words;
  private final String hint;

  Confidence(String words, String hint) {
    this.words = words;
    this.hint = hint;
  }

  public String words() {
    return words;
  }

  public String hint() {
    return hint;
  }
}
