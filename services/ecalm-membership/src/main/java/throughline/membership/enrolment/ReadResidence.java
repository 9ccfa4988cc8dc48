package throughline.membership.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;
import throughline.membership.library.Districts;
import throughline.membership.member.Residence;
import throughline.platform.core.input.Fields;

/** Turns where a child lives, as far as figures ask, into what can be kept. */
@ApplicationScoped
public class ReadResidence {

  public static final String OUT_OF_COUNTY = "OUT_OF_COUNTY";
  public static final String UNKNOWN = "UNKNOWN";

  private static final int CODE_LENGTH = 50;

  private final Districts districts;

  ReadResidence(Districts districts) {
    this.districts = districts;
  }

  /** The residence, or null when it is missing or wrong: the field then holds a message. */
  public Residence read(Fields fields, String typed) {
    return read(fields, typed, districts::isKnown);
  }

  /** The same of the districts that are known. */
  static Residence read(Fields fields, String typed, Predicate<String> isDistrict) {
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
