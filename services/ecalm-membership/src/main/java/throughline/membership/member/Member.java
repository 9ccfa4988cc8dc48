package throughline.membership.member;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import throughline.contracts.membership.MemberState.Channel;
import throughline.contracts.membership.MemberState.FirstLoan;
import throughline.contracts.membership.MemberState.MembershipStatus;
import throughline.contracts.membership.MemberState.RecordState;
import throughline.membership.library.Library;
import throughline.membership.office.Office;
import throughline.platform.core.time.London;

/** A library member as a key and dated facts; who that is lies in the vault. */
@Entity
@Table(name = "member")
public class Member {

  /** Of so many members that are read together their spells are, too. */
  private static final int SPELLS_AT_ONCE = 100;

  private static final int SOON = 90;
  private static final int A_YEAR = 365;

  @Id private UUID key;

  /** Events carry it, and their first is 1. */
  @Version private long version = 1;

  @Enumerated(EnumType.STRING)
  @Column(name = "record_state")
  private RecordState recordState;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  @Column(name = "enrolled_on")
  private LocalDate enrolledOn;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "enrolled_at_library")
  private Library enrolledAt;

  /** Null for a member whom no registrar enrolled, and for those of before offices were kept. */
  @Column(name = "enrolled_at_office")
  private String enrolledAtOffice;

  @ElementCollection
  @CollectionTable(name = "membership_spell", joinColumns = @JoinColumn(name = "member_key"))
  @OrderBy("fromDate")
  @BatchSize(size = SPELLS_AT_ONCE)
  private List<MembershipSpell> membership = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "residency_spell", joinColumns = @JoinColumn(name = "member_key"))
  @OrderBy("fromDate")
  @BatchSize(size = SPELLS_AT_ONCE)
  private List<ResidencySpell> residency = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "home_library_spell", joinColumns = @JoinColumn(name = "member_key"))
  @OrderBy("fromDate")
  @BatchSize(size = SPELLS_AT_ONCE)
  private List<HomeLibrarySpell> homeLibrary = new ArrayList<>();

  @Column(name = "under5_until_quarter")
  private String under5UntilQuarter;

  /** Null for members of before households were kept. */
  @Column(name = "household_key")
  private UUID householdKey;

  @Column(name = "notice_version")
  private String noticeVersion;

  /** Null unless somebody said that the child has died. */
  @Enumerated(EnumType.STRING)
  private Death death;

  /** From when the death ended the membership; null if something else had before. */
  @Column(name = "death_ended_from")
  private LocalDate deathEndedFrom;

  @Column(name = "withdrawn_on")
  private LocalDate withdrawnOn;

  /** Null unless the guardians disagree. */
  @Column(name = "held_since")
  private Instant heldSince;

  @Column(name = "sealed_at")
  private Instant sealedAt;

  @Column(name = "erased_at")
  private Instant erasedAt;

  /** The key of the record that stands for the child now; null unless this one was merged. */
  @Column(name = "merged_into")
  private UUID mergedInto;

  @Column(name = "merged_at")
  private Instant mergedAt;

  /** Null until something is borrowed. */
  @Column(name = "first_loan_on")
  private LocalDate firstLoanOn;

  @Column(name = "recorded_by")
  private String recordedBy;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  protected Member() {}

  /**
   * A member from today on, by a registrar of the office whose sign-in has the subject.
   *
   * @param dateOfBirth of which no more is kept here than the quarter of the fifth birthday
   * @param household a random key that the children of one visit share
   * @param noticeVersion of the privacy notice that the family was given
   */
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
    member.recordState = RecordState.VALID;
    member.channel = Channel.REGISTRAR;
    member.enrolledOn = today;
    member.enrolledAt = library;
    member.enrolledAtOffice = office.code();
    member.membership.add(new MembershipSpell(MembershipStatus.ACTIVE, today, null));
    member.residency.add(new ResidencySpell(residence.state(), residence.district(), today, null));
    member.homeLibrary.add(new HomeLibrarySpell(library.code(), today, null));
    member.under5UntilQuarter = Under5.untilQuarter(dateOfBirth);
    member.householdKey = household;
    member.noticeVersion = noticeVersion;
    member.recordedBy = registrar;
    member.recordedAt = now;
    return member;
  }

  /** The random key that stands for the member everywhere outside the vault. */
  public UUID key() {
    return key;
  }

  public LocalDate enrolledOn() {
    return enrolledOn;
  }

  /** When the enrolment was recorded. */
  public Instant recordedAt() {
    return recordedAt;
  }

  /** The library chosen at the enrolment. */
  public Library enrolledAt() {
    return enrolledAt;
  }

  /** The code of the registration office, null if there was none. */
  public String enrolledAtOffice() {
    return enrolledAtOffice;
  }

  /** A random key that the children of one visit share; null for members of before. */
  UUID household() {
    return householdKey;
  }

  /** The version of the privacy notice that the family was given; null if that is not known. */
  public String noticeVersion() {
    return noticeVersion;
  }

  /** The code of the library where the member belongs now; null if to none. */
  public String belongsTo() {
    return homeLibrary.stream()
        .filter(spell -> spell.toDate() == null)
        .map(HomeLibrarySpell::library)
        .findFirst()
        .orElse(null);
  }

  /** Whether this registrar enrolled the member on that local day, and it still stands. */
  public boolean canBePutRightBy(String registrar, LocalDate today) {
    return isActive() && recordedBy.equals(registrar) && enrolledOn.equals(today);
  }

  /** Whether the enrolment was taken back: the record stands for nobody. */
  public boolean isUndone() {
    return recordState == RecordState.IN_ERROR;
  }

  /** What became of the membership; the latest of what cannot be undone comes first. */
  public Standing standing() {
    if (erasedAt != null) {
      return Standing.ERASED;
    }
    if (isUndone()) {
      return Standing.UNDONE;
    }
    if (recordState == RecordState.MERGED) {
      return Standing.MERGED;
    }
    if (sealedAt != null) {
      return Standing.SEALED;
    }
    if (death != null) {
      return death == Death.CONFIRMED ? Standing.DEAD : Standing.REPORTED_DEAD;
    }
    return withdrawnOn == null ? Standing.ACTIVE : Standing.WITHDRAWN;
  }

  public boolean isErased() {
    return erasedAt != null;
  }

  /** Whether the card can be used and the family be written to, as far as the member goes. */
  public boolean isActive() {
    return standing() == Standing.ACTIVE;
  }

  /** Somebody said today that the child has died: nobody has to prove it. */
  public void reportDeath(LocalDate today) {
    death = Death.REPORTED;
    deathEndedFrom = Ends.withMonthOf(today, membership).orElse(null);
  }

  /** It is so. The membership ended with the month of the report. */
  public void confirmDeath() {
    death = Death.CONFIRMED;
  }

  /** It is so. The membership ended with the month of that day, unless it had before. */
  public void confirmDeath(LocalDate diedOn) {
    if (deathEndedFrom != null) {
      takeDeathBack();
      deathEndedFrom = Ends.withMonthOf(diedOn, membership).orElse(null);
    }
    death = Death.CONFIRMED;
  }

  /** It is not so: everything is as it was. */
  public void takeDeathBack() {
    if (deathEndedFrom != null) {
      Ends.takeBack(deathEndedFrom, membership);
    }
    death = null;
    deathEndedFrom = null;
  }

  /** On which day the family withdrew; null if it did not. */
  public LocalDate withdrawnOn() {
    return withdrawnOn;
  }

  /** Whether nothing is sent and no guardian changes anything, since they disagree. */
  public boolean isHeld() {
    return heldSince != null;
  }

  /** The guardians disagree. Borrowing goes on. */
  public void hold(Instant now) {
    heldSince = now;
  }

  /** Staff have looked, and things go on. */
  public void release() {
    heldSince = null;
  }

  /** The family does not want the membership any more. */
  public void withdraw(LocalDate today) {
    withdrawnOn = today;
    Ends.withMonthOf(today, membership);
  }

  /** The family wants it again. */
  public void resume(LocalDate today) {
    withdrawnOn = null;
    Ends.goOn(today, membership);
  }

  /** Closes the record: it is shown to nobody any more. */
  public void seal(Instant now) {
    sealedAt = now;
    Ends.withMonthOf(London.dateOf(now), membership);
  }

  /** Nothing tells any more who it was, nor with whom they were enrolled. */
  public void erase(Instant now) {
    erasedAt = now;
    householdKey = null;
    Ends.withMonthOf(London.dateOf(now), membership);
  }

  /** The first day from which the child can have moved: where it lives is known from then on. */
  public LocalDate livesThereSince() {
    return residency.get(residency.size() - 1).fromDate();
  }

  /** Where the child lives now. */
  public Residence residence() {
    var last = residency.get(residency.size() - 1);
    return new Residence(last.state(), last.district());
  }

  /**
   * The child lives somewhere else from that day on, which must not be before {@link
   * #livesThereSince()}; from that same day it is a correction.
   */
  public void move(Residence residence, LocalDate from) {
    var last = residency.remove(residency.size() - 1);
    if (last.fromDate().isBefore(from)) {
      residency.add(new ResidencySpell(last.state(), last.district(), last.fromDate(), from));
    }
    residency.add(new ResidencySpell(residence.state(), residence.district(), from, null));
  }

  /**
   * Takes over a corrected date of birth, of which no more is kept here than the quarter.
   *
   * @return whether that is another one, which is all that anybody outside may know
   */
  public boolean correctDateOfBirth(LocalDate dateOfBirth) {
    var before = under5UntilQuarter;
    under5UntilQuarter = Under5.untilQuarter(dateOfBirth);
    return !before.equals(under5UntilQuarter);
  }

  /**
   * Something was borrowed for the first time on that day, null for never after all.
   *
   * @return whether what is published of it is another now
   */
  public boolean borrowedFirstOn(LocalDate day) {
    var before = firstLoan();
    firstLoanOn = day;
    return before != firstLoan();
  }

  /** How soon after the enrolment that was; null until it is. */
  FirstLoan firstLoan() {
    if (firstLoanOn == null) {
      return null;
    }
    var days = ChronoUnit.DAYS.between(enrolledOn, firstLoanOn);
    if (days <= SOON) {
      return FirstLoan.WITHIN_90_DAYS;
    }
    return days <= A_YEAR ? FirstLoan.WITHIN_365_DAYS : FirstLoan.LATER;
  }

  /** Replaces a library that was entered by mistake, as if this had been entered at first. */
  public void correctHomeLibrary(Library right) {
    enrolledAt = right;
    homeLibrary.clear();
    homeLibrary.add(new HomeLibrarySpell(right.code(), enrolledOn, null));
  }

  /**
   * The family uses another library from that day on; of two choices of one day the last counts.
   */
  public void changeHomeLibrary(Library chosen, LocalDate from) {
    var last = homeLibrary.remove(homeLibrary.size() - 1);
    if (last.fromDate().isBefore(from)) {
      homeLibrary.add(new HomeLibrarySpell(last.library(), last.fromDate(), from));
    }
    homeLibrary.add(new HomeLibrarySpell(chosen.code(), from, null));
  }

  /** Takes the enrolment back. Its spells stay: a record made in error counts nowhere. */
  public void undo() {
    recordState = RecordState.IN_ERROR;
  }

  /**
   * The child has another record, which stands from now on. This one stays as it is, for a while.
   */
  public void mergeInto(Member kept, Instant now) {
    recordState = RecordState.MERGED;
    mergedInto = kept.key;
    mergedAt = now;
  }

  /** They are two children: everything is as it was. */
  public void takeMergeBack() {
    recordState = RecordState.VALID;
    mergedInto = null;
    mergedAt = null;
  }

  /** The key of the record into which this one was merged; null if it was not. */
  public UUID mergedInto() {
    return mergedInto;
  }

  /** When it was merged; null if it was not. */
  public Instant mergedAt() {
    return mergedAt;
  }

  /** How many changes there were, from 1. */
  public long version() {
    return version;
  }

  RecordState recordState() {
    return recordState;
  }

  Channel channel() {
    return channel;
  }

  List<MembershipSpell> membership() {
    return membership;
  }

  List<ResidencySpell> residency() {
    return residency;
  }

  List<HomeLibrarySpell> homeLibrary() {
    return homeLibrary;
  }

  String recordedBy() {
    return recordedBy;
  }

  String under5UntilQuarter() {
    return under5UntilQuarter;
  }
}
