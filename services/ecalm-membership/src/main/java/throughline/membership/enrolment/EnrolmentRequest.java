package throughline.membership.enrolment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.web.input.Form;

/**
 * An enrolment as the API or the form sends it: text, so that an answer can name every wrong field.
 * There is no field for anything else, so whoever sends more (a health service number, a maiden
 * name) is refused, and it is stored nowhere.
 */
@Schema(name = "EnrolNewborn", description = "A child, one guardian, a library and a card")
public record EnrolmentRequest(
    @Schema(
            description = "Code of the registration office; may be left out if you have only one",
            examples = "OXFORD")
        String office,
    @Schema(description = "At least one of the two names", examples = "Siân Mair")
        String childGivenNames,
    @Schema(description = "At least one of the two names", examples = "ó Súilleabháin-O’Brien")
        String childFamilyName,
    @Schema(description = "Under 5 years ago", examples = "2026-11-02", required = true)
        String dateOfBirth,
    @Schema(
            description = "GSS code of a district of the county, OUT_OF_COUNTY, or UNKNOWN",
            examples = "E07000177",
            required = true)
        String residence,
    @Schema(examples = "Aminah", required = true) String guardianName,
    @Schema(
            enumeration = {
              "MOTHER",
              "FATHER",
              "PARENT",
              "RELATIVE",
              "FOSTER_CARER",
              "LOCAL_AUTHORITY",
              "OTHER"
            },
            required = true)
        String guardianRelationship,
    @Schema(
            description = "One e-mail address or phone number",
            examples = "01632 960 001",
            required = true)
        String guardianContact,
    @Schema(description = "Code of the home library", examples = "BANB", required = true)
        String library,
    @Schema(
            description = "14 digits with a check digit; spaces and A to D at the ends are dropped",
            examples = "2 2390 00002789 5",
            required = true)
        String cardNumber,
    @Schema(description = "The deferred offer that is accepted by this, if there was one")
        String deferredOffer) {

  static EnrolmentRequest of(Form form) {
    return new EnrolmentRequest(
        form.text("office"),
        form.text("childGivenNames"),
        form.text("childFamilyName"),
        form.date("dateOfBirth"),
        form.text("residence"),
        form.text("guardianName"),
        form.text("guardianRelationship"),
        form.text("guardianContact"),
        form.text("library"),
        form.text("cardNumber"),
        form.text("deferredOffer"));
  }

  /** Hides a family from any log that this object slips into. */
  @Override
  public String toString() {
    return "EnrolmentRequest";
  }
}
