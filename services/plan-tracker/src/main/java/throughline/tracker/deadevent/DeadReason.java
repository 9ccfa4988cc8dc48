package throughline.tracker.deadevent;

/** Why a record was set aside. */
public enum DeadReason {
  UNKNOWN_TYPE("Unknown type"),
  MALFORMED("Malformed"),
  NOT_FROM_ITS_OWNER("Not from the service that owns it"),
  CONTRADICTS("Contradicts an earlier event"),
  NOT_APPLICABLE("Could not be applied");

  private final String words;

  DeadReason(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
