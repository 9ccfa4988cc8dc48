package throughline.membership.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import throughline.membership.card.CardNumber;
import throughline.membership.card.CheckStock;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.desk.enrolment.LoadKnownFacts;
import throughline.membership.reference.office.Offices;
import throughline.platform.core.input.Fields;

/** Asks for all that rows of a file are held against, by as many statements for each thousand. */
@ApplicationScoped
class LoadFacts {

  private final Offices offices;
  private final LoadKnownFacts loadKnownFacts;
  private final CheckStock checkStock;
  private final ParseCardNumber readCardNumber;

  LoadFacts(
      Offices offices,
      LoadKnownFacts loadKnownFacts,
      CheckStock checkStock,
      ParseCardNumber readCardNumber) {
    this.offices = offices;
    this.loadKnownFacts = loadKnownFacts;
    this.checkStock = checkStock;
    this.readCardNumber = readCardNumber;
  }

  /**
   * Those for these rows, with as many cards as if each that names none were a new child's; until
   * the transaction ends nobody writes the cards off.
   *
   * @param meant cards that are named in the file, which no other row gets
   * @param promised how many of the stock are left to rows that were checked before
   */
  @Transactional(Transactional.TxType.MANDATORY)
  FileFacts of(ImportFile file, List<ImportRow> rows, Collection<CardNumber> meant, int promised) {
    var named = rows.stream().map(this::card).flatMap(Optional::stream).toList();
    var without = (int) rows.stream().filter(row -> !row.says(Column.CARD)).count();
    return new FileFacts(
        loadKnownFacts.of(
            offices.find(file.office()).orElseThrow(),
            named,
            rows.stream().map(row -> row.text(Column.POSTCODE)).toList()),
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
