package throughline.contracts.membership;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import throughline.contracts.AggregateState;
import throughline.contracts.Require;

/**
 * In which way a child who is a member and was under 5 used a library in a month, so that different
 * children and families can be counted. Both keys are made for this and for one financial year:
 * neither leads to the member's other events, nor from one year to the next. The month in place of
 * the day, so that nobody reads when a family goes to the library.
 *
 * @param version counts how often this was told, from 1; the latest is right
 * @param child a random key of this financial year
 * @param family a random key of this financial year that brothers and sisters share
 * @param month the first day of the month
 * @param library the code of the library
 * @param district the GSS code of the district in which it lies
 * @param way what is known of the child there in that month
 */
public record ChildUseState(
    long version,
    String child,
    String family,
    LocalDate month,
    String library,
    String district,
    Way way)
    implements AggregateState {

  public ChildUseState {
    Require.atLeast("version", 1, version);
    Require.present("child", child);
    Require.present("family", family);
    if (Require.present("month", month).getDayOfMonth() != 1) {
      throw new IllegalArgumentException("month must be the first day of a month");
    }
    Require.present("library", library);
    Require.present("district", district);
    Require.present("way", way);
  }

  public static String id(UUID child, YearMonth month, String library) {
    return child + "/" + month + "/" + library;
  }

  /** Borrowing, coming to an event, or both; NONE once what was known of it was taken back. */
  public enum Way {
    LOANS,
    EVENTS,
    BOTH,
    NONE
  }
}
