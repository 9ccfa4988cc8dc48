package throughline.membership.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import throughline.membership.library.Districts;
import throughline.membership.library.Libraries;
import throughline.membership.vault.Relationship;
import throughline.platform.web.input.Option;

/** A registrar opens the form. */
@ApplicationScoped
class OfferChoices {

  private final Districts districts;
  private final Libraries libraries;

  OfferChoices(Districts districts, Libraries libraries) {
    this.districts = districts;
    this.libraries = libraries;
  }

  /** The choices of today. */
  @Transactional
  Choices offer() {
    return new Choices(residences(), relationships(), libraries());
  }

  private List<Option> residences() {
    var inCounty =
        districts.byName().stream().map(district -> Option.of(district.code(), district.name()));
    var elsewhere =
        Stream.of(
            Option.of(ReadEnrolment.OUT_OF_COUNTY, "Outside the county"),
            Option.of(ReadEnrolment.UNKNOWN, "Withheld or not known"));
    return Stream.concat(inCounty, elsewhere).toList();
  }

  private static List<Option> relationships() {
    return Arrays.stream(Relationship.values())
        .map(relationship -> Option.of(relationship.name(), relationship.label()))
        .toList();
  }

  private List<Option> libraries() {
    return libraries.byName().stream()
        .map(library -> Option.of(library.code(), library.name()))
        .toList();
  }
}
