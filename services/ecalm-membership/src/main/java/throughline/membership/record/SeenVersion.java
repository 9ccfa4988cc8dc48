package throughline.membership.record;

import throughline.membership.member.Member;
import throughline.platform.core.refusal.Conflict;

/** Whether a form was opened on what is still there. */
public final class SeenVersion {

  private SeenVersion() {}

  /** Goes on if nobody changed the enrolment meanwhile. */
  public static void require(Member member, String version) {
    if (!Long.toString(member.version()).equals(version)) {
      throw new Conflict(
          "enrolment-changed",
          "This record was changed since you opened it. Look at what it says now, and send this"
              + " again if it is still right");
    }
  }
}
