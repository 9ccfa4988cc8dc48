package throughline.membership.card;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import throughline.membership.reference.office.ParseOffice;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;

/** An office was sent a box of cards. */
@ApplicationScoped
class ReceiveBatch {
  private final ParseOffice readOffice;
  private final ParseCardNumber readCardNumber;
  private final CardStock stock;
  private final Clock clock;

  ReceiveBatch(
      ParseOffice readOffice, ParseCardNumber readCardNumber, CardStock stock, Clock clock) {
    this.readOffice = readOffice;
    this.readCardNumber = readCardNumber;
    this.stock = stock;
    this.clock = clock;
  }

  /** Adds the box to the stock of the office. Of two that share a card the database takes one. */
  @Transactional
  void receive(BatchRequest typed, String registrar, Places places) {
    var fields = new Fields();
    var office = readOffice.read(fields, typed.office(), places);
    var range = CardRange.read(readCardNumber, fields, typed.firstCard(), typed.lastCard());
    fields.throwIfAny();
    if (!stock.add(office.code(), range, clock.instant(), registrar)) {
      throw new InvalidInput(
          "firstCard",
          "Some of these cards are in a box that is recorded already. Compare both numbers with"
              + " the box");
    }
    Log.infof("event=card-batch-received office=%s cards=%d", office.code(), range.size());
  }
}
