package throughline.membership.vault;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a postcode: its form only (BS 7666), for whether it exists a list says that is always a
 * little old. Forces' addresses (BFPO 57) and the one for no fixed abode (ZZ99 3VZ) are postcodes.
 */
final class Postcode {

  private static final Pattern FORM =
      Pattern.compile(
          "(GIR 0AA|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]([0-9ABEHMNPRV-Y])?|[0-9][A-HJKPSTUW])"
              + " [0-9][ABD-HJLNP-UW-Z]{2}|BFPO [0-9]{1,4}|ZZ99 3VZ)");

  private static final Pattern FORCES = Pattern.compile("BFPO[0-9]{1,4}");

  private static final int INWARD = 3;

  private Postcode() {}

  /** In capitals, with one space; empty if it has not the form of one. */
  static Optional<String> of(String typed) {
    var plain = typed.toUpperCase(Locale.UK).replaceAll("[\\s\\u00a0]+", "");
    if (plain.length() <= INWARD) {
      return Optional.empty();
    }
    var gap = FORCES.matcher(plain).matches() ? "BFPO".length() : plain.length() - INWARD;
    return Optional.of(plain.substring(0, gap) + " " + plain.substring(gap))
        .filter(postcode -> FORM.matcher(postcode).matches());
  }
}
