package throughline.membership.member;

/** How far a membership goes, as staff see it. None of it is published. */
public enum MembershipState {
  ACTIVE("Active"),
  REPORTED_DEAD("Reported to have died"),
  DEAD("Has died"),
  WITHDRAWN("Withdrawn"),
  UNDONE("Enrolment undone"),
  MERGED("Merged into another record"),
  SEALED("Closed"),
  ERASED("Erased");

  private final String inWords;

  MembershipState(String inWords) {
    this.inWords = inWords;
  }

  public String inWords() {
    return inWords;
  }
}
