package throughline.membership.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.RecordedAction;

/** Everything that was done to an enrolment or seen of it, for whoever cannot do with a part. */
@ApplicationScoped
public class WholeHistory {

  private static final int ENTRIES_AT_ONCE = 200;

  private final AuditTrail trail;

  WholeHistory(AuditTrail trail) {
    this.trail = trail;
  }

  /** Newest first, read in as many parts as it has. */
  public List<RecordedAction> of(UUID enrolment) {
    var all = new ArrayList<RecordedAction>();
    var page = PageRequest.first(ENTRIES_AT_ONCE);
    List<RecordedAction> part;
    do {
      part = trail.history(RecordAction.record(enrolment), page);
      part.stream().limit(ENTRIES_AT_ONCE).forEach(all::add);
      page = all.isEmpty() ? page : new PageRequest(all.get(all.size() - 1).id(), ENTRIES_AT_ONCE);
    } while (part.size() > ENTRIES_AT_ONCE);
    return all;
  }
}
