package throughline.membership.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import throughline.membership.library.Districts;
import throughline.membership.library.Libraries;
import throughline.membership.office.Offices;
import throughline.membership.vault.Relationship;
import throughline.platform.core.permission.Places;
import throughline.platform.web.input.Option;

/** A registrar opens the form. */
@ApplicationScoped
class EnrolmentFormOptions {

  private final Offices offices;
  private final Districts districts;
  private final Libraries libraries;

  EnrolmentFormOptions(Offices offices, Districts districts, Libraries libraries) {
    this.offices = offices;
    this.districts = districts;
    this.libraries = libraries;
  }

  /** The choices of today, for a registrar of these offices. */
  @Transactional
  Choices of(Places places) {
    return new Choices(offices(places), residences(), relationships(), libraries());
  }

  private List<Option> offices(Places places) {
    var own = offices.of(places);
    return own.size() == 1
        ? List.of()
        : own.stream().map(office -> Option.of(office.code(), office.name())).toList();
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

  /** Every library, by name. */
  @Transactional
  List<Option> libraries() {
    return libraries.byName().stream()
        .map(library -> Option.of(library.code(), library.name()))
        .toList();
  }
}
