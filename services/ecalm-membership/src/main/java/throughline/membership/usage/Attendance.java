package throughline.membership.usage;

import java.time.LocalDate;
import java.util.List;
import throughline.membership.card.CardNumber;

/**
 * A headcount at an event as it was read.
 *
 * @param event the library's own name for the event
 * @param under5s how many children under 5 were there, members or not
 * @param cards those that were shown there
 */
record Attendance(
    String ref,
    int revision,
    boolean counts,
    String library,
    LocalDate day,
    String event,
    int under5s,
    List<CardNumber> cards)
    implements UseRow {

  /** Hides cards from any log that this object slips into. */
  @Override
  public String toString() {
    return "Attendance";
  }
}
