package throughline.membership.record.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.membership.card.Cards;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.record.Desk;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;

/** Somebody at a desk holds a card and asks whose it is. */
@ApplicationScoped
class FindByCard {

  private static final String CARD = Sought.FIELD;

  private final ParseCardNumber readCardNumber;
  private final Cards cards;
  private final Members members;

  FindByCard(ParseCardNumber readCardNumber, Cards cards, Members members) {
    this.readCardNumber = readCardNumber;
    this.cards = cards;
    this.members = members;
  }

  /** The number of the enrolment behind exactly this card. */
  @Transactional
  UUID find(String typed, Desk desk) {
    var fields = new Fields();
    var card = readCardNumber.read(fields, CARD, typed);
    fields.throwIfAny();
    return cards
        .ownerOf(card)
        .flatMap(owner -> members.find(owner, desk.offices(), desk.libraries()))
        .map(Member::key)
        .orElseThrow(FindByCard::notFound);
  }

  private static InvalidInput notFound() {
    return new InvalidInput(
        CARD,
        "No child of yours has this card. It may be void, or the child may belong to another"
            + " library");
  }
}
