package throughline.membership.card;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import throughline.membership.card.ShowStock.CardsInBox;
import throughline.platform.core.permission.Places;

/** A registrar has cards beside the desk; who tries a demonstration has none. */
@ApplicationScoped
public class CardAtHand {
  private static final String BEHIND_ALL_THAT_WERE_GIVEN =
      "SELECT max(place) + 1 AS place FROM card HAVING count(*) > 0";

  private final ShowStock showStock;
  private final Jdbi jdbi;
  private final ParseCardNumber numbers;
  private final boolean demonstration;

  CardAtHand(
      ShowStock showStock,
      Jdbi jdbi,
      ParseCardNumber numbers,
      @ConfigProperty(name = "throughline.web.demonstration") boolean demonstration) {
    this.showStock = showStock;
    this.jdbi = jdbi;
    this.numbers = numbers;
    this.demonstration = demonstration;
  }

  /** A card that these offices may give, as it is printed; null where cards are real. */
  public String of(Places offices) {
    return demonstration ? ofStock(offices).or(this::behindAll).orElse(null) : null;
  }

  private Optional<String> ofStock(Places offices) {
    return showStock.next(offices).stream().findFirst().map(CardsInBox::first);
  }

  private Optional<String> behindAll() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(BEHIND_ALL_THAT_WERE_GIVEN)
                .mapTo(Long.class)
                .map(place -> numbers.at(place).grouped())
                .findOne());
  }
}
