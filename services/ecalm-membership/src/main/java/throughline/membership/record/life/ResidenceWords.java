package throughline.membership.record.life;

import throughline.membership.member.Residence;
import throughline.membership.reference.library.District;
import throughline.membership.reference.library.Districts;

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
