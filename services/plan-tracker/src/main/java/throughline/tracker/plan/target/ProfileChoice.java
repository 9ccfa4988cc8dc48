package throughline.tracker.plan.target;

/** How the form lets a lead say how a year gets to its target. */
enum ProfileChoice {
  LINEAR("The same each day", ""),
  SEASONAL(
      "By the weight of each month", "Enter twelve weights, such as 5, 10 or 0: only ratios count"),
  LAST_YEAR("As last year’s months", "The weights are taken from last year’s figures"),
  BY_HAND(
      "By hand for quarters or months",
      "Enter where it should stand at the end of June, September and December, or of each month."
          + " What you leave empty is spread evenly; March is the target");

  private final String words;
  private final String hint;

  ProfileChoice(String words, String hint) {
    this.words = words;
    this.hint = hint;
  }

  String words() {
    return words;
  }

  String hint() {
    return hint;
  }

  static ProfileChoice of(Profile profile) {
    if (profile instanceof Profile.Seasonal) {
      return SEASONAL;
    }
    return profile instanceof Profile.ByHand ? BY_HAND : LINEAR;
  }
}
