package throughline.membership.desk.enrolment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.membership.record.ParseGuardian;
import throughline.membership.record.ParseGuardian.GuardianRequest;
import throughline.platform.web.input.Form;

/**
 * An enrolment as the API or the form sends it: text, so that an answer can name every wrong field.
 * There is no field for anything else, so whoever sends more (a health service number, a maiden
 * name) is refused, and it is stored nowhere.
 */
@Schema(name = "EnrolNewborn", description = "A visit: children, guardians, a library and cards")
public record EnrolmentRequest(
    @Schema(
            description = "Code of the registration office; may be left out if you have only one",
            examples = "OXFORD")
        String office,
    @Schema(description = "At least one of the two names", examples = "Siân Mair")
        String childGivenNames,
    @Schema(description = "At least one of the two names", examples = "ó Súilleabháin-O’Brien")
        String childFamilyName,
    @Schema(
            description = "NOT_NAMED_YET if the given names will be told later",
            enumeration = {"NAMED", "NOT_NAMED_YET"})
        String naming,
    @Schema(description = "Place in a birth of several children, from 1", examples = "1")
        String birthOrder,
    @Schema(description = "Under 5 years ago", examples = "2026-11-02", required = true)
        String dateOfBirth,
    @Schema(
            description = "GSS code of a district of the county, OUT_OF_COUNTY, or UNKNOWN",
            examples = "E07000177",
            required = true)
        String residence,
    @Schema(
            description = "A person, or the council or team that is the corporate parent",
            examples = "Aminah",
            required = true)
        String guardianName,
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
    @Schema(
            description = "NO if messages must not go to the guardian",
            enumeration = {"YES", "NO"})
        String guardianMayContact,
    @Schema(
            description = "NO if the guardian may not change what is held",
            enumeration = {"YES", "NO"})
        String guardianMayManage,
    @Schema(description = "Code of the home library", examples = "BANB", required = true)
        String library,
    @Schema(
            description =
                "As many digits as the council's cards have, with a check digit; spaces and A to D"
                    + " at the ends are dropped",
            examples = "2 2390 00002789 5",
            required = true)
        String cardNumber,
    @Schema(description = "Another guardian, if there is one", examples = "Tom Fernsby")
        String secondGuardianName,
    String secondGuardianRelationship,
    String secondGuardianContact,
    @Schema(enumeration = {"YES", "NO"}) String secondGuardianMayContact,
    @Schema(enumeration = {"YES", "NO"}) String secondGuardianMayManage,
    @Schema(
            description = "RESTRICTED is shown to nobody without a reason; left out if not asked",
            enumeration = {"OPEN", "WITHHELD", "RESTRICTED"})
        String addressPolicy,
    @Schema(
            description = "Lines of the address without the postcode",
            examples = "1 Example Street")
        String address,
    @Schema(examples = "OX1 1ND") String postcode,
    @Schema(
            description =
                "What the family chose to be told by e-mail: REMINDERS, HAND_OVER; not kept where"
                    + " no guardian has an address")
        List<String> preferences,
    @Schema(description = "The deferred offer that is accepted by this, if there was one")
        String deferredOffer,
    @Schema(
            description =
                "Twins, brothers, sisters and adults of the same visit; all or none are enrolled")
        List<ChildRequest> others,
    @Schema(
            description =
                "YES if the visit is refused because there is a record that is likely of one of"
                    + " these children, and it is of another child",
            enumeration = {"YES", "NO"})
        @JsonInclude(JsonInclude.Include.NON_NULL)
        String anotherChild) {
  public EnrolmentRequest {
    preferences = Optional.ofNullable(preferences).orElse(List.of());
    others = Optional.ofNullable(others).orElse(List.of());
  }

  public static EnrolmentRequest of(Form form, LocalDate today) {
    var first = ChildRequest.of(form, "", today);
    return new EnrolmentRequest(
        form.text("office"),
        first.childGivenNames(),
        first.childFamilyName(),
        first.naming(),
        first.birthOrder(),
        first.dateOfBirth(),
        form.text("residence"),
        form.text("guardianName"),
        form.text("guardianRelationship"),
        form.text("guardianContact"),
        form.text("guardianMayContact"),
        form.text("guardianMayManage"),
        form.text("library"),
        first.cardNumber(),
        form.text("secondGuardianName"),
        form.text("secondGuardianRelationship"),
        form.text("secondGuardianContact"),
        form.text("secondGuardianMayContact"),
        form.text("secondGuardianMayManage"),
        form.text("addressPolicy"),
        form.text("address"),
        form.text("postcode"),
        form.ticked("preferences"),
        form.text("deferredOffer"),
        ChildRequest.others(form, today),
        null);
  }

  boolean isAnotherChild() {
    return ParseGuardian.Answer.YES.name().equals(anotherChild);
  }

  ChildRequest first() {
    return new ChildRequest(
        childGivenNames, childFamilyName, naming, birthOrder, dateOfBirth, cardNumber);
  }

  GuardianRequest guardian() {
    return new GuardianRequest(
        guardianName, guardianRelationship, guardianContact, guardianMayContact, guardianMayManage);
  }

  GuardianRequest secondGuardian() {
    return new GuardianRequest(
        secondGuardianName,
        secondGuardianRelationship,
        secondGuardianContact,
        secondGuardianMayContact,
        secondGuardianMayManage);
  }

  /** Hides a family from any log that this object slips into. */
  @Override
  public String toString() {
    return "EnrolmentRequest";
  }
}
