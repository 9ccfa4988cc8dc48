package throughline.bench.sheet;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import throughline.client.CardNumbers;
import throughline.client.SampleName;

/** A registrar's spreadsheet of a year of births, all made up, as CSV. */
final class SheetOfBirths {

  private static final int DAYS = 365;
  private static final String HEADER =
      "Register entry,Given names,Family name,Date of birth,Lives in,Guardian,Guardian is,"
          + "Guardian contact,Address,Postcode,Library,Card number\n";
  private static final String ROW =
      "%s,%s,%s,%s,Unknown,Guardian %s,Parent,%s,%d Example Street,OX1 1ND,%s,%s\n";

  private SheetOfBirths() {}

  /**
   * So many children, no two alike.
   *
   * @param of tells the register entries of one file from those of another
   */
  static byte[] csv(int rows, String of, String library, LocalDate today, CardNumbers cards) {
    var csv = new StringBuilder(HEADER);
    for (var row = 0; row < rows; row++) {
      var card = cards.next();
      var name = SampleName.of(card);
      csv.append(
          ROW.formatted(
              of + "/" + row,
              name.given(),
              name.family(),
              today.minusDays(1 + row % DAYS),
              name.family(),
              name.contact(),
              row,
              library,
              card));
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }
}
