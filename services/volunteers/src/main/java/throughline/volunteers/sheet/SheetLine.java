package throughline.volunteers.sheet;

import java.util.UUID;
import throughline.volunteers.hours.HoursRequest;

/**
 * A row of a sheet as it is kept.
 *
 * @param number of the row in the file
 * @param volunteer null if the row names nobody who is known
 * @param problem one line for each wrong column, which begins with its name; null if none is wrong
 */
record SheetLine(int number, UUID volunteer, HoursRequest hours, String problem) {

  boolean isGood() {
    return problem == null;
  }

  /** Hides who was there from any log that this object slips into. */
  @Override
  public String toString() {
    return "SheetLine " + number;
  }
}
