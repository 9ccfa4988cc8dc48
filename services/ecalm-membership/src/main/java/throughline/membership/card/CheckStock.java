package throughline.membership.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import throughline.platform.core.input.InvalidInput;

/**
 * Says whether a card may be given at a place. An office whose cards were never recorded takes any
 * that is not another's: the rule begins with its first batch, so that no desk stands still.
 */
@ApplicationScoped
public class CheckStock {
  private static final String IN_NO_BOX =
      "This card is in no box of your office. Take another card, or record the box under Cards"
          + " first";

  private final CardStock stock;
  private final ParseCardNumber readCardNumber;

  CheckStock(CardStock stock, ParseCardNumber readCardNumber) {
    this.stock = stock;
    this.readCardNumber = readCardNumber;
  }

  /**
   * Why the card may not be given, in a sentence; empty if it may, and then until the transaction
   * ends nobody writes it off.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<String> refusal(CardNumber card, String office) {
    return Optional.ofNullable(refusals(List.of(card), office).get(card));
  }

  /** Refuses the field whose card may not be given. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void require(String field, CardNumber card, String office) {
    refusal(card, office)
        .ifPresent(
            refusal -> {
              throw new InvalidInput(field, refusal);
            });
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public Map<CardNumber, String> refusals(Collection<CardNumber> cards, String office) {
    if (cards.isEmpty()) {
      return Map.of();
    }
    var places = cards.stream().map(CardNumber::place).toList();
    var boxes = stock.toGive(places);
    var writtenOff = boxes.isEmpty() ? Set.<Long>of() : stock.writtenOff(boxes.keySet());
    var without = places.stream().filter(place -> !boxes.containsKey(place)).toList();
    var inNoBox = without.isEmpty() ? Set.<Long>of() : stock.mayNotBeGiven(without, office);
    var refusals = new HashMap<CardNumber, String>();
    for (var card : cards) {
      Optional.ofNullable(boxes.get(card.place()))
          .map(box -> refusal(box, office, writtenOff.contains(card.place())))
          .orElseGet(
              () -> inNoBox.contains(card.place()) ? Optional.of(IN_NO_BOX) : Optional.empty())
          .ifPresent(refusal -> refusals.put(card, refusal));
    }
    return refusals;
  }

  /**
   * Cards of the office's stock that nobody has, from the back of its newest box, so that a desk
   * can go on from the front.
   */
  public List<CardNumber> free(
      String office, Collection<CardNumber> without, int skipped, int wanted) {
    if (wanted == 0) {
      return List.of();
    }
    var meant = without.stream().map(CardNumber::place).toList();
    var free = stock.free(office, meant, skipped, wanted).stream().map(readCardNumber::at).toList();
    // Asked again under the lock of their boxes, from which somebody may be taking them out.
    var refused = refusals(free, office).keySet();
    return free.stream().filter(card -> !refused.contains(card)).toList();
  }

  private static Optional<String> refusal(CardStock.Box box, String office, boolean isWrittenOff) {
    if (!box.office().equals(office)) {
      return Optional.of(
          "This card is of the stock of %s. Take a card of your own stock"
              .formatted(box.officeName()));
    }
    return isWrittenOff
        ? Optional.of("This card was written off. Take another, and put this one aside")
        : Optional.empty();
  }
}
