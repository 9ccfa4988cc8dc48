package throughline.membership.enrolment;

import throughline.platform.core.input.InvalidInput;

/** The card is somebody's already, or was until it was lost: take another one. */
final class CardTaken {

  static final String FIELD = "cardNumber";
  static final String MESSAGE =
      "This card was already given to a member. Check the number or take another card";

  private CardTaken() {}

  static InvalidInput error() {
    return new InvalidInput(FIELD, MESSAGE);
  }
}
