package throughline.membership.life;

import throughline.membership.library.District;
import throughline.membership.library.Districts;
import throughline.membership.member.Residence;

/** Where a child lives, as a page says it. */
final class ResidenceWords {

  private ResidenceWords() {}

  static String of(Residence residence, Districts districts) {
    return switch (residence.state()) {
      case OUT_OF_COUNTY -> "Outside the county";
      case UNKNOWN -> "Withheld or not known";
      case IN_COUNTY ->
          districts
              .findByIdOptional(residence.district())
              .map(District::name)
              .orElse("In the county");
    };
  }
}
