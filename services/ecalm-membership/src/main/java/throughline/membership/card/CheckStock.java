package throughline.membership.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * Says whether a card may be given at a place. An office whose cards were never recorded takes any
 * that is not another's: the rule begins with its first batch, so that no desk stands still.
 */
@ApplicationScoped
public class CheckStock {

  private final CardStock stock;

  CheckStock(CardStock stock) {
    this.stock = stock;
  }

  /**
   * Why the card may not be given, in a sentence; empty if it may, and then until the transaction
   * ends nobody writes it off.
   *
   * @param office the code of the registration office; null at a library, which has no such stock
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<String> refusal(CardNumber card, String office) {
    return stock
        .toGive(card.place())
        .map(box -> refusal(box, card, office))
        .orElseGet(() -> inNoBox(office));
  }

  private Optional<String> refusal(CardStock.Box box, CardNumber card, String office) {
    if (!box.office().equals(office)) {
      return Optional.of(
          "This card is of the stock of %s. Take a card of your own stock"
              .formatted(box.officeName()));
    }
    return stock.isWrittenOff(card.place())
        ? Optional.of("This card was written off. Take another, and put this one aside")
        : Optional.empty();
  }

  private Optional<String> inNoBox(String office) {
    return office != null && stock.isKeptAt(office)
        ? Optional.of(
            "This card is in no batch of your office. Take another card, or record the batch under"
                + " Cards first")
        : Optional.empty();
  }
}
