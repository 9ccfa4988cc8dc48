package throughline.bookings.booking;

import java.util.UUID;
import throughline.platform.web.input.Form;

/**
 * One line of a register and the forms of its buttons. Each has a key of its own, so that a double
 * click is one, and no id or field name comes twice on the page.
 */
record RegisterRow(RegisterEntry entry, Form attended, Form part, Form noShow) {

  /** The form that was sent, with its messages, goes to the line that it belongs to. */
  static RegisterRow of(RegisterEntry entry, Form sent) {
    var isOfThisLine = !sent.error(minutesField(entry.id())).isEmpty();
    return new RegisterRow(entry, Form.blank(), isOfThisLine ? sent : Form.blank(), Form.blank());
  }

  static String minutesField(UUID booking) {
    return "minutes-" + booking;
  }

  public String minutesField() {
    return minutesField(entry.id());
  }
}
