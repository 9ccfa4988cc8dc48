package throughline.contracts.volunteers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import throughline.contracts.AggregateState;
import throughline.contracts.Require;

/**
 * Who volunteers, by what they answered themselves in a finished financial year, as counts of the
 * district where they help. What would tell of few is left out, and then counts with the districts
 * that have no numbers of their own.
 *
 * @param version counts how often it was told, from 1; the latest is right
 * @param district the code of the district; null for all districts that have no numbers of their
 *     own
 * @param lastDay the last day of the financial year
 * @param mapping the version of what counts as an ethnic minority
 * @param asked how many were asked
 * @param answered how many of them answered something
 * @param sexKnown those who said their sex
 * @param women those of {@code sexKnown} who are women
 * @param groupKnown those who said their ethnic group
 * @param minorities those of {@code groupKnown} who are from an ethnic minority
 * @param limitKnown those who said whether a lasting condition limits what they can do
 * @param limited those of {@code limitKnown} whom it limits
 * @param ageKnown those who said how old they are
 * @param under25 those of {@code ageKnown} who are under 25
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MonitoringCountState(
    long version,
    String district,
    LocalDate lastDay,
    int mapping,
    Long asked,
    Long answered,
    Long sexKnown,
    Long women,
    Long groupKnown,
    Long minorities,
    Long limitKnown,
    Long limited,
    Long ageKnown,
    Long under25)
    implements AggregateState {

  public MonitoringCountState {
    Require.atLeast("version", 1, version);
    Require.present("lastDay", lastDay);
    Require.atLeast("mapping", 1, mapping);
    Require.count("asked", asked);
    Require.count("answered", answered);
  }

  /** The key of a district's count, or of that of all others. */
  public static String id(String district, LocalDate lastDay) {
    return (district == null ? "county" : district) + "/" + lastDay;
  }
}
