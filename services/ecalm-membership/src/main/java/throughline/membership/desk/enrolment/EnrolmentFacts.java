package throughline.membership.desk.enrolment;

import java.util.Optional;
import throughline.membership.card.CardNumber;
import throughline.membership.person.postcode.Located;
import throughline.membership.reference.library.Library;
import throughline.membership.reference.office.Office;
import throughline.platform.core.input.Fields;

/**
 * What enrolments are held against while they are read, asked beforehand for all of them at once.
 */
public interface EnrolmentFacts {
  Office office(Fields fields, String typed);

  Optional<Library> library(String code);

  boolean isDistrict(String code);

  /** What the council's list says of a postcode as typed; empty if it says nothing. */
  Optional<Located> locate(String typedPostcode);

  /**
   * A card that may be given at the office, or null: the field then holds a message, unless a card
   * is given later.
   */
  CardNumber card(Fields fields, String field, String typed, Office office);
}
