package throughline.contracts.membership;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import throughline.contracts.AggregateState;
import throughline.contracts.Require;

/**
 * A library member as everyone may see it: no name, no date of birth, no address, no card number.
 *
 * @param version counts the changes of the member, from 1
 * @param recordState whether the record stands for one person; a merged one or one made in error
 *     counts nowhere
 * @param channel who took the enrolment
 * @param enrolledOn the local day of the enrolment
 * @param enrolledAt the code of the library chosen at the enrolment
 * @param membership when the membership was active, as dated spells
 * @param residency where the child lived, as dated spells
 * @param homeLibrary which library the child belonged to, as dated spells
 * @param under5UntilQuarter the calendar quarter of the fifth birthday. The quarter in place of the
 *     day, so that no event betrays a birthday and an erased record still ages out
 * @param firstLoan how soon after the child's first enrolment, which may be that of a record that
 *     was merged into this one, something was borrowed for the first time; null until it is
 * @param enrolledAs whether it was a newborn at that enrolment, as who is offered a card at a birth
 *     registration is, or older; null in events of before this was told. The quarter says no less,
 *     but for a merge
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemberState(
    long version,
    RecordState recordState,
    Channel channel,
    LocalDate enrolledOn,
    String enrolledAt,
    List<MembershipSpell> membership,
    List<ResidencySpell> residency,
    List<HomeLibrarySpell> homeLibrary,
    String under5UntilQuarter,
    FirstLoan firstLoan,
    EnrolledAs enrolledAs)
    implements AggregateState {

  public MemberState {
    Require.atLeast("version", 1, version);
    Require.present("recordState", recordState);
    Require.present("channel", channel);
    Require.present("enrolledOn", enrolledOn);
    Require.present("enrolledAt", enrolledAt);
    membership = Require.list("membership", membership);
    residency = Require.list("residency", residency);
    homeLibrary = Require.list("homeLibrary", homeLibrary);
    Require.quarter("under5UntilQuarter", under5UntilQuarter);
  }

  public enum RecordState {
    VALID,
    MERGED,
    IN_ERROR
  }

  /** How soon after the enrolment: a class in place of the day. */
  public enum FirstLoan {
    WITHIN_90_DAYS,
    WITHIN_365_DAYS,
    LATER
  }

  /** Older children are brothers and sisters under 5, and those who were enrolled late. */
  public enum EnrolledAs {
    NEWBORN,
    OLDER_CHILD
  }

  public enum Channel {
    REGISTRAR,
    LIBRARY,
    ONLINE,
    BULK
  }

  /**
   * A death, a withdrawal and an expiry all publish as CEASED: the reason is nobody's business
   * here.
   */
  public enum MembershipStatus {
    ACTIVE,
    CEASED
  }

  public enum ResidencyState {
    IN_COUNTY,
    OUT_OF_COUNTY,
    UNKNOWN
  }

  /** The membership had this status from a day up to, not including, another. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record MembershipSpell(MembershipStatus status, LocalDate from, LocalDate to) {
    public MembershipSpell {
      Require.present("membership.status", status);
      Require.spell("membership", from, to);
    }
  }

  /**
   * The child lived there from a day up to, not including, another; the district only where it is
   * known.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ResidencySpell(
      ResidencyState state, String residenceDistrict, LocalDate from, LocalDate to) {
    public ResidencySpell {
      Require.present("residency.state", state);
      Require.spell("residency", from, to);
    }
  }

  /** The child's home library from a day up to, not including, another. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record HomeLibrarySpell(String library, LocalDate from, LocalDate to) {
    public HomeLibrarySpell {
      Require.present("homeLibrary.library", library);
      Require.spell("homeLibrary", from, to);
    }
  }
}
