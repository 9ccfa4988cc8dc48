package throughline.volunteers.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;

/** Makes of typed text where and when somebody worked. */
@ApplicationScoped
class ParseHours {

  /** Either may be null if it is wrong: the fields then hold a message. */
  record Hours(Library library, WorkedTime worked) {}

  private final Libraries libraries;

  ParseHours(Libraries libraries) {
    this.libraries = libraries;
  }

  /**
   * Reads hours that were over at this moment.
   *
   * @throws InvalidInput naming every wrong field
   */
  Hours read(HoursRequest typed, Instant now) {
    var fields = fields();
    var hours = read(fields, typed, now);
    fields.throwIfAny();
    return hours;
  }

  Hours read(Fields fields, HoursRequest typed, Instant now) {
    var library = library(fields, typed.library());
    return new Hours(library, new ParseWorkedTime(fields, typed, now).read());
  }

  static Fields fields() {
    return new Fields().called("workedOn", "Date");
  }

  private Library library(Fields fields, String typed) {
    var code = fields.text("library", typed, 40, "Choose the library where you volunteered");
    if (code == null) {
      return null;
    }
    var library = libraries.findById(code);
    if (library == null) {
      fields.reject("library", "Choose a library from the list");
    }
    return library;
  }
}
