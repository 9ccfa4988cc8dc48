package throughline.membership.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import throughline.contracts.membership.MemberState.Channel;
import throughline.contracts.membership.MemberState.EnrolledAs;
import throughline.contracts.membership.MemberState.FirstLoan;
import throughline.membership.reference.office.Office;
import throughline.platform.core.time.London;
import throughline.publishing.library.Library;

/** A library member as a key and dated facts; who that is lies in the vault. */
@Entity
@Table(name = "member")
public class Member extends MemberLifecycle {
  private static final int SOON = 90;
  private static final int A_YEAR = 365;
  @Id private UUID key;

  @Version private long version = 1;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  @Column(name = "enrolled_on")
  private LocalDate enrolledOn;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "enrolled_at_library")
  private Library enrolledAt;

  /** Null for a member whom no registrar enrolled. */
  @Column(name = "enrolled_at_office")
  private String enrolledAtOffice;

  /** Null of somebody who was 5 or older when they were enrolled. */
  @Column(name = "under5_until_quarter")
  private String under5UntilQuarter;

  /** Null once erased. */
  @Column(name = "household_key")
  private UUID householdKey;

  @Column(name = "notice_version")
  private String noticeVersion;

  /** Null until something is borrowed. */
  @Column(name = "first_loan_on")
  private LocalDate firstLoanOn;

  /**
   * What the first loan was before another record was merged into this one: that of before 25
   * months no row tells. Null of a record that had none, or none merged into it.
   */
  @Column(name = "own_first_loan_on")
  private LocalDate ownFirstLoanOn;

  /** The earliest enrolment of the records that this one stands for; null if that is its own. */
  @Column(name = "first_enrolled_on")
  private LocalDate firstEnrolledOn;

  @Column(name = "recorded_by")
  private String recordedBy;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  protected Member() {}

  public static Member enrolledByRegistrar(
      Office office,
      Library library,
      Residence residence,
      LocalDate dateOfBirth,
      UUID household,
      String noticeVersion,
      String registrar,
      Instant now) {
    var today = London.dateOf(now);
    var member = new Member();
    member.key = UUID.randomUUID();
    member.channel = Channel.REGISTRAR;
    member.enrolledOn = today;
    member.enrolledAt = library;
    member.enrolledAtOffice = office.code();
    member.begin(today, residence, library);
    member.under5UntilQuarter =
        Under5.on(today, dateOfBirth) ? Under5.untilQuarter(dateOfBirth) : null;
    member.householdKey = household;
    member.noticeVersion = noticeVersion;
    member.recordedBy = registrar;
    member.recordedAt = now;
    return member;
  }

  public UUID key() {
    return key;
  }

  public LocalDate enrolledOn() {
    return enrolledOn;
  }

  public Instant recordedAt() {
    return recordedAt;
  }

  public Library enrolledAt() {
    return enrolledAt;
  }

  /** The code of the registration office, null if there was none. */
  public String enrolledAtOffice() {
    return enrolledAtOffice;
  }

  public boolean wasEnrolledUnder5() {
    return under5UntilQuarter != null;
  }

  @Override
  public void erase(Instant now) {
    super.erase(now);
    householdKey = null;
  }

  /** A random key that those of one visit share; null once erased. */
  UUID household() {
    return householdKey;
  }

  /** The version of the privacy notice that the family was given; null if that is not known. */
  public String noticeVersion() {
    return noticeVersion;
  }

  public boolean canBePutRightBy(String registrar, LocalDate today) {
    return isActive() && recordedBy.equals(registrar) && enrolledOn.equals(today);
  }

  public boolean correctDateOfBirth(LocalDate dateOfBirth) {
    if (!wasEnrolledUnder5()) {
      return false;
    }
    var before = under5UntilQuarter;
    under5UntilQuarter = Under5.untilQuarter(dateOfBirth);
    return !before.equals(under5UntilQuarter);
  }

  /** Something was borrowed for the first time on that day, null for never after all. */
  public boolean borrowedFirstOn(LocalDate day, LocalDate since) {
    var firstLoanBefore = firstLoan();
    var enrolledAsBefore = enrolledAs();
    firstLoanOn = day;
    firstEnrolledOn = since.isBefore(enrolledOn) ? since : null;
    return firstLoanBefore != firstLoan() || enrolledAsBefore != enrolledAs();
  }

  /** Another record is merged into this one: the first loan may be the other's from now on. */
  public void keepOwnFirstLoan() {
    ownFirstLoanOn = firstLoanOn;
  }

  /** Null until something is borrowed. */
  public LocalDate firstLoanOn() {
    return firstLoanOn;
  }

  /** How soon after the first enrolment of the child that was; null until it is. */
  FirstLoan firstLoan() {
    if (firstLoanOn == null) {
      return null;
    }
    var days = ChronoUnit.DAYS.between(countedSince(), firstLoanOn);
    if (days <= SOON) {
      return FirstLoan.WITHIN_90_DAYS;
    }
    return days <= A_YEAR ? FirstLoan.WITHIN_365_DAYS : FirstLoan.LATER;
  }

  /**
   * At the first enrolment of the child, by the date of birth as it is known now; null of one who
   * was 5 or older.
   */
  EnrolledAs enrolledAs() {
    if (!wasEnrolledUnder5()) {
      return null;
    }
    return Newborn.on(countedSince(), under5UntilQuarter)
        ? EnrolledAs.NEWBORN
        : EnrolledAs.OLDER_CHILD;
  }

  private LocalDate countedSince() {
    return Objects.requireNonNullElse(firstEnrolledOn, enrolledOn);
  }

  /** Replaces a library that was entered by mistake, as if this had been entered at first. */
  public void correctHomeLibrary(Library right) {
    enrolledAt = right;
    belongedTo(right, enrolledOn);
  }

  public long version() {
    return version;
  }

  Channel channel() {
    return channel;
  }

  String recordedBy() {
    return recordedBy;
  }

  String under5UntilQuarter() {
    return under5UntilQuarter;
  }
}
