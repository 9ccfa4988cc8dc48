package throughline.membership.card;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.membership.card.ShowStock.CardsInBox;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Sql;

/** A registrar has cards beside the desk; who tries a demonstration has none. */
@ApplicationScoped
public class CardAtHand {
  private static final String BEHIND_ALL_THAT_WERE_GIVEN =
      "SELECT max(place) + 1 AS place FROM card HAVING count(*) > 0";

  private final ShowStock showStock;
  private final Sql sql;
  private final ParseCardNumber numbers;
  private final boolean demonstration;

  CardAtHand(
      ShowStock showStock,
      Sql sql,
      ParseCardNumber numbers,
      @ConfigProperty(name = "throughline.web.demonstration") boolean demonstration) {
    this.showStock = showStock;
    this.sql = sql;
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
    return sql.of(BEHIND_ALL_THAT_WERE_GIVEN)
        .first(Long.class)
        .map(place -> numbers.at(place).grouped());
  }
}
