package throughline.platform.files.table;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One cell as text.
 *
 * @param text as a person reads it in a spreadsheet program; a date as 2026-11-24, a time as 14:30,
 *     a percentage as 61.5%, empty if there is nothing
 * @param number whether the spreadsheet holds a number, which has no zeros in front and only 15
 *     digits; a CSV file cannot tell
 */
public record Cell(String text, boolean number) {

  static final Cell EMPTY = new Cell("", false);

  private static final int EXACT_DIGITS = 15;

  private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+([.,]\\d+)?[eE][+]?\\d+");

  static Cell ofText(String text) {
    return new Cell(text, false);
  }

  static Cell ofNumber(String text) {
    return new Cell(text, true);
  }

  /**
   * What a spreadsheet program did to a number that is a name, such as a card's: it drops zeros in
   * front, rounds after 15 digits and writes 2.239E+13.
   *
   * @param digits how many the number has when nothing was lost
   * @return what happened and what to do, to follow the name of the column; empty if nothing did
   */
  public Optional<String> damage(int digits) {
    if (SCIENTIFIC.matcher(text).matches()) {
      return Optional.of(
          "was shortened by the spreadsheet program to "
              + text
              + ". Format the column as text and enter the number again");
    }
    if (number && digits > EXACT_DIGITS) {
      return Optional.of(
          "may have lost its last digits in the spreadsheet program. Format the column as text and"
              + " enter the number again");
    }
    if (text.matches("\\d+") && text.length() < digits) {
      return Optional.of(
          "has %d of %d digits. A spreadsheet program drops zeros in front: format the column as text and enter the number again"
              .formatted(text.length(), digits));
    }
    return Optional.empty();
  }
}
