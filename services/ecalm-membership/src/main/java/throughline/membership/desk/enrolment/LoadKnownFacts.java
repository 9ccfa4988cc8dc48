package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import throughline.membership.card.CardNumber;
import throughline.membership.card.Cards;
import throughline.membership.card.CheckStock;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.person.postcode.Located;
import throughline.membership.person.postcode.Postcode;
import throughline.membership.person.postcode.Postcodes;
import throughline.membership.reference.office.Office;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.publishing.library.District;
import throughline.publishing.library.Districts;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;

/** Asks for all that visits are held against, by as many statements for a thousand as for one. */
@ApplicationScoped
public class LoadKnownFacts {
  /**
   * What visits to one office are held against, asked beforehand by {@link LoadKnownFacts}. Who is
   * suppressed is asked when it is known who the children are.
   *
   * @param ofFile whether a card may be left out, since one is given later, and whose it is that
   *     somebody has is judged when it is known who the child is
   */
  public record KnownFacts(
      Office office,
      Map<String, Library> byLibrary,
      Map<String, District> byDistrict,
      ParseCardNumber readCardNumber,
      Map<String, Located> located,
      Map<CardNumber, UUID> owners,
      Map<CardNumber, String> refusals,
      boolean ofFile) {
    public Iterable<Library> libraries() {
      return byLibrary.values();
    }

    public Iterable<District> districts() {
      return byDistrict.values();
    }

    public Optional<UUID> owner(CardNumber card) {
      return Optional.ofNullable(owners.get(card));
    }

    Office office(Fields fields, String typed) {
      if (TypedText.given(typed).isPresent()) {
        fields.reject("office", "Leave the office out here: it is said once, beside the visits");
      }
      return office;
    }

    Optional<Library> library(String code) {
      return Optional.ofNullable(byLibrary.get(code));
    }

    boolean isDistrict(String code) {
      return byDistrict.containsKey(code);
    }

    /** What the council's list says of a postcode as typed; empty if it says nothing. */
    Optional<Located> locate(String typedPostcode) {
      return TypedText.given(typedPostcode).flatMap(Postcode::of).map(located::get);
    }

    /** A card that may be given at the office, or null: the field then holds a message. */
    CardNumber card(Fields fields, String field, String typed) {
      if (ofFile && typed.isEmpty()) {
        return null;
      }
      var card = readCardNumber.read(fields, field, typed);
      if (card != null && refusals.containsKey(card)) {
        fields.reject(field, refusals.get(card));
      }
      if (card != null && !ofFile && owners.containsKey(card)) {
        fields.reject(field, ParseEnrolment.CARD_TAKEN);
      }
      return card;
    }

    /** Hides where families live from any log that this object slips into. */
    @Override
    public String toString() {
      return "KnownFacts";
    }
  }

  private final Libraries libraries;
  private final Districts districts;
  private final Postcodes postcodes;
  private final Cards cards;
  private final CheckStock checkStock;
  private final ParseCardNumber readCardNumber;

  LoadKnownFacts(
      Libraries libraries,
      Districts districts,
      Postcodes postcodes,
      Cards cards,
      CheckStock checkStock,
      ParseCardNumber readCardNumber) {
    this.libraries = libraries;
    this.districts = districts;
    this.postcodes = postcodes;
    this.cards = cards;
    this.checkStock = checkStock;
    this.readCardNumber = readCardNumber;
  }

  /**
   * Those for visits that name these cards and postcodes; until the transaction ends nobody writes
   * the cards off.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public KnownFacts of(
      Office office,
      Collection<CardNumber> named,
      Collection<String> typedPostcodes,
      boolean ofFile) {
    Collection<CardNumber> judged = office == null ? List.of() : named;
    var owners = cards.ownersOf(judged);
    return new KnownFacts(
        office,
        byCode(libraries.byName(), Library::code),
        byCode(districts.byName(), District::code),
        readCardNumber,
        postcodes.locateAll(typedPostcodes.stream().filter(Objects::nonNull).toList()),
        owners,
        judged.isEmpty()
            ? Map.of()
            : checkStock.refusals(
                judged.stream().filter(card -> !owners.containsKey(card)).toList(), office.code()),
        ofFile);
  }

  private static <T> Map<String, T> byCode(List<T> all, Function<T, String> code) {
    return all.stream().collect(Collectors.toMap(code, Function.identity()));
  }
}
