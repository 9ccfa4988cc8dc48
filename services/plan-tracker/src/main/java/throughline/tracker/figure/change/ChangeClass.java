package throughline.tracker.figure.change;

/** Why a figure is no longer what it was known to be, in the order in which a table names them. */
public enum ChangeClass {
  NEW("New", "In its month or a fortnight after"),
  LATE("Late", "More than a fortnight after its month"),
  CORRECTED("Corrected", "Its source says something else now"),
  WITHDRAWN("Withdrawn or erased", "Counts no longer"),
  EXCLUDED("Excluded or put back", "A strategy lead decided"),
  DENOMINATOR("Denominator revised", "Another estimate of the whole"),
  SHARES("A share moved", "One of the two shares is another"),
  WHOLE("Denominator moved", "More or fewer in all"),
  DEFINITION("Definition changed", "Counted by another rule");

  private final String words;
  private final String meaning;

  ChangeClass(String words, String meaning) {
    this.words = words;
    this.meaning = meaning;
  }

  public String words() {
    return words;
  }

  public String meaning() {
    return meaning;
  }

  public boolean isOfFacts() {
    return this != DENOMINATOR && this != SHARES && this != WHOLE && this != DEFINITION;
  }
}
