package throughline.membership.desk.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a recorded offer answers. */
@Schema(name = "Offer")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferView(
    @Schema(examples = "OXFORD") String office,
    OfferOutcome outcome,
    @Schema(description = "Of a deferred offer: send it as deferredOffer with the enrolment")
        UUID id,
    @Schema(description = "Of a deferred offer: what the family takes along", examples = "K7QF2")
        String code) {
  static OfferView counted(String office, OfferOutcome outcome) {
    return new OfferView(office, outcome, null, null);
  }

  static OfferView deferred(String office, UUID id, String code) {
    return new OfferView(office, OfferOutcome.DEFERRED, id, code);
  }
}
