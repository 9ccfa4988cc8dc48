package throughline.volunteers.joining;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.core.input.Fields;
import throughline.platform.web.input.Form;
import throughline.volunteers.role.VolunteerRole;

/** What an applicant says, as the form or a program sends it. */
@Schema(name = "Application", description = "Somebody wants to help in a role")
public record ApplicationRequest(
    @Schema(description = "The code of the role", examples = "summer-reading") String role,
    @Schema(description = "Codes of the places where they would like to help") List<String> places,
    @Schema(
            description =
                "UNDER_14, FROM_14, FROM_16, FROM_18, FROM_25 or FROM_65; left out where the role asks for the date of birth")
        String ageBand,
    @Schema(description = "Only where the role needs it") String dateOfBirth,
    @Schema(description = "NOTHING or TO_TALK; only where the role asks for a check")
        String disclosure) {
  private static final int OLDEST = 120;

  /** What was read without a mistake. */
  record Read(Set<String> places, AgeBand ageBand, LocalDate dateOfBirth, Disclosure disclosure) {}

  static ApplicationRequest of(String role, Form form) {
    return new ApplicationRequest(
        role,
        form.ticked("places"),
        form.text("ageBand"),
        form.date("dateOfBirth"),
        form.text("disclosure"));
  }

  /**
   * Reads the answers that this role needs, and no other. Call {@link Fields#throwIfAny} after it.
   *
   * @param open the places that can be chosen
   */
  Read read(
      Fields fields,
      VolunteerRole asked,
      boolean asksBirthDate,
      Set<String> open,
      LocalDate today) {
    var chosen = new HashSet<>(places == null ? List.of() : places);
    if (chosen.isEmpty()) {
      fields.reject("places", "Choose at least one place where you would like to help");
    } else if (!open.containsAll(chosen)) {
      fields.reject("places", "Choose from the places of this role");
    }
    var born = asksBirthDate ? birthDate(fields, asked, today) : null;
    var band = asksBirthDate ? null : band(fields, asked);
    var told =
        asked.asksForCheck()
            ? fields.oneOf(
                "disclosure",
                disclosure,
                Disclosure.class,
                "Say whether there is something to talk about")
            : null;
    return new Read(chosen, band, born, told);
  }

  private LocalDate birthDate(Fields fields, VolunteerRole asked, LocalDate today) {
    var born = fields.date("dateOfBirth", dateOfBirth, "Enter your date of birth");
    if (born == null) {
      return null;
    }
    var age = Period.between(born, today).getYears();
    if (born.isAfter(today) || age > OLDEST) {
      fields.reject("dateOfBirth", "Check your date of birth: nobody is of that age");
    } else if (age < asked.minAge() || asked.maxAge() != null && age > asked.maxAge()) {
      fields.reject("dateOfBirth", ages(asked));
    }
    return born;
  }

  private AgeBand band(Fields fields, VolunteerRole asked) {
    var band = fields.oneOf("ageBand", ageBand, AgeBand.class, "Choose your age");
    if (band != null && band.isOutside(asked.minAge(), asked.maxAge())) {
      fields.reject("ageBand", ages(asked));
    }
    return band;
  }

  private static String ages(VolunteerRole asked) {
    return asked.maxAge() == null
        ? "This role is for people of %d or over. Other roles begin earlier: see them all at /roles"
            .formatted(asked.minAge())
        : "This role is for people of %d to %d. See the other roles at /roles"
            .formatted(asked.minAge(), asked.maxAge());
  }

  /** Hides who it is from any log that this object slips into. */
  @Override
  public String toString() {
    return "ApplicationRequest " + role;
  }
}
