package throughline.membership.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.membership.card.Cards;
import throughline.membership.member.Members;
import throughline.membership.vault.PersonVault;
import throughline.platform.web.problem.NotFound;

/** Somebody at a desk looks at the receipt of an enrolment. */
@ApplicationScoped
class ShowReceipt {

  private static final String ENROLMENT = "enrolment with this number";

  private final Members members;
  private final PersonVault vault;
  private final Cards cards;

  ShowReceipt(Members members, PersonVault vault, Cards cards) {
    this.members = members;
    this.vault = vault;
    this.cards = cards;
  }

  /**
   * The receipt; the member's key is the enrolment's number.
   *
   * @throws NotFound if there is none
   */
  @Transactional
  Receipt show(UUID id) {
    var member = members.findByIdOptional(id).orElseThrow(() -> new NotFound(ENROLMENT));
    var child = vault.child(id).orElseThrow(() -> new NotFound(ENROLMENT));
    var library = member.enrolledAt();
    return new Receipt(
        id,
        child.calledBy(),
        member.enrolledOn(),
        library.code(),
        library.name(),
        cards.newestOf(id).grouped());
  }
}
