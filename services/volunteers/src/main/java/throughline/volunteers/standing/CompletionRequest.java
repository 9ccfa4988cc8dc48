package throughline.volunteers.standing;

import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.core.input.Fields;
import throughline.platform.web.input.Form;
import throughline.volunteers.role.Trainings;
import throughline.volunteers.role.VolunteerRoles;

/** What somebody has done of what roles ask for, as the API or the form sends it. */
@Schema(name = "RecordCompletion", description = "A reference, a training or a guardian’s consent")
public record CompletionRequest(
    @Schema(
            description = "What was done",
            enumeration = {"REFERENCE", "TRAINING", "CONSENT"},
            required = true)
        String item,
    @Schema(description = "Code of the training; only of one", examples = "safeguarding")
        String training,
    @Schema(description = "Code of the role; only of a consent", examples = "summer-reading")
        String role,
    @Schema(description = "When", examples = "2026-11-24", required = true) String doneOn,
    @Schema(
            description = "By what it is known",
            enumeration = {
              "LETTER",
              "EMAIL",
              "PHONE",
              "CERTIFICATE",
              "FORM",
              "LINK",
              "DONE_HERE",
              "OTHER_EMPLOYER",
              "MANAGER"
            },
            required = true)
        String evidence) {

  private static final char OF = '/';
  private static final Set<Item> RECORDED = Set.of(Item.REFERENCE, Item.TRAINING, Item.CONSENT);

  /** What is right in itself; the training or the role is null where it is of none. */
  record Typed(
      Item item,
      String training,
      Integer validMonths,
      String role,
      LocalDate doneOn,
      Evidence evidence) {

    LocalDate expiresOn() {
      return validMonths == null ? null : doneOn.plusMonths(validMonths);
    }
  }

  /** A form's one choice says of which training or role it is. */
  static CompletionRequest of(Form form) {
    var what = form.value("item");
    var item = before(what);
    return new CompletionRequest(
        item,
        item.equals(Item.TRAINING.name()) ? behind(what) : null,
        item.equals(Item.CONSENT.name()) ? behind(what) : null,
        form.date("doneOn"),
        form.text("evidence"));
  }

  static String before(String what) {
    var end = what.indexOf(OF);
    return end < 0 ? what : what.substring(0, end);
  }

  static String behind(String what) {
    var end = what.indexOf(OF);
    return end < 0 ? null : what.substring(end + 1);
  }

  Typed read(Trainings trainings, VolunteerRoles roles, LocalDate today) {
    var fields = new Fields().called("doneOn", "Date").called("item", "What was done");
    var what = fields.oneOf("item", item, Item.class, "Choose what was done");
    if (what != null && !RECORDED.contains(what)) {
      fields.reject("item", "Choose a reference, a training or a consent");
    }
    var done = pastDate(fields, "doneOn", doneOn, today, "Enter when it was done");
    var known = fields.oneOf("evidence", evidence, Evidence.class, "Choose how you know");
    var learnt = what == Item.TRAINING ? trainings.byCode().get(training) : null;
    if (what == Item.TRAINING && learnt == null) {
      fields.reject("item", "Choose a training from the list");
    }
    if (what == Item.CONSENT && roles.of(role).isEmpty()) {
      fields.reject("item", "Choose the role that the guardian agreed to");
    }
    fields.throwIfAny();
    return new Typed(
        what,
        learnt == null ? null : learnt.code(),
        learnt == null ? null : learnt.validMonths(),
        what == Item.CONSENT ? role : null,
        done,
        known);
  }

  static LocalDate pastDate(
      Fields fields, String field, String typed, LocalDate today, String missing) {
    var date = fields.dateNear(today, field, typed, missing);
    if (date != null && date.isAfter(today)) {
      fields.reject(field, "Choose a date that is not in the future");
    }
    return date;
  }
}
