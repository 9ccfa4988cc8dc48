package throughline.platform.web.input;

/** The version that a page showed, so that nobody decides upon what is no longer so. */
public final class SeenVersion {

  private static final long NONE = -1;

  private SeenVersion() {}

  public static long of(Form form) {
    return of(form, "version");
  }

  /** The same of a form that shows two things, each of a version. */
  public static long of(Form form, String field) {
    return read(form.value(field));
  }

  /** What is no number is no version that anything ever had. */
  public static long read(String typed) {
    try {
      return Long.parseLong(typed);
    } catch (NumberFormatException garbled) {
      return NONE;
    }
  }
}
