package throughline.membership.desk.enrolment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import throughline.membership.person.match.Reason;

/**
 * A record that is likely of somebody in a visit, as far as this desk may see it: of one elsewhere
 * only that there is one.
 *
 * @param of whom it may be, in the words of the page
 * @param id null if it is elsewhere, as all that follows
 * @param cardEnding the last digits of the card; null if it has none
 * @param library null if there is none, or the address is secret
 * @param secret whether the address is secret
 */
record LikelyRecord(
    String of,
    UUID id,
    String childName,
    LocalDate dateOfBirth,
    LocalDate enrolledOn,
    String cardEnding,
    String library,
    boolean secret,
    List<Reason> reasons) {
  static LikelyRecord elsewhere(String of) {
    return new LikelyRecord(of, null, null, null, null, null, null, false, List.of());
  }

  /** Hides the child from any log that this object slips into. */
  @Override
  public String toString() {
    return "LikelyRecord";
  }
}
