package throughline.membership.person.postcode;

import java.util.Optional;
import java.util.function.Predicate;
import throughline.membership.member.Residence;

/**
 * What the council's list says of a postcode with whose first half it knows others.
 *
 * @param district the GSS code of the local authority; null if the list has no such postcode
 */
public record Located(String postcode, String list, String district) {

  public Optional<Residence> residence(Predicate<String> isOfCounty) {
    return Optional.ofNullable(district)
        .map(code -> isOfCounty.test(code) ? Residence.inCounty(code) : Residence.OUT_OF_COUNTY);
  }

  /** That there is none; a list is always a little old, so nobody has to have a listed one. */
  public Optional<String> problem() {
    return district != null
        ? Optional.empty()
        : Optional.of(
            "There is no postcode %s in the list %s. Compare it with a letter to the family; for a home that is newer than the list leave it out"
                .formatted(postcode, list));
  }

  @Override
  public String toString() {
    return "Located";
  }
}
