package throughline.membership.member;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OrderBy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.BatchSize;
import throughline.contracts.membership.MemberState.MembershipStatus;
import throughline.contracts.membership.MemberState.ResidencyState;
import throughline.publishing.library.Library;

/** What is true of a member from a day up to another. */
@MappedSuperclass
abstract class MemberSpells {
  /** The child belonged to this library from a day up to, not including, another. */
  @Embeddable
  record HomeLibrarySpell(
      @Column(name = "library_code") String library,
      @Column(name = "from_date") LocalDate fromDate,
      @Column(name = "to_date") LocalDate toDate) {}

  /** The child lived there from a day up to, not including, another. */
  @Embeddable
  record ResidencySpell(
      @Enumerated(EnumType.STRING) ResidencyState state,
      @Column(name = "district_code") String district,
      @Column(name = "from_date") LocalDate fromDate,
      @Column(name = "to_date") LocalDate toDate) {}

  /** The membership had this status from a day up to, not including, another. */
  @Embeddable
  record MembershipSpell(
      @Enumerated(EnumType.STRING) MembershipStatus status,
      @Column(name = "from_date") LocalDate fromDate,
      @Column(name = "to_date") LocalDate toDate) {}

  private static final int SPELLS_AT_ONCE = 100;

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

  void begin(LocalDate day, Residence residence, Library library) {
    membership.add(new MembershipSpell(MembershipStatus.ACTIVE, day, null));
    residency.add(new ResidencySpell(residence.state(), residence.district(), day, null));
    homeLibrary.add(new HomeLibrarySpell(library.code(), day, null));
  }

  void belongedTo(Library library, LocalDate since) {
    homeLibrary.clear();
    homeLibrary.add(new HomeLibrarySpell(library.code(), since, null));
  }

  /** The code of the library where the member belongs now; null if to none. */
  public String belongsTo() {
    return homeLibrary.stream()
        .filter(spell -> spell.toDate() == null)
        .map(HomeLibrarySpell::library)
        .findFirst()
        .orElse(null);
  }

  public LocalDate livesThereSince() {
    return residency.get(residency.size() - 1).fromDate();
  }

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
   * The family uses another library from that day on; of two choices of one day the last counts.
   */
  public void changeHomeLibrary(Library chosen, LocalDate from) {
    var last = homeLibrary.remove(homeLibrary.size() - 1);
    if (last.fromDate().isBefore(from)) {
      homeLibrary.add(new HomeLibrarySpell(last.library(), last.fromDate(), from));
    }
    homeLibrary.add(new HomeLibrarySpell(chosen.code(), from, null));
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
}
