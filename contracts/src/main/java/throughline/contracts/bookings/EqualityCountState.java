package throughline.contracts.bookings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import throughline.contracts.AggregateState;
import throughline.contracts.Require;

/**
 * How many of the entrepreneurs supported in a finished quarter are women, from ethnic minorities,
 * or both, by their own answers. Everybody counts at one library, so that libraries add up to the
 * county. A number that would tell of few is left out, and then counts with the libraries that have
 * none of their own.
 *
 * @param version counts how often it was told, from 1; the latest is right
 * @param library the code of the library; null for all libraries that have no count of their own
 * @param lastDay the last day of the quarter
 * @param mapping the version of what counts as an ethnic minority
 * @param supported different entrepreneurs who attended a session in the quarter
 * @param answered those of {@code supported} who said their sex, their ethnic group, or both
 * @param notKnown those of whom neither is known
 * @param sexKnown those who said their sex
 * @param women those of {@code sexKnown} who are women
 * @param groupKnown those who said their ethnic group
 * @param minorities those of {@code groupKnown} who are from an ethnic minority
 * @param both those who are both
 * @param either those who are one of the two or both
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EqualityCountState(
    long version,
    String library,
    LocalDate lastDay,
    int mapping,
    Long supported,
    Long answered,
    Long notKnown,
    Long sexKnown,
    Long women,
    Long groupKnown,
    Long minorities,
    Long both,
    Long either)
    implements AggregateState {

  public EqualityCountState {
    Require.atLeast("version", 1, version);
    Require.present("lastDay", lastDay);
    Require.atLeast("mapping", 1, mapping);
    Require.count("supported", supported);
    Require.count("answered", answered);
    Require.count("notKnown", notKnown);
  }

  /** The key of a library's count, or of that of all others. */
  public static String id(String library, LocalDate lastDay) {
    return (library == null ? "county" : library) + "/" + lastDay;
  }
}
