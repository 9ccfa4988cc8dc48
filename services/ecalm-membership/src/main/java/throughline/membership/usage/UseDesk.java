package throughline.membership.usage;

import java.util.HashSet;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.shared.Roles;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.web.layout.CurrentPerson;

/**
 * Who tells of the use of libraries.
 *
 * @param subject the sign-in's own name for the person or system
 * @param libraries those of which it may tell, and whose deliveries it sees
 */
public record UseDesk(String subject, Places libraries) {

  /** Rows in one call, and in one transaction. */
  public static final int MOST_ROWS = 1_000;

  static UseDesk of(CurrentPerson person) {
    var staff = person.placesOf(Roles.LIBRARY_STAFF);
    var system = person.placesOf(Roles.LIBRARY_SYSTEM);
    return new UseDesk(person.subject(), together(staff, system).required());
  }

  private static Places together(Places one, Places other) {
    if (one.all() || other.all()) {
      return Places.everywhere();
    }
    var codes = new HashSet<>(one.codes());
    codes.addAll(other.codes());
    return new Places(false, codes);
  }

  static String batch(Fields fields, String typed) {
    var batch =
        fields.text(
            "batch", typed, 64, "Enter the reference of the batch, such as loans-2026-11-24");
    if (batch != null && !batch.matches("[A-Za-z0-9._-]+")) {
      fields.reject(
          "batch",
          "A batch reference has letters, digits, dots, hyphens and underscores only, such as"
              + " loans-2026-11-24");
    }
    if (batch != null && ParseCardNumber.isAll(batch)) {
      fields.reject("batch", "This could be a card number. Put a word before it, such as loans-");
    }
    return batch;
  }
}
