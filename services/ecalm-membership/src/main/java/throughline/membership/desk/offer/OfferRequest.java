package throughline.membership.desk.offer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.web.input.Form;

/** The outcome of an offer as the API or a button sends it. It asks for no reason and no name. */
@Schema(name = "RecordOffer", description = "What came of an offer that made no member")
public record OfferRequest(
    @Schema(
            description = "Code of the registration office; may be left out if you have only one",
            examples = "OXFORD")
        String office,
    @Schema(
            enumeration = {"DECLINED", "NOT_OFFERED", "DEFERRED"},
            required = true)
        String outcome) {
  static OfferRequest of(Form form) {
    return new OfferRequest(form.text("office"), form.text("outcome"));
  }
}
