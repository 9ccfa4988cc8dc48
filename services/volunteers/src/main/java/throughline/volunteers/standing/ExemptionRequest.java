package throughline.volunteers.standing;

import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.core.input.Fields;
import throughline.platform.web.input.Form;
import throughline.volunteers.role.VolunteerRoles;

/** From what somebody is exempt in a role for a time, as the API or the form sends it. */
@Schema(name = "Exempt", description = "What is not asked of somebody in a role for a time")
public record ExemptionRequest(
    @Schema(description = "Code of the role", examples = "museum-steward", required = true)
        String role,
    @Schema(
            description = "From what",
            enumeration = {"REFERENCE", "TRAINING", "DBS"},
            required = true)
        String item,
    @Schema(description = "Code of the training; only of one", examples = "induction")
        String training,
    @Schema(description = "The last day", examples = "2027-05-31", required = true)
        String expiresOn) {

  private static final int LONGEST_MONTHS = 12;
  private static final Set<Item> ALLOWED = Set.of(Item.REFERENCE, Item.TRAINING, Item.DBS);

  record Typed(String role, Item item, String training, LocalDate expiresOn) {}

  static ExemptionRequest of(Form form) {
    var what = form.value("item");
    return new ExemptionRequest(
        form.text("role"),
        CompletionRequest.before(what),
        CompletionRequest.behind(what),
        form.date("expiresOn"));
  }

  Typed read(VolunteerRoles roles, LocalDate today) {
    var fields = new Fields().called("expiresOn", "Last day").called("item", "From what");
    var code = fields.text("role", role, 40, "Choose the role");
    var in = code == null ? null : roles.of(code).orElse(null);
    if (code != null && in == null) {
      fields.reject("role", "Choose a role from the list");
    }
    var what = fields.oneOf("item", item, Item.class, "Choose from what");
    if (what != null && !ALLOWED.contains(what)) {
      fields.reject("item", "Nobody is exempt from their age or from a guardian’s consent");
    }
    if (in != null && what == Item.DBS && in.regulated()) {
      fields.reject("item", "Nobody is exempt from the check of a role in regulated activity");
    }
    if (in != null && what == Item.TRAINING && !in.trainings().contains(String.valueOf(training))) {
      fields.reject("item", "The role does not ask for this training");
    }
    var last = fields.dateAhead(today, "expiresOn", expiresOn, "Enter the last day");
    if (last != null && (last.isBefore(today) || last.isAfter(today.plusMonths(LONGEST_MONTHS)))) {
      fields.reject("expiresOn", "Choose a day within the next twelve months");
    }
    fields.throwIfAny();
    return new Typed(code, what, what == Item.TRAINING ? training : null, last);
  }
}
