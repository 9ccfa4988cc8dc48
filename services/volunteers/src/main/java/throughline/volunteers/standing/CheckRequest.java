package throughline.volunteers.standing;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.web.input.Form;
import throughline.volunteers.role.DbsLevel;
import throughline.volunteers.role.VolunteerRole;
import throughline.volunteers.role.VolunteerRoles;

/** A DBS check that was seen, as the API or the form sends it: never its number, nor a copy. */
@Schema(
    name = "RecordCheck",
    description = "That a DBS certificate, or its status, was seen: never its number or content")
public record CheckRequest(
    @Schema(description = "Code of the role", examples = "home-library", required = true)
        String role,
    @Schema(
            enumeration = {"BASIC", "STANDARD", "ENHANCED", "ENHANCED_BARRED"},
            required = true)
        String level,
    @Schema(
            description = "As the certificate says; not of a basic one",
            enumeration = {"CHILD", "ADULT", "CHILD_AND_ADULT", "OTHER"})
        String workforce,
    @Schema(examples = "2026-11-02", required = true) String issuedOn,
    @Schema(description = "YES if the update service is subscribed to") String updateService,
    @Schema(description = "When its status was last looked up there", examples = "2026-11-24")
        String statusCheckedOn,
    @Schema(
            enumeration = {"SUITABLE", "NOT_SUITABLE"},
            required = true)
        String decision) {

  private static final int YOUNGEST = 16;

  /** What a certificate says of the work. */
  enum CertifiedWorkforce {
    CHILD("Children"),
    ADULT("Adults"),
    CHILD_AND_ADULT("Children and adults"),
    OTHER("Other");

    private final String words;

    CertifiedWorkforce(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    boolean serves(VolunteerRole role) {
      return this == CHILD_AND_ADULT || name().equals(String.valueOf(role.workforce()));
    }
  }

  enum Decision {
    SUITABLE("Suitable for the role"),
    NOT_SUITABLE("Not suitable for the role");

    private final String words;

    Decision(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private enum Yes {
    YES
  }

  record Typed(
      String role,
      DbsLevel level,
      CertifiedWorkforce workforce,
      LocalDate issuedOn,
      boolean updateService,
      LocalDate statusCheckedOn,
      boolean suitable) {}

  static CheckRequest of(Form form) {
    return new CheckRequest(
        form.text("role"),
        form.text("level"),
        form.text("workforce"),
        form.date("issuedOn"),
        form.text("updateService"),
        form.date("statusCheckedOn"),
        form.text("decision"));
  }

  /**
   * Names every wrong field. A check that is more than the role entitles to is not taken: to ask
   * for it is an offence (Police Act 1997, section 123). Nobody under 16 has one.
   */
  Typed read(VolunteerRoles roles, LocalDate dateOfBirth, LocalDate today) {
    var fields = new Fields().called("issuedOn", "Date").called("statusCheckedOn", "Date");
    var code = fields.text("role", role, 40, "Choose the role that it was asked for");
    var asking = code == null ? null : roles.of(code).orElse(null);
    if (code != null && asking == null) {
      fields.reject("role", "Choose a role from the list");
    }
    var of = fields.oneOf("level", level, DbsLevel.class, "Choose its level");
    var with =
        of == DbsLevel.BASIC
            ? null
            : fields.oneOf(
                "workforce", workforce, CertifiedWorkforce.class, "Choose its workforce");
    var issued =
        CompletionRequest.pastDate(fields, "issuedOn", issuedOn, today, "Enter its date of issue");
    var updates =
        TypedText.given(updateService)
            .map(given -> fields.oneOf("updateService", given, Yes.class, "Choose one"))
            .isPresent();
    var status =
        TypedText.given(statusCheckedOn)
            .map(
                given ->
                    CompletionRequest.pastDate(
                        fields, "statusCheckedOn", given, today, "Enter when"))
            .orElse(null);
    if (status != null && !updates) {
      fields.reject("updateService", "Only the update service tells the status: tick it");
    }
    if (status != null && issued != null && status.isBefore(issued)) {
      fields.reject("statusCheckedOn", "Its status was looked up after its date of issue");
    }
    var decided = fields.oneOf("decision", decision, Decision.class, "Choose what was decided");
    if (asking != null && of != null) {
      requireServes(fields, asking, of, with);
    }
    requireAge(fields, dateOfBirth, issued);
    fields.throwIfAny();
    return new Typed(code, of, with, issued, updates, status, decided == Decision.SUITABLE);
  }

  private static void requireServes(
      Fields fields, VolunteerRole role, DbsLevel level, CertifiedWorkforce workforce) {
    if (!role.asksForCheck() || level == DbsLevel.NONE) {
      fields.reject("role", role.title() + " asks for no check, so none must be asked for");
    } else if (level.compareTo(role.highestCheck()) > 0) {
      fields.reject(
          "level",
          "%s entitles to no more than this: %s. To ask for more is an offence"
              .formatted(role.title(), role.highestCheck().words()));
    } else if (level.compareTo(role.dbsLevel()) < 0) {
      fields.reject("level", "%s needs this: %s".formatted(role.title(), role.dbsLevel().words()));
    } else if (workforce != null && !workforce.serves(role)) {
      fields.reject(
          "workforce",
          "%s is with %s: a check of another workforce does not serve it"
              .formatted(role.title(), role.workforce().words()));
    }
  }

  private static void requireAge(Fields fields, LocalDate dateOfBirth, LocalDate issued) {
    if (dateOfBirth == null) {
      fields.reject("role", "Note their date of birth first: nobody under 16 can be checked");
    } else if (issued != null && issued.isBefore(dateOfBirth.plusYears(YOUNGEST))) {
      fields.reject("issuedOn", "Nobody under 16 can be checked");
    }
  }
}
