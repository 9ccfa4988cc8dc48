package throughline.tracker.intake.deadevent;

/** Why a record was set aside. */
public enum DeadReason {
  UNKNOWN_TYPE(
      "Unknown type",
      "A service sends something newer than this tracker knows. Update the tracker, then try"
          + " again."),
  MALFORMED(
      "Malformed",
      "The service that sent it has to be put right, so that no more come. What it sends of the"
          + " same matter later counts in its place: then dismiss this one."),
  NOT_FROM_ITS_OWNER(
      "Not from the service that owns it",
      "Somebody used the access of another service, or a service is set up wrongly. Find out which"
          + " before you dismiss it."),
  CONTRADICTS(
      "Contradicts an earlier event",
      "Two events say different things as the same version. Figures have the first. Ask the service"
          + " which is right, and let it send that as a new version."),
  NOT_APPLICABLE(
      "Could not be applied",
      "The fault is in the tracker, not in the event. Have the tracker looked at, then try again.");

  private final String words;
  private final String whatToDo;

  DeadReason(String words, String whatToDo) {
    this.words = words;
    this.whatToDo = whatToDo;
  }

  public String words() {
    return words;
  }

  public String whatToDo() {
    return whatToDo;
  }
}
