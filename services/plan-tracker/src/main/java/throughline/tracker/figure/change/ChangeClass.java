package throughline.tracker.figure.change;

/** Why a figure is no longer what it was known to be, in the order in which a table names them. */
public enum ChangeClass {
  NEW("New", "It came while its month was going on, or within a fortnight of its end"),
  LATE("Late", "Its month had been over for more than a fortnight when it first counted"),
  CORRECTED("Corrected", "It counted before, and its source says something else now"),
  WITHDRAWN("Withdrawn or erased", "It counted before and does no longer"),
  EXCLUDED("Excluded or put back", "A strategy lead decided whether it counts"),
  DENOMINATOR("Denominator revised", "The estimate of what it is a share of is another one now"),
  SHARES("A share moved", "One of the two shares that are compared is another one now"),
  WHOLE("Denominator moved", "More or fewer are counted of what it is a share of"),
  DEFINITION("Definition changed", "The same facts counted by another rule");

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
