package throughline.volunteers.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;
import throughline.volunteers.role.VolunteerRoles;

/** Reads hours as typed, by the same rules for the API, a form and a sheet. */
@ApplicationScoped
class ReadHours {
  private final Libraries libraries;
  private final VolunteerRoles roles;
  private final ReportedPeriod reported;

  ReadHours(Libraries libraries, VolunteerRoles roles, ReportedPeriod reported) {
    this.libraries = libraries;
    this.roles = roles;
    this.reported = reported;
  }

  /**
   * Hours as they were read. Library and time may be null if they are wrong: the fields then hold a
   * message.
   *
   * @param role null if it is not said
   * @param reason why they are long, late or of a time that was reported; null for usual hours
   */
  record Hours(Library library, String role, WorkedTime worked, String reason) {}

  /**
   * Reads hours that were over at this moment.
   *
   * @throws InvalidInput naming every wrong field
   */
  Hours read(HoursRequest typed, Instant now) {
    var fields = HoursRequest.fields();
    var hours = read(fields, typed, now);
    fields.throwIfAny();
    return hours;
  }

  Hours read(Fields fields, HoursRequest typed, Instant now) {
    var library = library(fields, typed.library());
    var role = role(fields, typed.role());
    var worked = new ParseWorkedTime(fields, typed, now).read();
    var reason = fields.optionalText("reason", typed.reason(), AskWhy.LONGEST_REASON).orElse(null);
    if (worked != null && reason == null) {
      AskWhy.of(worked, now, reported.until().orElse(null))
          .ifPresent(question -> fields.reject("reason", question));
    }
    return new Hours(library, role, worked, reason);
  }

  private Library library(Fields fields, String typed) {
    var code = fields.text("library", typed, 40, "Choose the library where you volunteered");
    var found = code == null ? null : libraries.findById(code);
    if (code != null && found == null) {
      fields.reject("library", "Choose a library from the list");
    }
    return found;
  }

  private String role(Fields fields, String typed) {
    var code = fields.optionalText("role", typed, 40).orElse(null);
    if (code != null && roles.of(code).isEmpty()) {
      fields.reject("role", "Choose a role from the list");
    }
    return code;
  }
}
