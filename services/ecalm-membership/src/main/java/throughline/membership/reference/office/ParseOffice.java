package throughline.membership.reference.office;

import jakarta.enterprise.context.ApplicationScoped;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;

/** Turns the code of a registration office as sent into the office. */
@ApplicationScoped
public class ParseOffice {
  private static final int CODE_LENGTH = 50;
  private final Offices offices;

  ParseOffice(Offices offices) {
    this.offices = offices;
  }

  /**
   * The office, or null when it is missing or not the registrar's: the field then holds a message.
   * Whoever has one office only is not asked.
   */
  public Office read(Fields fields, String typed, Places places) {
    var own = offices.of(places);
    if (own.size() == 1 && TypedText.given(typed).isEmpty()) {
      return own.get(0);
    }
    var code = fields.text("office", typed, CODE_LENGTH, "Choose the registration office");
    var office = own.stream().filter(each -> each.code().equals(code)).findFirst();
    if (code != null && office.isEmpty()) {
      fields.reject("office", "Choose a registration office of yours from the list");
    }
    return office.orElse(null);
  }
}
