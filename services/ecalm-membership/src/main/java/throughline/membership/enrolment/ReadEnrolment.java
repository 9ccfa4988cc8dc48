package throughline.membership.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.card.CardNumber;
import throughline.membership.card.Cards;
import throughline.membership.card.ReadCardNumber;
import throughline.membership.library.Districts;
import throughline.membership.library.ReadLibrary;
import throughline.membership.member.Residence;
import throughline.membership.member.Under5;
import throughline.membership.office.ReadOffice;
import throughline.membership.vault.Contact;
import throughline.membership.vault.NamePart;
import throughline.membership.vault.Relationship;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;

/** Turns an enrolment as typed into one that can be kept, or names every wrong field. */
@ApplicationScoped
class ReadEnrolment {

  static final String OUT_OF_COUNTY = "OUT_OF_COUNTY";
  static final String UNKNOWN = "UNKNOWN";
  static final String CARD_TAKEN =
      "This card was already given to a member. Check the number or take another card";

  private static final String CARD = "cardNumber";

  private static final int CODE_LENGTH = 50;

  private final ReadOffice readOffice;
  private final ReadLibrary readLibrary;
  private final Districts districts;
  private final Cards cards;
  private final ReadCardNumber readCardNumber;

  ReadEnrolment(
      ReadOffice readOffice,
      ReadLibrary readLibrary,
      Districts districts,
      Cards cards,
      ReadCardNumber readCardNumber) {
    this.readOffice = readOffice;
    this.readLibrary = readLibrary;
    this.districts = districts;
    this.cards = cards;
    this.readCardNumber = readCardNumber;
  }

  /**
   * The enrolment, if everything about it is right today.
   *
   * @param places the registrar's offices
   * @throws InvalidInput naming every wrong field, in the order of the form
   */
  Enrolment read(EnrolmentRequest typed, LocalDate today, Places places) {
    var fields = new Fields();
    var office = readOffice.read(fields, typed.office(), places);
    var givenNames = NamePart.read(fields, "childGivenNames", typed.childGivenNames());
    var familyName = NamePart.read(fields, "childFamilyName", typed.childFamilyName());
    requireOneOf(fields, givenNames, familyName);
    var enrolment =
        new Enrolment(
            office,
            givenNames.orElse(null),
            familyName.orElse(null),
            dateOfBirth(fields, typed.dateOfBirth(), today),
            residence(fields, typed.residence()),
            guardianName(fields, typed.guardianName()),
            relationship(fields, typed.guardianRelationship()),
            Contact.read(fields, "guardianContact", typed.guardianContact()),
            readLibrary.read(fields, "library", typed.library()),
            card(fields, typed.cardNumber()),
            deferredOffer(fields, typed.deferredOffer()));
    fields.throwIfAny();
    return enrolment;
  }

  /** What is said when the card has become somebody's since it was read. */
  static InvalidInput cardTaken() {
    return new InvalidInput(CARD, CARD_TAKEN);
  }

  private static void requireOneOf(
      Fields fields, Optional<String> givenNames, Optional<String> familyName) {
    var bothRight = fields.ok("childGivenNames") && fields.ok("childFamilyName");
    if (bothRight && givenNames.isEmpty() && familyName.isEmpty()) {
      fields.reject("childGivenNames", "Enter the child's name: one name is enough");
    }
  }

  private static LocalDate dateOfBirth(Fields fields, String typed, LocalDate today) {
    var born = fields.dateNear(today, "dateOfBirth", typed, "Enter the child's date of birth");
    if (born == null) {
      return null;
    }
    if (born.isAfter(today)) {
      fields.reject("dateOfBirth", "The date of birth must be today or in the past");
    } else if (!Under5.on(today, born)) {
      fields.reject(
          "dateOfBirth",
          "By this date the child is 5 or older: check it, or enrol the child at a library");
    }
    return born;
  }

  private Residence residence(Fields fields, String typed) {
    var code = fields.text("residence", typed, CODE_LENGTH, "Choose where the child lives");
    if (code == null) {
      return null;
    }
    return switch (code) {
      case OUT_OF_COUNTY -> Residence.OUT_OF_COUNTY;
      case UNKNOWN -> Residence.UNKNOWN;
      default -> district(fields, code);
    };
  }

  private Residence district(Fields fields, String code) {
    var district = districts.findByIdOptional(code);
    if (district.isEmpty()) {
      fields.reject("residence", "Choose where the child lives from the list");
    }
    return district.map(known -> Residence.inCounty(known.code())).orElse(null);
  }

  private static String guardianName(Fields fields, String typed) {
    var name = NamePart.read(fields, "guardianName", typed);
    if (name.isEmpty() && fields.ok("guardianName")) {
      fields.reject("guardianName", "Enter the guardian's name");
    }
    return name.orElse(null);
  }

  private static Relationship relationship(Fields fields, String typed) {
    return fields.oneOf(
        "guardianRelationship",
        typed,
        Relationship.class,
        "Choose what the guardian is to the child");
  }

  /** One that does not wait any more is no reason to refuse a child. */
  private static Optional<UUID> deferredOffer(Fields fields, String typed) {
    try {
      return TypedText.given(typed).map(UUID::fromString);
    } catch (IllegalArgumentException notOurs) {
      fields.reject("deferredOffer", "Send the id of the deferred offer, or leave it out");
      return Optional.empty();
    }
  }

  private CardNumber card(Fields fields, String typed) {
    var card = readCardNumber.read(fields, CARD, typed);
    if (card != null && cards.isTaken(card)) {
      fields.reject(CARD, CARD_TAKEN);
    }
    return card;
  }
}
