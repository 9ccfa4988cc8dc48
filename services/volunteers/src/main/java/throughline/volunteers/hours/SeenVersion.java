package throughline.volunteers.hours;

import throughline.platform.web.input.Form;

/**
 * The version of an entry that its page showed, so that nobody decides upon what is no longer so.
 */
final class SeenVersion {

  private static final long NONE = -1;

  private SeenVersion() {}

  /** What the form carries; what is no number is no version that an entry ever had. */
  static long of(Form form) {
    return read(form.value("version"));
  }

  static long read(String typed) {
    try {
      return Long.parseLong(typed);
    } catch (NumberFormatException garbled) {
      return NONE;
    }
  }
}
