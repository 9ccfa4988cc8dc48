package throughline.membership.card;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import throughline.membership.card.CardStock.CardRange;
import throughline.membership.reference.office.Office;
import throughline.membership.reference.office.Offices;
import throughline.membership.reference.office.ParseOffice;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;

/**
 * What an office does with its cards: it was sent a box, hands cards to another office, or gives
 * some to nobody. Each throws {@link InvalidInput} naming every wrong field.
 */
@ApplicationScoped
public class ChangeStock {
  private static final int CODE_LENGTH = 50;
  private static final int HIGHEST_LEVEL = 9_999;

  /** Cards that follow each other, as typed, and what is done with them. */
  public record Request(String office, String firstCard, String lastCard, String reason) {
    static Request of(Form form) {
      return new Request(
          form.text("office"), form.text("firstCard"), form.text("lastCard"), form.text("reason"));
    }

    /** Hides cards from any log that this object slips into. */
    @Override
    public String toString() {
      return "ChangeStock.Request";
    }
  }

  /** Why nobody will be given a card. */
  enum WriteOffReason {
    DAMAGED("Damaged or misprinted"),
    MISSING("Missing from the box"),
    RETURNED("Sent back");

    private final String inWords;

    WriteOffReason(String inWords) {
      this.inWords = inWords;
    }

    static List<Option> options() {
      return Arrays.stream(values())
          .map(reason -> Option.of(reason.name(), reason.inWords))
          .toList();
    }
  }

  private final ParseOffice readOffice;
  private final ParseCardNumber readCardNumber;
  private final Offices offices;
  private final CardStock stock;
  private final MovedCards movedCards;
  private final Clock clock;

  ChangeStock(
      ParseOffice readOffice,
      ParseCardNumber readCardNumber,
      Offices offices,
      CardStock stock,
      MovedCards movedCards,
      Clock clock) {
    this.readOffice = readOffice;
    this.readCardNumber = readCardNumber;
    this.offices = offices;
    this.stock = stock;
    this.movedCards = movedCards;
    this.clock = clock;
  }

  /** Adds a box. Of two that share a card the database takes one. */
  @Transactional
  public void receive(Request typed, String registrar, Places places) {
    var fields = new Fields();
    var office = readOffice.read(fields, typed.office(), places);
    var range = CardRange.read(readCardNumber, fields, typed.firstCard(), typed.lastCard());
    fields.throwIfAny();
    if (!stock.add(office.code(), range, clock.instant(), registrar)) {
      throw wrong(
          "Some of these cards are in a box that is recorded already. Compare both numbers with"
              + " the box");
    }
    Log.infof("event=card-batch-received office=%s cards=%d", office.code(), range.size());
  }

  /** One card is a range whose last is the same, or left out. */
  @Transactional
  void writeOff(Request typed, String registrar, Places places) {
    var fields = new Fields();
    var last =
        typed.lastCard() == null || typed.lastCard().isBlank()
            ? typed.firstCard()
            : typed.lastCard();
    var range = CardRange.read(readCardNumber, fields, typed.firstCard(), last);
    var reason =
        fields.oneOf(
            "reason", typed.reason(), WriteOffReason.class, "Choose why nobody will be given them");
    fields.throwIfAny();
    var box = boxOf(range, places);
    if (stock.isGiven(range)) {
      throw wrong("One of these cards was given to a child. Replace that card on its receipt");
    }
    if (!stock.writeOff(box.batch(), range, reason.name(), clock.instant(), registrar)) {
      throw wrong("One of these cards was written off before. Compare the numbers");
    }
    Log.infof("event=cards-written-off office=%s cards=%d", box.office(), range.size());
  }

  /**
   * Moves cards into the stock of another office. Whoever gives one of them in the same moment is
   * either before this, which is then refused, or finds it in the other office's stock.
   */
  @Transactional
  void handOver(Request typed, String registrar, Places places) {
    var fields = new Fields();
    var range = CardRange.read(readCardNumber, fields, typed.firstCard(), typed.lastCard());
    var to = anyOffice(fields, typed.office());
    fields.throwIfAny();
    var box = boxOf(range, places);
    if (box.office().equals(to.code())) {
      throw new InvalidInput("office", "These cards are in its stock already. Choose another");
    }
    if (stock.isGiven(range)) {
      throw wrong("One of these cards was given to a child. Hand over those before or behind it");
    }
    if (stock.isWrittenOff(range)) {
      throw wrong("One of these cards was written off. Hand over those before or behind it");
    }
    movedCards.move(box, range, to.code(), clock.instant(), registrar);
    Log.infof(
        "event=cards-handed-over from=%s to=%s cards=%d", box.office(), to.code(), range.size());
  }

  /** At how few cards the office orders more. */
  @Transactional
  void setReorderLevel(String typedOffice, String typedLevel, Places places) {
    var fields = new Fields();
    var office = readOffice.read(fields, typedOffice, places);
    var level =
        fields.wholeNumber("level", typedLevel, 0, HIGHEST_LEVEL, "Enter a number of cards");
    fields.throwIfAny();
    stock.setReorderLevel(office.code(), level);
  }

  /** Until the transaction ends nobody else gives or takes a card of the one box of all of them. */
  private CardStock.Box boxOf(CardRange range, Places places) {
    var first = stock.toTakeOut(range.first());
    var last = range.size() == 1 ? first : stock.toTakeOut(range.last());
    return first
        .filter(box -> places.includes(box.office()))
        .filter(box -> last.filter(other -> other.batch().equals(box.batch())).isPresent())
        .orElseThrow(
            () -> wrong("These cards are not all of one box of your office. Compare the numbers"));
  }

  private Office anyOffice(Fields fields, String typed) {
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
