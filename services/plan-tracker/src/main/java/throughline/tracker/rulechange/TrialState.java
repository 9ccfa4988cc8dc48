package throughline.tracker.rulechange;

/** What has become of a version that was tried. */
public enum TrialState {
  WAITING("Waits for approval", "blue"),
  APPROVED("Approved", "green"),
  RETURNED("Sent back", "red"),
  SUPERSEDED("Superseded", "grey");

  private final String words;
  private final String colour;

  TrialState(String words, String colour) {
    this.words = words;
    this.colour = colour;
  }

  public String words() {
    return words;
  }

  public String colour() {
    return colour;
  }
}
