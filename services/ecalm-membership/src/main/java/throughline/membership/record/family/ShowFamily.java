package throughline.membership.record.family;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import throughline.membership.person.vault.ContactChanges;
import throughline.membership.person.vault.ContactChanges.Asked;
import throughline.platform.core.time.London;
import throughline.platform.web.seal.Secret;

/** A guardian looks what is held. */
@ApplicationScoped
class ShowFamily {

  /** A child, and what this guardian can do about it now. */
  record Shown(FamilyChild child, List<FamilyChange> possible) {}

  /**
   * What is held of the reader.
   *
   * @param askedFor the address that they gave and nobody has confirmed yet; null if there is none
   */
  record Reader(FamilyChild.Myself me, String askedFor, boolean mayAsk) {

    @Override
    public String toString() {
      return "Reader";
    }
  }

  /** Every child of the visit of whom something is shown, and the reader. */
  record Held(List<Shown> children, Reader reader) {

    /** The office that can erase it, which is one for all of a visit; null if that is not known. */
    public String office() {
      return children.get(0).child().office();
    }
  }

  private final FamilyRecords records;
  private final ContactChanges contactChanges;
  private final Clock clock;

  ShowFamily(FamilyRecords records, ContactChanges contactChanges, Clock clock) {
    this.records = records;
    this.contactChanges = contactChanges;
    this.clock = clock;
  }

  @Transactional
  Held show(Optional<Secret> session) {
    var today = London.today(clock);
    var children = records.shown(session);
    var askedFor = contactChanges.of(records.person(session)).map(Asked::email).orElse(null);
    return new Held(
        children.stream()
            .map(child -> new Shown(child, FamilyChange.possible(child, today)))
            .toList(),
        new Reader(
            children.get(0).guardian(), askedFor, FamilyRecords.reachable(children).isPresent()));
  }
}
