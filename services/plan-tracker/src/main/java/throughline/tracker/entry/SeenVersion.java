package throughline.tracker.entry;

import throughline.platform.web.input.Form;

/** The version that a form's page showed, so that nobody decides upon what is no longer so. */
public final class SeenVersion {

  private static final long NONE = -1;

  private SeenVersion() {}

  public static long of(Form form) {
    return of(form, "version");
  }

  public static long of(Form form, String field) {
    try {
      return Long.parseLong(form.value(field));
    } catch (NumberFormatException garbled) {
      return NONE;
    }
  }
}
