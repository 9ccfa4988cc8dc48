package throughline.tracker.entry.observation;

import throughline.platform.web.input.Form;

/** A figure as typed. */
public record ObservationRequest(
    String period, String place, String value, String source, String reason) {

  static ObservationRequest of(Form form) {
    return new ObservationRequest(
        form.text("period"),
        form.text("place"),
        form.text("value"),
        form.text("source"),
        form.text("reason"));
  }
}
