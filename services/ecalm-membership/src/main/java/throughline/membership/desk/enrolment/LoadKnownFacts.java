package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import throughline.membership.card.CardNumber;
import throughline.membership.card.Cards;
import throughline.membership.card.CheckStock;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.person.postcode.Postcodes;
import throughline.membership.reference.library.Districts;
import throughline.membership.reference.library.Libraries;
import throughline.membership.reference.office.Office;

/** Asks for all that visits are held against, by as many statements for a thousand as for one. */
@ApplicationScoped
public class LoadKnownFacts {
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
      Office office, Collection<CardNumber> named, Collection<String> typedPostcodes) {
    Collection<CardNumber> judged = office == null ? List.of() : named;
    var owners = cards.ownersOf(judged);
    return new KnownFacts(
        office,
        libraries.byName(),
        districts.byName(),
        readCardNumber,
        postcodes.locateAll(typedPostcodes.stream().filter(Objects::nonNull).toList()),
        owners,
        judged.isEmpty()
            ? Map.of()
            : checkStock.refusals(
                judged.stream().filter(card -> !owners.containsKey(card)).toList(), office.code()));
  }
}
