package throughline.membership.person.postcode;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads a postcode: its form only (BS 7666), for whether it exists a list says that is always a
 * little old. Forces' addresses (BFPO 57, or BF1 2AT) and the one for no fixed abode (ZZ99 3VZ) are
 * postcodes.
 */
public final class Postcode {

  private static final Pattern FORM =
      Pattern.compile(
          "(GIR 0AA|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]([0-9ABEHMNPRV-Y])?|[0-9][A-HJKPSTUW])"
              + " [0-9][ABD-HJLNP-UW-Z]{2}|BFPO [0-9]{1,4}|ZZ99 3VZ)");

  private static final Pattern FORCES = Pattern.compile("BFPO[0-9]{1,4}");
  private static final int INWARD = 3;

  private static final Set<String> AREAS =
      Set.of(
          ("AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN"
                  + " DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA"
                  + " KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL"
                  + " PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS"
                  + " TW UB W WA WC WD WF WN WR WS WV YO ZE")
              .split(" "));

  private static final Set<String> WITHOUT_AREA = Set.of("BFPO", "BF", "ZZ", "GIR");
  private static final Pattern AREA = Pattern.compile("^[A-Z]+");

  private Postcode() {}

  public static Optional<String> of(String typed) {
    var plain = typed.toUpperCase(Locale.UK).replaceAll("[\\s\\u00a0]+", "");
    if (plain.length() <= INWARD) {
      return Optional.empty();
    }
    var gap = FORCES.matcher(plain).matches() ? "BFPO".length() : plain.length() - INWARD;
    return Optional.of(plain.substring(0, gap) + " " + plain.substring(gap))
        .filter(postcode -> FORM.matcher(postcode).matches());
  }

  static String outward(String postcode) {
    return postcode.substring(0, postcode.indexOf(' '));
  }

  public static Optional<String> wrongArea(String postcode) {
    return AREA.matcher(postcode)
        .results()
        .map(MatchResult::group)
        .filter(area -> !AREAS.contains(area) && !WITHOUT_AREA.contains(area))
        .findFirst();
  }
}
