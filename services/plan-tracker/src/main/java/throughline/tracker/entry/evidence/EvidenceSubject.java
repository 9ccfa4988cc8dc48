package throughline.tracker.entry.evidence;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.ReportingRight;

/** What evidence is about. */
record EvidenceSubject(String text, String title, String path) {

  /** Whoever may report on it may show that it is so. */
  void require(ReportingRight right) {
    var parts = text.split("/");
    if (parts[0].equals("milestone")) {
      right.requireOfMilestone(parts[1]);
    } else {
      right.require(parts[1]);
    }
  }

  @Singleton
  static class Finder {

    private static final String IS_REPORTED =
        "SELECT count(*) FROM fact WHERE aggregate IN ('observation', 'proposal') AND aggregate_id = :id";

    private final ReadOnlyTransactions snapshots;
    private final ActionPlan plan;
    private final MeasureStore measures;

    Finder(ReadOnlyTransactions snapshots, ActionPlan plan, MeasureStore measures) {
      this.snapshots = snapshots;
      this.plan = plan;
      this.measures = measures;
    }

    EvidenceSubject find(String text) {
      return snapshots.read(handle -> find(handle, text));
    }

    EvidenceSubject find(Handle handle, String text) {
      int slash = text.indexOf('/');
      var kind = slash < 0 ? "" : text.substring(0, slash);
      var id = text.substring(slash + 1);
      return switch (kind) {
        case "milestone" -> milestone(text, id);
        case "observation" -> observation(handle, text, id);
        default -> throw none();
      };
    }

    private EvidenceSubject milestone(String text, String id) {
      return plan.priorityOfMilestone(id).stream()
          .flatMap(priority -> priority.milestones().stream())
          .filter(milestone -> milestone.id().equals(id))
          .map(milestone -> new EvidenceSubject(text, milestone.text(), "/milestones/" + id))
          .findFirst()
          .orElseThrow(Finder::none);
    }

    private EvidenceSubject observation(Handle handle, String text, String id) {
      if (handle.createQuery(IS_REPORTED).bind("id", id).mapTo(Long.class).one() == 0) {
        throw none();
      }
      var measureId = id.substring(0, id.indexOf('/'));
      var measure = measures.read(handle).find(measureId).orElseThrow(Finder::none);
      return new EvidenceSubject(
          text, measure.title(), "/measures/%s/observations".formatted(measureId));
    }

    private static NotFound none() {
      return new NotFound("milestone or figure with this address");
    }
  }
}
