package throughline.membership.card;

import throughline.platform.web.input.Form;

/** Cards that follow each other, as typed, and what is done with them. */
record BatchRequest(String office, String firstCard, String lastCard, String reason) {
  static BatchRequest of(Form form) {
    return new BatchRequest(
        form.text("office"), form.text("firstCard"), form.text("lastCard"), form.text("reason"));
  }

  /** Hides cards from any log that this object slips into. */
  @Override
  public String toString() {
    return "BatchRequest";
  }
}
