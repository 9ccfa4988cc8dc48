package throughline.membership.desk.enrolment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import throughline.membership.card.CardNumber;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.desk.enrolment.ParseEnrolment.EnrolmentFacts;
import throughline.membership.person.postcode.Located;
import throughline.membership.person.postcode.Postcode;
import throughline.membership.reference.library.District;
import throughline.membership.reference.library.Library;
import throughline.membership.reference.office.Office;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;

/**
 * What visits to one office are held against, asked beforehand by {@link LoadKnownFacts}. Who is
 * suppressed is asked when it is known who the children are.
 */
public final class KnownFacts implements EnrolmentFacts {
  private final Office office;
  private final Map<String, Library> libraries;
  private final Map<String, District> districts;
  private final ParseCardNumber readCardNumber;
  private final Map<String, Located> located;
  private final Map<CardNumber, UUID> owners;
  private final Map<CardNumber, String> refusals;

  KnownFacts(
      Office office,
      List<Library> libraries,
      List<District> districts,
      ParseCardNumber readCardNumber,
      Map<String, Located> located,
      Map<CardNumber, UUID> owners,
      Map<CardNumber, String> refusals) {
    this.office = office;
    this.libraries = byCode(libraries, Library::code);
    this.districts = byCode(districts, District::code);
    this.readCardNumber = readCardNumber;
    this.located = located;
    this.owners = owners;
    this.refusals = refusals;
  }

  private static <T> Map<String, T> byCode(List<T> all, Function<T, String> code) {
    return all.stream().collect(Collectors.toMap(code, Function.identity()));
  }

  public Iterable<Library> libraries() {
    return libraries.values();
  }

  public Iterable<District> districts() {
    return districts.values();
  }

  public Optional<UUID> owner(CardNumber card) {
    return Optional.ofNullable(owners.get(card));
  }

  public CardNumber cardInStock(Fields fields, String field, String typed) {
    var card = readCardNumber.read(fields, field, typed);
    if (card != null && refusals.containsKey(card)) {
      fields.reject(field, refusals.get(card));
    }
    return card;
  }

  @Override
  public Office office(Fields fields, String typed) {
    if (TypedText.given(typed).isPresent()) {
      fields.reject("office", "Leave the office out here: it is said once, beside the visits");
    }
    return office;
  }

  @Override
  public Optional<Library> library(String code) {
    return Optional.ofNullable(libraries.get(code));
  }

  @Override
  public boolean isDistrict(String code) {
    return districts.containsKey(code);
  }

  @Override
  public Optional<Located> locate(String typedPostcode) {
    return TypedText.given(typedPostcode).flatMap(Postcode::of).map(located::get);
  }

  @Override
  public CardNumber card(Fields fields, String field, String typed, Office office) {
    var card = cardInStock(fields, field, typed);
    if (card != null && owners.containsKey(card)) {
      fields.reject(field, ParseEnrolment.CARD_TAKEN);
    }
    return card;
  }
}
