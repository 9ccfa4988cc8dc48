package throughline.membership.desk.offer;

import throughline.platform.web.input.Form;

/** How many births an office registered in a month, as typed. */
public record BirthsRequest(String office, String month, String births) {
  static BirthsRequest of(Form form) {
    return new BirthsRequest(form.text("office"), form.text("month"), form.text("births"));
  }
}
