package throughline.membership.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;

/** Finds the one box that cards lie in which somebody wants to take out of it. */
@ApplicationScoped
class FindBox {
  private final CardStock stock;

  FindBox(CardStock stock) {
    this.stock = stock;
  }

  /**
   * The box at one of these offices; until the transaction ends nobody else gives or takes a card
   * of it.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  CardStock.Box of(CardRange range, Places places) {
    var first = stock.toTakeOut(range.first());
    var last = range.size() == 1 ? first : stock.toTakeOut(range.last());
    return first
        .filter(box -> places.includes(box.office()))
        .filter(box -> last.filter(other -> other.batch().equals(box.batch())).isPresent())
        .orElseThrow(
            () ->
                new InvalidInput(
                    "firstCard",
                    "These cards are not all of one box of your office. Compare the numbers"));
  }
}
