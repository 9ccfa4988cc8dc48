package throughline.membership.record.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import throughline.membership.card.Cards;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.record.search.ChildIndex.Found;
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
  private final AuditTrail trail;

  SearchMembers(ChildIndex index, Cards cards, AuditTrail trail) {
    this.index = index;
    this.cards = cards;
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
}
