package throughline.membership.card;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import throughline.membership.reference.office.Office;
import throughline.membership.reference.office.Offices;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;

/** An office hands a box of cards, or a part of one, to another office. */
@ApplicationScoped
class HandOverCards {
  private static final int CODE_LENGTH = 50;
  private final ParseCardNumber readCardNumber;
  private final Offices offices;
  private final FindBox findBox;
  private final CardStock stock;
  private final MovedCards movedCards;
  private final Clock clock;

  HandOverCards(
      ParseCardNumber readCardNumber,
      Offices offices,
      FindBox findBox,
      CardStock stock,
      MovedCards movedCards,
      Clock clock) {
    this.readCardNumber = readCardNumber;
    this.offices = offices;
    this.findBox = findBox;
    this.stock = stock;
    this.movedCards = movedCards;
    this.clock = clock;
  }

  /**
   * Moves the cards into the stock of the other office, if they are of one batch of the registrar's
   * offices and nobody has one. Whoever gives one of them in the same moment is either before this,
   * which is then refused, or finds it in the other office's stock.
   */
  @Transactional
  void handOver(BatchRequest typed, String registrar, Places places) {
    var fields = new Fields();
    var range = CardRange.read(readCardNumber, fields, typed.firstCard(), typed.lastCard());
    var to = office(fields, typed.office());
    fields.throwIfAny();
    var box = findBox.of(range, places);
    if (box.office().equals(to.code())) {
      throw new InvalidInput("office", "These cards are in its stock already. Choose another");
    }
    if (stock.isGiven(range)) {
      throw wrong("One of these cards was given to a child. Hand over those before or behind it");
    }
    if (stock.isWrittenOffIn(range)) {
      throw wrong("One of these cards was written off. Hand over those before or behind it");
    }
    movedCards.move(box, range, to.code(), clock.instant(), registrar);
    Log.infof(
        "event=cards-handed-over from=%s to=%s cards=%d", box.office(), to.code(), range.size());
  }

  /** Of any office of the county; null if missing or wrong. */
  private Office office(Fields fields, String typed) {
    var code = fields.text("office", typed, CODE_LENGTH, "Choose the office that gets the cards");
    var office = code == null ? null : offices.find(code).orElse(null);
    if (code != null && office == null) {
      fields.reject("office", "Choose the office that gets the cards from the list");
    }
    return office;
  }

  private static InvalidInput wrong(String message) {
    return new InvalidInput("firstCard", message);
  }
}
