package throughline.platform.files.table;

/**
 * A number that readers see in another form: a workbook has the number, so that it can be reckoned
 * with, and a CSV file what readers see.
 *
 * @param value what a spreadsheet program reckons with: a share of 1 for a percentage, days for
 *     time
 * @param format how that program shows it: {@code #,##0}; letters of its own follow backslashes,
 *     since quotation marks would end it in the file
 * @param text what readers see elsewhere: "61% (3,050 of 5,000)"
 */
public record FormattedNumber(Number value, String format, String text) {

  /** Refuses what would make a file that no program opens. */
  public FormattedNumber {
    if (format.contains("\"")) {
      throw new IllegalArgumentException("a format has no quotation marks");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
