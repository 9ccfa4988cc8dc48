package throughline.tracker.rulechange;

/** What has become of a version that was tried. */
public enum TrialState {
  /** It is being counted, or waits for a second person. */
  WAITING("Waits for approval", "blue"),
  /** It is, or was, in force. */
  APPROVED("Approved", "green"),
  /** It does not come into force. */
  RETURNED("Sent back", "red"),
  /** The rule that it was to replace is no longer in force. */
  SUPERSEDED("Superseded", "grey");

  private final String words;
  private final String colour;

  TrialState(String words, String colour) {
    this.words = words;
    this.colour = colour;
  }

  /** As a reader says it. */
  public String words() {
    return words;
  }

  /** Of the tag that says it. */
  public String colour() {
    return colour;
  }
}
