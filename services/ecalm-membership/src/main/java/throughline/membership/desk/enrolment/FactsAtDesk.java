package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import throughline.membership.card.CardNumber;
import throughline.membership.card.Cards;
import throughline.membership.card.CheckStock;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.person.postcode.Located;
import throughline.membership.person.postcode.Postcodes;
import throughline.membership.person.suppression.Suppressions;
import throughline.membership.reference.library.Districts;
import throughline.membership.reference.library.Libraries;
import throughline.membership.reference.library.Library;
import throughline.membership.reference.office.Office;
import throughline.membership.reference.office.ParseOffice;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;

/** Asks the database for each thing when it is read: a visit has few. */
@ApplicationScoped
class FactsAtDesk {

  private final ParseOffice readOffice;
  private final Libraries libraries;
  private final Districts districts;
  private final Postcodes postcodes;
  private final Cards cards;
  private final CheckStock checkStock;
  private final ParseCardNumber readCardNumber;
  private final Suppressions suppressions;

  FactsAtDesk(
      ParseOffice readOffice,
      Libraries libraries,
      Districts districts,
      Postcodes postcodes,
      Cards cards,
      CheckStock checkStock,
      ParseCardNumber readCardNumber,
      Suppressions suppressions) {
    this.readOffice = readOffice;
    this.libraries = libraries;
    this.districts = districts;
    this.postcodes = postcodes;
    this.cards = cards;
    this.checkStock = checkStock;
    this.readCardNumber = readCardNumber;
    this.suppressions = suppressions;
  }

  /** Those of a registrar of these offices on that day. */
  EnrolmentFacts of(Places places, LocalDate today) {
    return new EnrolmentFacts() {

      @Override
      public Office office(Fields fields, String typed) {
        return readOffice.read(fields, typed, places);
      }

      @Override
      public Optional<Library> library(String code) {
        return libraries.find(code);
      }

      @Override
      public boolean isDistrict(String code) {
        return districts.isKnown(code);
      }

      @Override
      public Optional<Located> locate(String typedPostcode) {
        return postcodes.locate(typedPostcode);
      }

      @Override
      public CardNumber card(Fields fields, String field, String typed, Office office) {
        return FactsAtDesk.this.card(fields, field, typed, office);
      }

      @Override
      public boolean isSuppressed(NewChild child) {
        var order = Optional.ofNullable(child.birthOrder());
        return suppressions.include(child.name(), child.dateOfBirth(), order, today);
      }
    };
  }

  private CardNumber card(Fields fields, String field, String typed, Office office) {
    var card = readCardNumber.read(fields, field, typed);
    if (card == null || office == null) {
      return card;
    }
    if (cards.isTaken(card)) {
      fields.reject(field, ParseEnrolment.CARD_TAKEN);
    }
    checkStock.refusal(card, office.code()).ifPresent(refusal -> fields.reject(field, refusal));
    return card;
  }
}
