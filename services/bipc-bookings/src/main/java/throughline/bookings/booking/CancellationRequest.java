package throughline.bookings.booking;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;

/** A cancelling as the API or the form sends it. */
@Schema(name = "Cancel", description = "Why staff cancel")
public record CancellationRequest(
    @Schema(
            description =
                "What those who lose their place are told. Not asked of whoever cancels their own booking",
            examples = "The adviser is ill",
            maxLength = 200)
        String reason) {

  private static final int LONGEST_REASON = 200;

  /**
   * The reason of staff.
   *
   * @throws InvalidInput if it is missing or too long
   */
  String read() {
    var fields = new Fields();
    var read =
        fields.text(
            "reason", reason, LONGEST_REASON, "Enter a reason. It is told to whoever has a place");
    fields.throwIfAny();
    return read;
  }
}
