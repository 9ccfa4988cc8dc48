package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import throughline.membership.card.CardAtHand;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.desk.enrolment.ChildRequest.ChildFields;
import throughline.membership.member.AgeGroup;
import throughline.membership.person.preference.Purpose;
import throughline.membership.person.vault.AddressPolicy;
import throughline.membership.person.vault.Relationship;
import throughline.membership.record.ParseResidence;
import throughline.membership.reference.office.Office;
import throughline.membership.reference.office.OfficeChoice;
import throughline.membership.reference.office.Offices;
import throughline.platform.core.permission.Places;
import throughline.platform.web.input.Option;
import throughline.publishing.library.Districts;
import throughline.publishing.library.Libraries;

/** What the form of an enrolment lets its reader choose from. */
@ApplicationScoped
public class EnrolmentFormOptions {
  /**
   * All of it.
   *
   * @param cardPattern by which a script tells a scan that went astray
   * @param offices empty if there is nothing to choose
   * @param cardAtHand for who has none in a demonstration; null otherwise
   */
  record Choices(
      List<Option> offices,
      List<Option> residences,
      List<Option> relationships,
      List<Option> orders,
      List<Option> ageGroups,
      List<Option> addressPolicies,
      List<Option> purposes,
      List<Option> libraries,
      int cardLength,
      String cardPattern,
      String cardAtHand) {
    /** Where another child would be in the form. */
    public ChildFields anotherChild() {
      return ChildFields.second(false);
    }

    /** Where an adult would be. */
    public ChildFields anotherAdult() {
      return ChildFields.second(true);
    }
  }

  private final Offices offices;
  private final OfficeChoice officeChoice;
  private final ParseCardNumber readCardNumber;
  private final CardAtHand cardAtHand;
  private final Districts districts;
  private final Libraries libraries;

  EnrolmentFormOptions(
      Offices offices,
      OfficeChoice officeChoice,
      ParseCardNumber readCardNumber,
      CardAtHand cardAtHand,
      Districts districts,
      Libraries libraries) {
    this.offices = offices;
    this.officeChoice = officeChoice;
    this.readCardNumber = readCardNumber;
    this.cardAtHand = cardAtHand;
    this.districts = districts;
    this.libraries = libraries;
  }

  @Transactional
  Choices of(Places places) {
    return new Choices(
        officeChoice.of(places),
        residences(),
        relationships(),
        orders(),
        Option.each(List.of(AgeGroup.FROM_5_TO_17), AgeGroup::inWords),
        Option.each(List.of(AddressPolicy.values()), AddressPolicy::label),
        Purpose.options(),
        libraries(),
        cardLength(),
        readCardNumber.pattern(),
        cardAtHand.of(places));
  }

  int cardLength() {
    return readCardNumber.format().length();
  }

  @Transactional
  public List<Option> residences() {
    var inCounty =
        districts.byName().stream().map(district -> Option.of(district.code(), district.name()));
    var elsewhere =
        Stream.of(
            Option.of(ParseResidence.OUT_OF_COUNTY, ParseResidence.OUT_OF_COUNTY_IN_WORDS),
            Option.of(ParseResidence.UNKNOWN, ParseResidence.UNKNOWN_IN_WORDS));
    return Stream.concat(inCounty, elsewhere).toList();
  }

  public static List<Option> relationships() {
    return Option.each(Relationship.toChild(), Relationship::label);
  }

  private static List<Option> orders() {
    return IntStream.rangeClosed(1, ChildRequest.MOST_OTHERS + 1)
        .mapToObj(Integer::toString)
        .map(order -> Option.of(order, order))
        .toList();
  }

  @Transactional
  Optional<String> usualLibrary(Places places, String office) {
    var own = offices.of(places);
    return own.stream()
        .filter(each -> own.size() == 1 || each.code().equals(office))
        .map(Office::library)
        .filter(Objects::nonNull)
        .findFirst();
  }

  @Transactional
  public List<Option> libraries() {
    return libraries.byName().stream()
        .map(library -> Option.of(library.code(), library.name()))
        .toList();
  }
}
