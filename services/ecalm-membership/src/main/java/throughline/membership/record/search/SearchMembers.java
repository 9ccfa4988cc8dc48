package throughline.membership.record.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import throughline.membership.card.Cards;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.record.search.ChildIndex.Found;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;

/** Somebody at a desk looks for a child of theirs by name, date of birth, or both. */
@ApplicationScoped
class SearchMembers {

  /** Whoever gets more has to say more of the name; nobody reads so many. */
  static final int MOST = 200;

  private static final int PAGE = 20;

  private final ChildIndex index;
  private final Cards cards;
  private final ParseCardNumber parseCardNumber;
  private final Members members;
  private final AuditTrail trail;

  SearchMembers(
      ChildIndex index,
      Cards cards,
      ParseCardNumber parseCardNumber,
      Members members,
      AuditTrail trail) {
    this.index = index;
    this.cards = cards;
    this.parseCardNumber = parseCardNumber;
    this.members = members;
    this.trail = trail;
  }

  /**
   * Those who were found.
   *
   * @param alike whether nobody is called so, and these are spelt alike
   */
  record Result(Slice<Found> children, boolean alike, Map<UUID, String> endings) {

    /** Whether there may be others whom a longer text would find. */
    public boolean isCut() {
      return children.total() == MOST;
    }
  }

  @Transactional
  Result search(Sought sought, Desk desk, PageRequest page) {
    var exact = index.having(sought, desk, MOST);
    var alike = exact.isEmpty() && !sought.words().isEmpty();
    var found = alike ? index.alike(sought, desk, MOST) : exact;
    var shown = Slice.part(found, Found::id, page.atMost(PAGE));
    if (!shown.isEmpty()) {
      trail.appendAll(shown.items().stream().map(child -> entry(child, desk)).toList());
    }
    var endings = cards.endingsOf(shown.items().stream().map(Found::id).toList());
    return new Result(shown, alike, endings);
  }

  private static AuditEntry entry(Found child, Desk desk) {
    var actor = desk.actor(child.office(), child.libraryCode());
    return AuditEntry.of(actor, RecordAction.FOUND, RecordAction.record(child.id()));
  }

  /**
   * The enrolment behind exactly this card.
   *
   * @throws InvalidInput also if it is that of nobody whom this desk may see: nobody learns which
   *     cards others have given out
   */
  @Transactional
  UUID byCard(String typed, Desk desk) {
    var fields = new Fields();
    var card = parseCardNumber.read(fields, Sought.FIELD, typed);
    fields.throwIfAny();
    return cards
        .ownerOf(card)
        .flatMap(owner -> members.find(owner, desk.offices(), desk.libraries()))
        .map(Member::key)
        .orElseThrow(
            () ->
                new InvalidInput(
                    Sought.FIELD,
                    "No child of yours has this card. It may be void, or the child may belong to"
                        + " another library"));
  }
}
