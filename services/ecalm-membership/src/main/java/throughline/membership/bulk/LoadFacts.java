package throughline.membership.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import throughline.membership.card.CardNumber;
import throughline.membership.card.Cards;
import throughline.membership.card.CheckStock;
import throughline.membership.card.ReadCardNumber;
import throughline.membership.library.Districts;
import throughline.membership.library.Libraries;
import throughline.membership.office.Offices;
import throughline.membership.postcode.Postcodes;
import throughline.platform.core.input.Fields;

/** Asks for all that rows of a file are held against, by as many statements for each thousand. */
@ApplicationScoped
class LoadFacts {

  private final Offices offices;
  private final Libraries libraries;
  private final Districts districts;
  private final Postcodes postcodes;
  private final Cards cards;
  private final CheckStock checkStock;
  private final ReadCardNumber readCardNumber;

  LoadFacts(
      Offices offices,
      Libraries libraries,
      Districts districts,
      Postcodes postcodes,
      Cards cards,
      CheckStock checkStock,
      ReadCardNumber readCardNumber) {
    this.offices = offices;
    this.libraries = libraries;
    this.districts = districts;
    this.postcodes = postcodes;
    this.cards = cards;
    this.checkStock = checkStock;
    this.readCardNumber = readCardNumber;
  }

  /**
   * Those for these rows; until the transaction ends nobody writes their cards off.
   *
   * @param meant cards that are named in the file, which no other row gets
   * @param promised how many of the stock are left to rows that were checked before
   */
  @Transactional(Transactional.TxType.MANDATORY)
  FileFacts of(ImportFile file, List<ImportRow> rows, Collection<CardNumber> meant, int promised) {
    var named = rows.stream().map(this::card).flatMap(Optional::stream).toList();
    var owners = cards.ownersOf(named);
    var without = (int) rows.stream().filter(row -> !row.says(Column.CARD)).count();
    return new FileFacts(
        offices.find(file.office()).orElseThrow(),
        libraries.byName(),
        districts.byName(),
        readCardNumber,
        postcodes.locateAll(rows.stream().map(row -> row.text(Column.POSTCODE)).toList()),
        owners,
        checkStock.refusals(
            named.stream().filter(card -> !owners.containsKey(card)).toList(), file.office()),
        checkStock.free(file.office(), meant, promised, without));
  }

  /** The card that a row names, if its number is one. */
  Optional<CardNumber> card(ImportRow row) {
    return row.says(Column.CARD)
        ? Optional.ofNullable(
            readCardNumber.read(new Fields(), "cardNumber", row.text(Column.CARD)))
        : Optional.empty();
  }
}
