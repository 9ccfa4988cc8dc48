package throughline.volunteers.role;

/** How much a check by the Disclosure and Barring Service tells, the least first. */
public enum DbsLevel {
  NONE("No check"),
  BASIC("Basic"),
  STANDARD("Standard"),
  ENHANCED("Enhanced"),
  ENHANCED_BARRED("Enhanced with the barred list");

  private final String words;

  DbsLevel(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
