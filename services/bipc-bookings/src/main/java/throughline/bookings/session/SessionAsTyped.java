package throughline.bookings.session;

import throughline.platform.web.input.Form;

/**
 * A session as the API or the form sends it: text, so that an answer can name every wrong field.
 */
record SessionAsTyped(
    String title, String venue, StartAsTyped start, String minutes, String capacity) {

  static SessionAsTyped of(Form form) {
    return new SessionAsTyped(
        form.text("title"),
        form.text("venue"),
        StartAsTyped.of(form),
        form.text("minutes"),
        form.text("capacity"));
  }
}
