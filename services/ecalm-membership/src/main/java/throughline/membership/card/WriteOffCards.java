package throughline.membership.card;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.web.input.Option;

/** Cards of an office's stock will be given to nobody. */
@ApplicationScoped
class WriteOffCards {
  /** Why nobody will be given a card. */
  enum WriteOffReason {
    DAMAGED("Damaged or misprinted"),
    MISSING("Missing from the box"),
    RETURNED("Sent back");

    private final String inWords;

    WriteOffReason(String inWords) {
      this.inWords = inWords;
    }

    String inWords() {
      return inWords;
    }

    static List<Option> options() {
      return Arrays.stream(values())
          .map(reason -> Option.of(reason.name(), reason.inWords()))
          .toList();
    }
  }

  private final ParseCardNumber readCardNumber;
  private final FindBox findBox;
  private final CardStock stock;
  private final Clock clock;

  WriteOffCards(ParseCardNumber readCardNumber, FindBox findBox, CardStock stock, Clock clock) {
    this.readCardNumber = readCardNumber;
    this.findBox = findBox;
    this.stock = stock;
    this.clock = clock;
  }

  @Transactional
  void writeOff(BatchRequest typed, String registrar, Places places) {
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
    var box = findBox.of(range, places);
    if (stock.isGiven(range)) {
      throw wrong("One of these cards was given to a child. Replace that card on its receipt");
    }
    if (!stock.writeOff(box.batch(), range, reason, clock.instant(), registrar)) {
      throw wrong("One of these cards was written off before. Compare the numbers");
    }
    Log.infof("event=cards-written-off office=%s cards=%d", box.office(), range.size());
  }

  private static InvalidInput wrong(String message) {
    return new InvalidInput("firstCard", message);
  }
}
