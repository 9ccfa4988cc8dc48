package throughline.tracker.plan.target;

/** How a target is meant. It changes no judgement, and every reader has to know it. */
public enum TargetType {
  MINIMUM("Minimum", "What has to be reached"),
  STRETCH("Stretch", "What takes a special effort"),
  AMBITION("Ambition", "What is hoped for");

  private final String words;
  private final String hint;

  TargetType(String words, String hint) {
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
