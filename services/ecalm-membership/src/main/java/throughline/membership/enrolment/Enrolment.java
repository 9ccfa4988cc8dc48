package throughline.membership.enrolment;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.card.CardNumber;
import throughline.membership.library.Library;
import throughline.membership.member.Residence;
import throughline.membership.office.Office;
import throughline.membership.vault.Child;
import throughline.membership.vault.Contact;
import throughline.membership.vault.Guardian;
import throughline.membership.vault.Relationship;

/** An enrolment that has been read and found right; {@link ReadEnrolment} makes it. */
record Enrolment(
    Office office,
    String givenNames,
    String familyName,
    LocalDate dateOfBirth,
    Residence residence,
    String guardianName,
    Relationship relationship,
    Contact contact,
    Library library,
    CardNumber card,
    Optional<UUID> deferredOffer) {

  Child child(UUID memberKey) {
    return new Child(memberKey, givenNames, familyName, dateOfBirth);
  }

  Guardian guardian(UUID memberKey) {
    return new Guardian(memberKey, guardianName, relationship, contact);
  }

  /** Hides a family from any log that this object slips into. */
  @Override
  public String toString() {
    return "Enrolment";
  }
}
