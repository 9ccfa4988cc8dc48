package throughline.tracker.entry.observation;

import throughline.platform.web.input.Form;

/**
 * A figure as typed.
 *
 * @param period the last day of its period
 * @param place a library's code; blank for the whole county
 * @param reason why it is corrected or withdrawn
 */
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
