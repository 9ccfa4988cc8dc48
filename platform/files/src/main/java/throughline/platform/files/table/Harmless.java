package throughline.platform.files.table;

/**
 * Text that a spreadsheet program would run as a formula, in a file that names people and goes from
 * desk to desk: OWASP's "CSV Injection". An apostrophe in front makes it text; Excel's own mark.
 */
final class Harmless {

  private static final String STARTS = "=+-@\t\r";

  private Harmless() {}

  /** For a file that may be opened in a spreadsheet program. */
  static String written(String text) {
    return isFormula(text) ? "'" + text : text;
  }

  /** What {@link #written} was given. */
  static String read(String text) {
    return text.startsWith("'") && isFormula(text.substring(1)) ? text.substring(1) : text;
  }

  private static boolean isFormula(String text) {
    return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0;
  }
}
