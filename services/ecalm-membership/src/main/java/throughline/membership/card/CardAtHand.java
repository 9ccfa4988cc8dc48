package throughline.membership.card;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.core.permission.Places;

/** A registrar has a box of cards beside the desk; who tries a demonstration has none. */
@ApplicationScoped
public class CardAtHand {

  private final ShowStock showStock;
  private final boolean demonstration;

  CardAtHand(
      ShowStock showStock,
      @ConfigProperty(name = "throughline.web.demonstration") boolean demonstration) {
    this.showStock = showStock;
    this.demonstration = demonstration;
  }

  /** The next card of these offices, as it is printed; null where cards are real, or used up. */
  public String of(Places offices) {
    return demonstration
        ? showStock.next(offices).stream().findFirst().map(CardsInBox::first).orElse(null)
        : null;
  }
}
