package throughline.membership.card;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Statements;

/** A registrar has cards beside the desk; who tries a demonstration has none. */
@ApplicationScoped
public class CardAtHand {
  private static final String BEHIND_ALL_THAT_WERE_GIVEN =
      "SELECT max(place) + 1 AS place FROM card HAVING count(*) > 0";

  private final ShowStock showStock;
  private final Statements statements;
  private final ParseCardNumber numbers;
  private final boolean demonstration;

  CardAtHand(
      ShowStock showStock,
      Statements statements,
      ParseCardNumber numbers,
      @ConfigProperty(name = "throughline.web.demonstration") boolean demonstration) {
    this.showStock = showStock;
    this.statements = statements;
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
    return statements.first(
        BEHIND_ALL_THAT_WERE_GIVEN, row -> numbers.at(row.getLong("place")).grouped());
  }
}
