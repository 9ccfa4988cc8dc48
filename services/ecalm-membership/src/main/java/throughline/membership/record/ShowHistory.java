package throughline.membership.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.HistoryLine;

/** Somebody at a desk asks who enrolled a child of theirs, put something right or looked. */
@ApplicationScoped
public class ShowHistory {

  /**
   * A part of what happened to an enrolment, newest first.
   *
   * @param next the last line's id, from which the next part goes on; null if there is none
   */
  public record RecordHistory(List<HistoryLine> lines, UUID next) {}

  private final HistoryInWords inWords;
  private final RestrictedRecords restricted;
  private final AuditTrail trail;

  ShowHistory(HistoryInWords inWords, RestrictedRecords restricted, AuditTrail trail) {
    this.inWords = inWords;
    this.restricted = restricted;
    this.trail = trail;
  }

  /** A part of the history, and writes down who saw it. */
  @Transactional
  public RecordHistory show(UUID id, Desk desk, PageRequest page) {
    var member = restricted.look(id, desk);
    var actions = trail.history(RecordAction.record(id), page);
    trail.append(RecordAction.HISTORY_OPENED.of(member, desk.actor(member)));
    var shown = actions.stream().limit(page.limit()).toList();
    var isLast = actions.size() == shown.size();
    return new RecordHistory(
        shown.stream().map(action -> inWords.line(action, desk.subject())).toList(),
        isLast ? null : shown.get(shown.size() - 1).id());
  }
}
