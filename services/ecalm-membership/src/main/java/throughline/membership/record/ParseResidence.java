package throughline.membership.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Predicate;
import throughline.membership.member.Residence;
import throughline.membership.person.postcode.Located;
import throughline.membership.person.postcode.Postcodes;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.publishing.library.District;
import throughline.publishing.library.Districts;

/** Turns where a child lives, as far as figures ask, into what can be kept. */
@ApplicationScoped
public class ParseResidence {

  public static final String OUT_OF_COUNTY = "OUT_OF_COUNTY";
  public static final String UNKNOWN = "UNKNOWN";
  public static final String OUT_OF_COUNTY_IN_WORDS = "Outside the county";
  public static final String UNKNOWN_IN_WORDS = "Withheld or not known";
  private static final int CODE_LENGTH = 50;

  private final Districts districts;
  private final Postcodes postcodes;

  ParseResidence(Districts districts, Postcodes postcodes) {
    this.districts = districts;
    this.postcodes = postcodes;
  }

  /**
   * The residence, or null when it is missing or wrong: the field then holds a message. Where none
   * is chosen, the postcode says it, if the council's list knows that.
   */
  public Residence read(Fields fields, String typed, String typedPostcode) {
    var located = postcodes.locate(typedPostcode);
    located.flatMap(Located::problem).ifPresent(problem -> fields.reject("postcode", problem));
    return read(fields, typed, located, districts::isKnown);
  }

  public Residence readOr(Residence before, Fields fields, String typed, String typedPostcode) {
    var isGiven = TypedText.given(typed).isPresent() || postcodes.locate(typedPostcode).isPresent();
    return isGiven ? read(fields, typed, typedPostcode) : before;
  }

  /** Where a child lives, as a page says it. */
  public String inWords(Residence residence) {
    return switch (residence.state()) {
      case OUT_OF_COUNTY -> OUT_OF_COUNTY_IN_WORDS;
      case UNKNOWN -> UNKNOWN_IN_WORDS;
      case IN_COUNTY ->
          districts
              .findByIdOptional(residence.district())
              .map(District::name)
              .orElse("In the county");
    };
  }

  public static Residence read(
      Fields fields, String typed, Optional<Located> located, Predicate<String> isDistrict) {
    var byPostcode = located.flatMap(found -> found.residence(isDistrict));
    if (TypedText.given(typed).isEmpty() && byPostcode.isPresent()) {
      return byPostcode.get();
    }
    var code = fields.text("residence", typed, CODE_LENGTH, "Choose where the child lives");
    if (code == null) {
      return null;
    }
    return switch (code) {
      case OUT_OF_COUNTY -> Residence.OUT_OF_COUNTY;
      case UNKNOWN -> Residence.UNKNOWN;
      default -> district(fields, code, isDistrict);
    };
  }

  private static Residence district(Fields fields, String code, Predicate<String> isDistrict) {
    if (!isDistrict.test(code)) {
      fields.reject("residence", "Choose where the child lives from the list");
      return null;
    }
    return Residence.inCounty(code);
  }
}
