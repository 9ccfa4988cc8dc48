package throughline.membership.member;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a membership goes, as staff see it. None of it is published. */
@Schema(name = "Standing")
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
