package throughline.contracts.volunteers;

import java.time.LocalDate;
import throughline.contracts.AggregateState;
import throughline.contracts.Require;

/**
 * How many volunteers of a place began in a quarter, and how many it lost. Everybody counts at one
 * place, so that places add up to the county.
 *
 * @param version counts how often it was told, from 1; the latest is right
 * @param library the code of the place
 * @param lastDay the last day of the quarter
 * @param newlyActive those with approved time in the quarter and none in the year before it, at the
 *     place of the first
 * @param lapsed those whose last approved time became a year old in the quarter, at its place
 */
public record VolunteerCountState(
    long version, String library, LocalDate lastDay, Long newlyActive, Long lapsed)
    implements AggregateState {

  public VolunteerCountState {
    Require.atLeast("version", 1, version);
    Require.present("library", library);
    Require.present("lastDay", lastDay);
    Require.count("newlyActive", newlyActive);
    Require.count("lapsed", lapsed);
  }

  /** The key of a place's count. */
  public static String id(String library, LocalDate lastDay) {
    return library + "/" + lastDay;
  }
}
