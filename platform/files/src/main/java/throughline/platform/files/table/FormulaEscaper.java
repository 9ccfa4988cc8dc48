package throughline.platform.files.table;

/**
 * Text that a spreadsheet program would run as a formula, in a file that names people and goes from
 * desk to desk: OWASP's "CSV Injection". An apostrophe in front makes it text; Excel's own mark.
 */
final class FormulaEscaper {

  /** The second four are wide: spreadsheet programs of East Asia take them for the first. */
  private static final String SIGNS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

  private static final String BREAKS = "\t\r\n";

  private FormulaEscaper() {}

  /** For a file that may be opened in a spreadsheet program. */
  static String written(String text) {
    return isFormula(text) ? "'" + text : text;
  }

  /** What {@link #written} was given. */
  static String read(String text) {
    return text.startsWith("'") && isFormula(text.substring(1)) ? text.substring(1) : text;
  }

  private static boolean isFormula(String text) {
    return !text.isEmpty()
        && (BREAKS.indexOf(text.charAt(0)) >= 0
            || text.chars()
                .dropWhile(FormulaEscaper::isUnseen)
                .limit(1)
                .anyMatch(first -> SIGNS.indexOf(first) >= 0));
  }

  /** A program may skip what stands before a formula and shows nothing. */
  private static boolean isUnseen(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.getType(character) == Character.FORMAT;
  }
}
